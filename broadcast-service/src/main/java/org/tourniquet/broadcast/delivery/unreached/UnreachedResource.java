package org.tourniquet.broadcast.delivery.unreached;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Roles;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** Those whom a notice did not reach. */
@Path("/api/notices/{id}/unreached")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Delivery")
public class UnreachedResource {
    private final HandOver handOver;

    UnreachedResource(HandOver handOver) {
        this.handOver = handOver;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "How many could be called, and how many the desk has")
    public HandOver.Figures figures(@PathParam("id") UUID id) {
        return handOver.figures(id);
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Hands those not reached to the desk as calls; nobody twice")
    public HandOver.Figures hand(@PathParam("id") UUID id) {
        handOver.hand(id);
        return handOver.figures(id);
    }
}
