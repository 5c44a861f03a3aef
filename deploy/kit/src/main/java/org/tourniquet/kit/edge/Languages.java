package org.tourniquet.kit.edge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;

/** The language the reader wants: asked for, remembered, or what the browser says, of those we speak. */
@RequestScoped
public class Languages {
    public static final List<String> ALL = List.of("en", "fr", "fi", "hu", "eo", "ar");
    public static final String DEFAULT = "en";
    private static final Map<String, String> NAMES = Map.of("en", "English", "fr", "Français", "fi", "Suomi", "hu", "Magyar",
            "eo", "Esperanto", "ar", "العربية");
    private static final String COOKIE = "tourniquet-lang";
    private static final long A_YEAR = 31_536_000;
    /** Browsers say it in a few hundred ways; to understand one takes longer than all else that a kept page needs. */
    private static final int WAYS = 500;
    private static final Map<String, Optional<String>> UNDERSTOOD = new ConcurrentHashMap<>();

    private final CurrentVertxRequest current;
    private String chosen;

    Languages(CurrentVertxRequest current) {
        this.current = current;
    }

    public String language() {
        if (chosen == null) {
            chosen = current.getCurrent() == null ? DEFAULT : choose(current.getCurrent());
        }
        return chosen;
    }

    public Locale locale() {
        return Locale.forLanguageTag(language());
    }

    public String direction() {
        return direction(language());
    }

    public static String direction(String language) {
        return "ar".equals(language) ? "rtl" : "ltr";
    }

    /** What a language calls itself. */
    public static String nameOf(String language) {
        return NAMES.getOrDefault(language, language);
    }

    /** For what answers before there is a request of our own. */
    public static String of(RoutingContext request) {
        return choose(request);
    }

    private static String choose(RoutingContext request) {
        String asked = request.request().getParam("lang");
        if (asked != null && ALL.contains(asked) && !request.response().headWritten()) {
            request.response()
                    .addCookie(Cookie.cookie(COOKIE, asked).setPath("/").setMaxAge(A_YEAR)
                            .setSameSite(CookieSameSite.LAX).setSecure(request.request().isSSL()));
        }
        Cookie remembered = request.request().getCookie(COOKIE);
        return Stream.of(asked, remembered == null ? null : remembered.getValue()).filter(Objects::nonNull)
                .filter(ALL::contains)
                .findFirst().or(() -> accepted(request.request().getHeader("Accept-Language"))).orElse(DEFAULT);
    }

    static Optional<String> accepted(String header) {
        if (header == null || header.length() > 500) {
            return Optional.empty();
        }
        if (UNDERSTOOD.size() > WAYS) {
            UNDERSTOOD.clear();
        }
        return UNDERSTOOD.computeIfAbsent(header, Languages::understood);
    }

    private static Optional<String> understood(String header) {
        try {
            return Locale.LanguageRange.parse(header).stream().map(r -> r.getRange().split("-")[0]).filter(ALL::contains)
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Every page rendered for a request speaks its language; a mail names its own locale after. */
    static void speak(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(page -> {
            if (Arc.container() != null && Arc.container().requestContext().isActive()) {
                page.setLocale(Arc.container().instance(Languages.class).get().locale());
            }
        });
    }
}
