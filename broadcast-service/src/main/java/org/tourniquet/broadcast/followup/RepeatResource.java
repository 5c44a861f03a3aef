package org.tourniquet.broadcast.followup;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Why an update says the same as the one before it. */
@Path("/api/notices/{id}/repeat")
@RunOnVirtualThread
@Tag(name = "Notices")
public class RepeatResource {
    /** A typed reason. */
    @RegisterForReflection
    public record Why(String reason) {
    }

    private final CopyLaw law;

    RepeatResource(CopyLaw law) {
        this.law = law;
    }

    @PUT
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Says why an update may repeat the last one", description = "Before it is submitted; else a copy is refused with the code copy")
    public void allow(@PathParam("id") UUID id, @NotNull Why why) {
        law.allow(id, why.reason());
    }
}
