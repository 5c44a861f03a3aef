package org.tourniquet.broadcast.notice;

import java.net.URI;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Where another manager looks at a broken glass and writes down what they found. */
@Path("/broken-glasses")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class GlassReviewPages {

    /** What is looked at afterwards. */
    public record Afterwards(BrokenGlass glass, Notice notice, Incident incident, String who, String reviewer, boolean mine) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance review(Afterwards after, Problem problem);
    }

    private final BreakGlass glass;
    private final Staff staff;
    private final AuditTrail audit;

    GlassReviewPages(BreakGlass glass, Staff staff, AuditTrail audit) {
        this.glass = glass;
        this.staff = staff;
        this.audit = audit;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    public TemplateInstance review(@PathParam("id") UUID id) {
        return Templates.review(after(id), null);
    }

    @POST
    @Path("/{id}")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object review(@PathParam("id") UUID id, @FormParam("finding") String finding) {
        try {
            glass.review(id, finding);
            return Response.seeOther(URI.create("/broken-glasses/" + id)).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(Templates.review(after(id), problem)).build();
        }
    }

    private Afterwards after(UUID id) {
        BrokenGlass broken = BrokenGlass.<BrokenGlass> findByIdOptional(id).orElseThrow(Problem::notFound);
        return new Afterwards(broken, NoticePages.found(broken.notice()), Incident.findById(broken.incident()),
                staff.name(broken.by()), staff.name(broken.reviewedBy()), broken.by().equals(audit.signedIn()));
    }
}
