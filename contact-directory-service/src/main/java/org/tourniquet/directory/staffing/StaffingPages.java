package org.tourniquet.directory.staffing;

import java.net.URI;
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

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.directory.channel.Channel;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

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
            String patience, Staffing kept, Outlook outlook, Problem problem) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance staffing(Shown shown);

        private Templates() {
        }
    }

    private final StaffBook book;

    StaffingPages(StaffBook book) {
        this.book = book;
    }

    @GET
    @RolesAllowed({ Roles.LEAD, Roles.EDITOR, Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance staffing(@PathParam("id") UUID id) {
        Staffing kept = Staffing.of(id).orElse(null);
        return Templates.staffing(kept == null ? new Shown(id, name(id), "", "", "", "1", "", null, null, null)
                : new Shown(id, name(id), text(kept.agents), text(kept.callsPerHour), text(kept.handlingSeconds),
                        text(kept.concurrency), kept.patienceSeconds == null ? "" : text(kept.patienceSeconds), kept,
                        Outlook.of(kept), null));
    }

    @POST
    @RolesAllowed({ Roles.LEAD, Roles.EDITOR })
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Object keep(@PathParam("id") UUID id, @RestForm String agents, @RestForm String callsPerHour,
            @RestForm String averageHandlingSeconds, @RestForm String concurrency, @RestForm String patienceSeconds) {
        try {
            book.keep(id, whole(agents), number(callsPerHour), whole(averageHandlingSeconds),
                    blank(concurrency) ? null : orWrong(number(concurrency)),
                    blank(patienceSeconds) ? null : orWrong(whole(patienceSeconds)));
            return Response.seeOther(URI.create("/channels/" + id + "/staffing")).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(Templates.staffing(new Shown(id, name(id), agents, callsPerHour,
                    averageHandlingSeconds, concurrency, patienceSeconds, null, null, problem))).build();
        }
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
