package org.tourniquet.kit.look;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Shows every part of the look on one page, so that a change of it is seen before anybody relies on it. */
@Path("/house")
@RolesAllowed(Roles.OPERATOR)
@Blocking
@Produces(MediaType.TEXT_HTML)
public class StylePages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance console(String mode, Problem problem, Chart chart, Chart spark, Instant now,
                List<String> kinds);

        static native TemplateInstance reader(Problem problem, Instant now);
    }

    private final Clock clock;

    StylePages(Clock clock) {
        this.clock = clock;
    }

    @GET
    public TemplateInstance look(@RestQuery String mode) {
        Instant now = clock.instant();
        Chart.Series accepted = new Chart.Series("Accepted", "good", points(now, 31));
        Chart.Series waiting = new Chart.Series("Waiting", "waiting dashed", points(now, 17).reversed().stream()
                .map(p -> new Chart.Point(now.minusSeconds(now.getEpochSecond() - p.at().getEpochSecond()), 95 - p.value() / 2))
                .sorted((a, b) -> a.at().compareTo(b.at())).toList());
        return Templates.console(mode == null ? "" : mode, wrong(), Chart.areas("Accepted a second", accepted, waiting),
                Chart.lines("Last hour", accepted), now,
                List.of("live", "drill", "warn", "good", "waiting", "neutral", "red", "orange", "yellow", "green", "blue"));
    }

    @GET
    @Path("public")
    public TemplateInstance reader() {
        return Templates.reader(wrong(), clock.instant());
    }

    private static Problem wrong() {
        return Problem.of(422, "notice-wrong", "The notice cannot be submitted yet").at("/wordings/en/sms", "too-long",
                "has 1,640 characters; 1,600 fit.");
    }

    private static List<Chart.Point> points(Instant now, int seed) {
        return IntStream.rangeClosed(0, 60).mapToObj(i -> new Chart.Point(now.minusSeconds(60L * (60 - i)),
                Math.max(0, 44 + 34 * Math.sin(i / 9.0 + seed) + (i * seed) % 7))).toList();
    }
}
