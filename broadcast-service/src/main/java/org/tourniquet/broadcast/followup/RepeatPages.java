package org.tourniquet.broadcast.followup;

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

import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.Rendering;
import org.tourniquet.broadcast.notice.Submission;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Where an update that says the same as the last is either mended or given a reason. */
@Path("/notices/{id}/repeat")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RepeatPages {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance repeat(Notice notice, Incident incident, Notice before, String said, Problem problem);
    }

    private final CopyLaw law;
    private final Submission submission;
    private final Rendering rendering;

    RepeatPages(CopyLaw law, Submission submission, Rendering rendering) {
        this.law = law;
        this.submission = submission;
        this.rendering = rendering;
    }

    @GET
    @RolesAllowed(Roles.MANAGER)
    public TemplateInstance ask(@PathParam("id") UUID id) {
        return page(id, null);
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object allow(@PathParam("id") UUID id, @RestForm String reason) {
        try {
            law.allow(id, reason);
            submission.submit(id);
            return Response.seeOther(URI.create("/notices/" + id)).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(page(id, problem)).build();
        }
    }

    private TemplateInstance page(UUID id, Problem problem) {
        Notice notice = Notice.<Notice> findByIdOptional(id).orElseThrow(Problem::notFound);
        Notice before = law.copied(notice).orElse(null);
        return Templates.repeat(notice, Incident.findById(notice.incident()), before,
                before == null ? "" : rendering.plain(before, "en").body(), problem);
    }
}
