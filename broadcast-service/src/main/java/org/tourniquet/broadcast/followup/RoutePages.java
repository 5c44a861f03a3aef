package org.tourniquet.broadcast.followup;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** One button where a way to reach us is lost: the correction for exactly those who were given it. */
@Path("/console/incidents/{id}/routes/{channel}/correct")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RoutePages {
    private final Corrections corrections;
    private final RouteWatch routes;

    RoutePages(Corrections corrections, RouteWatch routes) {
        this.corrections = corrections;
        this.routes = routes;
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    public Response begin(@PathParam("id") UUID incident, @PathParam("channel") UUID channel) {
        List<UUID> lost = routes.lost(incident, channel);
        if (lost.isEmpty())
            throw Problem.of(409, "nobody-to-tell", "Nobody has to be told of this route any more")
                    .detail("They were told already, or the route leads to us again.");
        return CorrectionPages.see(corrections.begin(incident, channel, lost).notice());
    }
}
