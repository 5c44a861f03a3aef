package org.tourniquet.local.outside;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.tourniquet.local.suite.Http;
import org.tourniquet.local.suite.Reply;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;

/** Renders the pages of the outside world from the templates in `outside/`, everything escaped. */
public final class Pages {

    private static final Variant HTML = Variant.forContentType("text/html");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final Clock clock;
    private final Engine engine = Engine.builder().addDefaults().addValueResolver(new OurValues())
            .addValueResolver(ValueResolver.builder().applyToBaseClass(Instant.class).applyToName("said")
                    .resolveSync(context -> said((Instant) context.getBase())).build())
            .addValueResolver(ValueResolver.builder().applyToBaseClass(String.class).applyToName("urlEncoded")
                    .resolveSync(context -> URLEncoder.encode((String) context.getBase(), StandardCharsets.UTF_8)).build())
            .addValueResolver(ValueResolver.builder().applyToBaseClass(String.class).applyToName("or")
                    .resolveAsync(context -> context.evaluate(context.getParams().getFirst())
                            .thenApply(otherwise -> ((String) context.getBase()).isEmpty() ? otherwise : context.getBase()))
                    .build())
            .addResultMapper(new HtmlEscaper(List.of("text/html"))).addLocator(Pages::locate).build();

    public Pages(Clock clock) {
        this.clock = clock;
    }

    public String render(String template, Map<String, ?> data) {
        var instance = engine.getTemplate(template).instance();
        data.forEach(instance::data);
        return instance.render();
    }

    /** The style sheets, scripts and pictures beside the templates. */
    public static void assets(Http http) {
        http.route("GET", "/outside/{name}", request -> {
            var name = request.path("name");
            var type = name.endsWith("css") ? "text/css" : name.endsWith("js") ? "text/javascript" : "image/svg+xml";
            return (name.matches("[a-z]+\\.(css|js|svg)") ? read(name) : Optional.<String> empty())
                    .map(text -> Reply.text(200, type + "; charset=utf-8", text).with("Cache-Control", "no-cache"))
                    .orElseGet(() -> Reply.problem(404, "Nothing is here"));
        });
    }

    private String said(Instant at) {
        var zone = ZoneId.systemDefault();
        var day = at.atZone(zone).toLocalDate();
        long ago = ChronoUnit.DAYS.between(day, clock.instant().atZone(zone).toLocalDate());
        var time = at.atZone(zone);
        return ago == 0 ? "today " + TIME.format(time) : ago == 1 ? "yesterday " + TIME.format(time) : DAY.format(time);
    }

    private static Optional<TemplateLocation> locate(String id) {
        return read(id + ".html").map(text -> new TemplateLocation() {
            @Override
            public StringReader read() {
                return new StringReader(text);
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(HTML);
            }
        });
    }

    private static Optional<String> read(String name) {
        try (var in = Pages.class.getResourceAsStream("/outside/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
