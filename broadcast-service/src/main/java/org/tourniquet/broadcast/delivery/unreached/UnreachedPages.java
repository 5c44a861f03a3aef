package org.tourniquet.broadcast.delivery.unreached;

import java.net.URI;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Those whom a notice did not reach, and the button that lets the desk call them. */
@Path("/notices/{id}/unreached")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class UnreachedPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance unreached(UUID notice, HandOver.Figures figures, Integer now);

        private Templates() {
        }
    }

    private final HandOver handOver;

    UnreachedPages(HandOver handOver) {
        this.handOver = handOver;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    public TemplateInstance show(@PathParam("id") UUID id, @QueryParam("now") Integer now) {
        HandOver.Figures figures = handOver.figures(id);
        return Templates.unreached(id, figures, now);
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    public Response hand(@PathParam("id") UUID id) {
        return Response.seeOther(URI.create("/notices/" + id + "/unreached?now=" + handOver.hand(id))).build();
    }
}
