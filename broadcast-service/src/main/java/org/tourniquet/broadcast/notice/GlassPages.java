package org.tourniquet.broadcast.notice;

import java.net.URI;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The pages for sending alone, taking back, and letting go what is held. */
@Path("/notices")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.MANAGER)
@RunOnVirtualThread
public class GlassPages {

    /** What stands on the page before the glass is broken. */
    public record Alone(Notice notice, Incident incident, int people, String word, long seconds, String reason) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance alone(Alone alone, Problem problem);
    }

    private final BreakGlass glass;
    private final Holding holding;
    private final StartPanel panel;
    private final NoticeConfig config;

    GlassPages(BreakGlass glass, Holding holding, StartPanel panel, NoticeConfig config) {
        this.glass = glass;
        this.holding = holding;
        this.panel = panel;
        this.config = config;
    }

    @GET
    @Path("/{id}/break-glass")
    public TemplateInstance alone(@PathParam("id") UUID id) {
        return Templates.alone(asked(id, ""), null);
    }

    @POST
    @Path("/{id}/break-glass")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object alone(@PathParam("id") UUID id, @FormParam("reason") String reason, @FormParam("confirm") String confirm,
            @FormParam("content") String content) {
        try {
            glass.doIt(id, reason, confirm, content);
            return see("/notices/" + id);
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(Templates.alone(asked(id, reason), problem)).build();
        }
    }

    @POST
    @Path("/{id}/{verb:recall|release}")
    public Response before(@PathParam("id") UUID id, @PathParam("verb") String verb) {
        if (verb.equals("recall"))
            glass.recall(id);
        else
            holding.release(id);
        return see("/notices/" + id);
    }

    /** The part of a notice's page that says when it begins, renewed while one watches. */
    @GET
    @Path("/{id}/start")
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    public Response start(@PathParam("id") UUID id, @HeaderParam("HX-Request") boolean part) {
        String html = panel.html(NoticePages.found(id));
        return !part ? see("/notices/" + id)
                : html.isEmpty() ? Response.ok("").header("HX-Refresh", "true").build() : Response.ok(html).build();
    }

    private Alone asked(UUID id, String reason) {
        Notice notice = NoticePages.found(id);
        int people = notice.state() == NoticeState.SUBMITTED ? notice.people() : Submission.people(notice);
        return new Alone(notice, Incident.findById(notice.incident()), people, Notice.glassWord(people),
                config.recall().toSeconds(), reason == null ? "" : reason);
    }

    private static Response see(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
