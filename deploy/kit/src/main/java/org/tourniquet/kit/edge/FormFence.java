package org.tourniquet.kit.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;

/**
 * A change asked for by a page must come from a page of ours: a token in the form (or the header X-CSRF-TOKEN) equal to
 * the one in the cookie. Our own because quarkus-rest-csrf can leave out no path, and one-click unsubscribe and the signed
 * webhooks are form posts without a page. The API never accepts the session cookie, so it needs no token.
 */
@Singleton
public class FormFence {
    public static final String FIELD = "csrf-token";
    private static final String HEADER = "X-CSRF-TOKEN";
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final int BYTES = 32;

    private final String cookieName;
    private final List<String> open;

    FormFence(@ConfigProperty(name = "tourniquet.name") String name,
            @ConfigProperty(name = "tourniquet.forms-without-token") Optional<List<String>> open) {
        this.cookieName = "csrf-" + name;
        this.open = open.orElse(List.of());
    }

    @ServerRequestFilter
    @WithFormRead
    public void check(ResteasyReactiveContainerRequestContext request, RoutingContext routing) {
        if (HARMLESS.contains(request.getMethod()) || isOpen(routing.normalizedPath())) {
            return;
        }
        Cookie cookie = routing.request().getCookie(cookieName);
        String sent = request.getHeaderString(HEADER);
        if (sent == null) {
            ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
            sent = context.getFormData() == null ? null : (String) context.getFormParameter(FIELD, true, false);
        }
        String from = request.getHeaderString("Sec-Fetch-Site");
        boolean elsewhere = from != null && !from.equals("same-origin") && !from.equals("none");
        if (elsewhere || cookie == null || sent == null || !same(cookie.getValue(), sent)) {
            throw Problem.of(403, "page-too-old", "This page is too old or not ours")
                    .detail("Nothing was changed. Go back, load the page again, and repeat.");
        }
    }

    /** The token for the forms of this page; the cookie goes out with it. */
    public String token(RoutingContext routing) {
        String token = routing.get(FIELD);
        if (token == null) {
            Cookie cookie = routing.request().getCookie(cookieName);
            token = cookie != null && cookie.getValue().matches("[\\w-]{43}") ? cookie.getValue() : fresh();
            routing.put(FIELD, token);
            if (!routing.response().headWritten()) {
                routing.response().addCookie(Cookie.cookie(cookieName, token).setPath("/").setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX).setSecure(routing.request().isSSL()));
            }
        }
        return token;
    }

    private boolean isOpen(String path) {
        return path.startsWith("/api/") || open.stream().map(String::strip)
                .anyMatch(o -> o.endsWith("*") ? path.startsWith(o.substring(0, o.length() - 1)) : path.equals(o));
    }

    private String fresh() {
        byte[] bytes = new byte[BYTES];
        // made here: this filter exists while a native executable is built, and a seed of then must not be kept in it
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
