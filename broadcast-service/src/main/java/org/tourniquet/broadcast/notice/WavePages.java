package org.tourniquet.broadcast.notice;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;
import org.tourniquet.kit.look.Chart;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** How many will call because of a notice, drawn against who answers; and whether it goes in waves. */
@Path("/notices/{id}/waves")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class WavePages {
    /** The page: no charts and sentences while nobody has said how the lines are staffed. */
    public record Shown(Notice notice, Incident incident, boolean may, boolean known, String atOnce, String inWaves,
            Chart atOnceDrawn, Chart inWavesDrawn, boolean chosen, String people, String minutes, Problem problem) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance waves(Shown shown);
    }

    private final Loads loads;
    private final Forecast forecast;
    private final Clock clock;

    WavePages(Loads loads, Forecast forecast, Clock clock) {
        this.loads = loads;
        this.forecast = forecast;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    public TemplateInstance waves(@PathParam("id") UUID id) {
        return page(id, null);
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object choose(@PathParam("id") UUID id, @RestForm String how, @RestForm String people, @RestForm String minutes) {
        try {
            if ("at-once".equals(how))
                loads.allAtOnce(id);
            else
                loads.choose(id, whole(people), whole(minutes));
            return Response.seeOther(URI.create("/notices/" + id + "/waves")).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(page(id, problem)).build();
        }
    }

    private TemplateInstance page(UUID id, Problem problem) {
        Notice notice = NoticePages.found(id);
        Load load = loads.of(notice, forecast.of(notice).reachable()).orElse(null);
        Load.Wave chosen = loads.chosen(id);
        Load.Wave wave = chosen != null || load == null ? chosen : load.suggested();
        return Templates.waves(new Shown(notice, Incident.findById(notice.incident()), Loads.may(notice), load != null,
                load == null ? null : load.said(null), load == null || wave == null ? null : load.said(wave),
                load == null ? null : drawn("All at once", load, null),
                load == null || wave == null ? null : drawn("In waves", load, wave), chosen != null,
                wave == null ? "" : String.valueOf(wave.people()), wave == null ? "30" : String.valueOf(wave.minutes()),
                problem));
    }

    /** Contacts an hour against what is answered, and who waits. */
    private Chart drawn(String title, Load load, Load.Wave wave) {
        Instant start = clock.instant();
        List<Load.Moment> course = load.course(wave);
        return Chart.lines(title,
                new Chart.Series("calls an hour", "live",
                        course.stream().map(one -> new Chart.Point(at(start, one), one.perHour())).toList()),
                new Chart.Series("answered an hour", "good dashed",
                        course.stream().map(one -> new Chart.Point(at(start, one), load.answersPerHour())).toList()),
                new Chart.Series("waiting", "waiting",
                        course.stream().map(one -> new Chart.Point(at(start, one), one.waiting())).toList()));
    }

    private static Instant at(Instant start, Load.Moment one) {
        return start.plusSeconds(one.minute() * 60L);
    }

    private static Integer whole(String text) {
        return text != null && text.strip().matches("\\d{1,8}") ? Integer.valueOf(text.strip()) : null;
    }
}
