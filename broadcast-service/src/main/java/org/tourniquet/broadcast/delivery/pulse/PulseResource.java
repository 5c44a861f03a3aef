package org.tourniquet.broadcast.delivery.pulse;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Whether a few silent people a day are asked if they are still stuck, and what they answered. */
@Path("/api/incidents/{id}/pulse")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Afterwards")
public class PulseResource {
    /** How many a day; 0 is off. */
    @RegisterForReflection
    public record NewPulse(Integer peopleADay) {
    }

    private final Pulse pulse;

    PulseResource(Pulse pulse) {
        this.pulse = pulse;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    @Operation(summary = "How many silent people are asked, and what they answered")
    public Pulse.PulseView pulse(@PathParam("id") UUID id) {
        Incident.findByIdOptional(id).orElseThrow(Problem::notFound);
        return pulse.of(id);
    }

    @PUT
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Asks so many silent people a day", description = "By chance, once a day each, by day in their own time, nobody contacted with care")
    public Pulse.PulseView choose(@PathParam("id") UUID id, @NotNull NewPulse wanted) {
        pulse.choose(id, wanted.peopleADay());
        return pulse.of(id);
    }
}
