package org.tourniquet.broadcast.incident;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Incidents, live and drills. */
@Path("/api/incidents")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Incidents", description = "One crisis each, from opening to all-clear; a drill stays a drill")
public class IncidentResource {
    private static final int PAST = 100;

    /** An incident to be opened, from a plan or from none; with a plan the kind may be left out. */
    @RegisterForReflection
    public record NewIncident(String title, Kind kind, Mode mode, UUID plan) {
    }

    /** An incident. */
    @RegisterForReflection
    public record IncidentView(UUID id, String title, Kind kind, Mode mode, Incident.State state, String protocol,
            Instant openedAt, String openedBy, Instant closedAt, UUID plan) {
        static IncidentView of(Incident incident) {
            return of(incident, Plan.of(incident.id()).map(Plan::id).orElse(null));
        }

        static IncidentView of(Incident incident, UUID plan) {
            return new IncidentView(incident.id(), incident.title(), incident.kind(), incident.mode(), incident.state(),
                    incident.protocol(), incident.openedAt(), incident.openedBy(), incident.closedAt(),
                    plan);
        }
    }

    private final Incidents incidents;

    IncidentResource(Incidents incidents) {
        this.incidents = incidents;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "Open incidents, then the latest closed ones")
    public List<IncidentView> all() {
        List<Incident> all = Stream.concat(Incident.running().stream(), Incident.past(PAST).stream()).toList();
        Map<UUID, UUID> plans = IncidentPlan.behind(all.stream().map(Incident::id).toList());
        return all.stream().map(incident -> IncidentView.of(incident, plans.get(incident.id()))).toList();
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    @Idempotent
    @Operation(summary = "Opens an incident; LIVE or DRILL is fixed from here on")
    public Response open(@NotNull NewIncident wanted) {
        Incident incident = incidents.open(wanted.title(), wanted.kind(), wanted.mode(), wanted.plan());
        return Response.created(URI.create("/api/incidents/" + incident.id())).entity(IncidentView.of(incident)).build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "One incident")
    public IncidentView one(@PathParam("id") UUID id) {
        return IncidentView.of(Incident.<Incident> findByIdOptional(id).orElseThrow(Problem::notFound));
    }

    @POST
    @Path("/{id}/close")
    @RolesAllowed(Roles.MANAGER)
    @Idempotent
    @Operation(summary = "Ends an incident; its banners go within seconds")
    public IncidentView close(@PathParam("id") UUID id) {
        return IncidentView.of(incidents.close(id));
    }
}
