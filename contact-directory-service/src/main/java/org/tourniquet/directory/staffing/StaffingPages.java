package org.tourniquet.directory.staffing;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.directory.channel.Channel;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;
import org.tourniquet.kit.look.Chart;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** How a channel is staffed, what wait that gives, and how many more would be enough. */
@Path("/channels/{id}/staffing")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class StaffingPages {

    /** The form as typed, and what is kept. */
    @TemplateData
    public record Shown(UUID channel, String name, String agents, String callsPerHour, String handling, String concurrency,
            String patience, String rate, String hours, Staffing kept, Outlook outlook, WhatIfDrawing drawing, Problem imagined,
            Wave wave, Problem problem) {
    }

    /** A wave of calls as typed, and what it does; surge and curve are null where it cannot be reckoned. */
    @TemplateData
    public record Wave(String calls, String minutes, Surge surge, Chart curve, Problem problem) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance staffing(Shown shown);

        private Templates() {
        }
    }

    private static final int POINTS = 24;

    private final StaffBook book;
    private final Clock clock;

    StaffingPages(StaffBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ Roles.LEAD, Roles.EDITOR, Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance staffing(@PathParam("id") UUID id, @QueryParam("calls") String calls,
            @QueryParam("minutes") String minutes, @QueryParam("people") String people,
            @QueryParam("callsPerHour") String callsPerHour, @QueryParam("handlingSeconds") String handlingSeconds,
            @QueryParam("patienceSeconds") String patienceSeconds) {
        Staffing kept = Staffing.of(id).orElse(null);
        Wave wave = wave(id, calls, minutes);
        Imagined imagined = kept == null ? new Imagined(null, null)
                : imagined(kept, new WhatIf.Wish(people, callsPerHour, handlingSeconds, patienceSeconds));
        return Templates
                .staffing(kept == null
                        ? new Shown(id, name(id), "", "", "", "1", "", "", "", null, null, null, null, wave, null)
                        : new Shown(id, name(id), text(kept.agents), text(kept.callsPerHour), text(kept.handlingSeconds),
                                text(kept.concurrency), kept.patienceSeconds == null ? "" : text(kept.patienceSeconds),
                                kept.hourlyRate == null ? "" : kept.hourlyRate.toPlainString(),
                                kept.overtimeHours == null ? "" : text(kept.overtimeHours), kept,
                                Outlook.of(kept), imagined.drawing(), imagined.wrong(), wave, null));
    }

    @POST
    @RolesAllowed({ Roles.LEAD, Roles.EDITOR })
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Object keep(@PathParam("id") UUID id, @RestForm String agents, @RestForm String callsPerHour,
            @RestForm String averageHandlingSeconds, @RestForm String concurrency, @RestForm String patienceSeconds,
            @RestForm String hourlyRate, @RestForm String overtimeHours) {
        try {
            book.keep(id, new StaffBook.Figures(whole(agents), number(callsPerHour), whole(averageHandlingSeconds),
                    blank(concurrency) ? null : orWrong(number(concurrency)),
                    blank(patienceSeconds) ? null : orWrong(whole(patienceSeconds)),
                    blank(hourlyRate) ? null : BigDecimal.valueOf(orWrong(number(hourlyRate))),
                    blank(overtimeHours) ? null : orWrong(whole(overtimeHours))));
            return Response.seeOther(URI.create("/channels/" + id + "/staffing")).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(Templates.staffing(new Shown(id, name(id), agents, callsPerHour,
                    averageHandlingSeconds, concurrency, patienceSeconds, hourlyRate, overtimeHours, null, null, null, null,
                    wave(id, null, null), problem))).build();
        }
    }

    private record Imagined(WhatIfDrawing drawing, Problem wrong) {
    }

    /** What cannot be reckoned is named, and the line is drawn as it is. */
    private static Imagined imagined(Staffing kept, WhatIf.Wish wish) {
        try {
            return new Imagined(WhatIfDrawing.of(WhatIf.of(kept, wish), kept), null);
        } catch (Problem wrong) {
            return new Imagined(WhatIfDrawing.of(WhatIf.of(kept, new WhatIf.Wish(null, null, null, null)), kept), wrong);
        }
    }

    private Wave wave(UUID id, String calls, String minutes) {
        Channel channel = Channel.<Channel> findByIdOptional(id).orElseThrow(Problem::notFound);
        if (channel.answersPerHour == null || calls == null && minutes == null)
            return new Wave("", "", null, null, null);
        try {
            Surge surge = SurgeResource.of(channel, calls, minutes, null);
            return new Wave(calls, minutes, surge, curve(surge), null);
        } catch (Problem problem) {
            return new Wave(calls, minutes, null, null, problem);
        }
    }

    private Chart curve(Surge surge) {
        Instant now = clock.instant();
        long length = surge.clearedAfterMinutes() == null ? surge.minutes() * 2L : surge.clearedAfterMinutes();
        List<Chart.Point> points = DoubleStream
                .concat(IntStream.rangeClosed(0, POINTS).mapToDouble(i -> (double) length * i / POINTS),
                        DoubleStream.of(surge.minutes()))
                .sorted()
                .mapToObj(
                        minute -> new Chart.Point(now.plusSeconds(Math.round(minute * 60)), Math.round(surge.queueAt(minute))))
                .toList();
        return Chart.areas("People waiting, if it began now", new Chart.Series("waiting", "waiting", points));
    }

    private static String name(UUID id) {
        return Channel.<Channel> findByIdOptional(id).orElseThrow(Problem::notFound).nameIn("en");
    }

    private static String text(Number number) {
        return number.doubleValue() == Math.rint(number.doubleValue()) ? String.valueOf(number.longValue())
                : String.valueOf(number);
    }

    private static Integer whole(String text) {
        return text != null && text.strip().matches("\\d{1,8}") ? Integer.valueOf(text.strip()) : null;
    }

    private static Double number(String text) {
        return text != null && text.strip().matches("\\d{1,8}([.,]\\d{1,3})?") ? Double.valueOf(text.strip().replace(',', '.'))
                : null;
    }

    /** What was typed and cannot be read is wrong, not left out. */
    private static Double orWrong(Double number) {
        return number == null ? Double.valueOf(-1) : number;
    }

    private static Integer orWrong(Integer number) {
        return number == null ? Integer.valueOf(-1) : number;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
