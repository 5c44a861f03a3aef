package org.tourniquet.broadcast.delivery;

import java.time.Instant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The one switch that silences everything. */
@Path("/api/kill-switch")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Delivery")
public class KillSwitchResource {

    /** Where the switch is to stand, and why; the reason is kept. */
    @RegisterForReflection
    public record Move(@NotNull Boolean pressed, @NotBlank @Size(max = 500) String reason) {
    }

    /** Where it stands. */
    @RegisterForReflection
    public record View(boolean pressed, String reason, String by, Instant at) {
    }

    private final KillSwitch killSwitch;

    KillSwitchResource(KillSwitch killSwitch) {
        this.killSwitch = killSwitch;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(summary = "Whether all sending is stopped")
    public View position() {
        KillSwitch.Position now = killSwitch.position();
        return new View(now.pressed(), now.reason(), now.by(), now.at());
    }

    @PUT
    @RolesAllowed({ Roles.MANAGER, Roles.OPERATOR })
    @Operation(summary = "Stops all sending, or lets it go on", description = "Within a second, with Kafka down too; what waits, waits")
    public View move(@NotNull @Valid Move move) {
        killSwitch.move(move.pressed(), move.reason());
        return position();
    }
}
