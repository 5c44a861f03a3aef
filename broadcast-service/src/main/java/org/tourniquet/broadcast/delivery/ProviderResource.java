package org.tourniquet.broadcast.delivery;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Roles;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** Whether mails and texts go, by our own measure. */
@Path("/api/providers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Delivery")
public class ProviderResource {
    private final ProviderBoard board;

    ProviderResource(ProviderBoard board) {
        this.board = board;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.OPERATOR, Roles.LEAD, Roles.AUDITOR })
    @Operation(summary = "How each provider account does, as we measured it in the last five minutes")
    public List<ProviderBoard.View> providers() {
        return board.now();
    }
}
