package org.tourniquet.broadcast.delivery.pulse;

import java.net.URI;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.kit.edge.Roles;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** Where a manager says how many silent people are asked a day. */
@Path("/console/incidents/{id}/pulse")
@RunOnVirtualThread
public class PulseConsolePages {
    private final Pulse pulse;

    PulseConsolePages(Pulse pulse) {
        this.pulse = pulse;
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    public Response choose(@PathParam("id") UUID id, @RestForm Integer people) {
        pulse.choose(id, people);
        return Response.seeOther(URI.create("/console/incidents/" + id)).build();
    }
}
