package org.tourniquet.broadcast.plan;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.broadcast.incident.Kind;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.broadcast.incident.Plans;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Plans, written in calm times. */
@Path("/api/plans")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Plans", description = "What to say, to whom and over what, and what to do, prepared per kind of crisis")
public class PlanResource {

    /** A plan in the list: whether it could be used now, and what is in its way. */
    @RegisterForReflection
    public record PlanLine(UUID id, String title, Kind kind, Instant changedAt, String changedBy, boolean ready,
            Instant rehearsedAt, boolean rusty, List<String> problems) {
        static PlanLine of(PlanReadiness.Standing standing) {
            Plan plan = standing.plan();
            return new PlanLine(plan.id(), plan.title(), plan.kind(), plan.changedAt(), plan.changedBy(), standing.ready(),
                    standing.rehearsed(), standing.rusty(), standing.problems());
        }
    }

    /** A whole plan; send {@code version} back with a change. */
    @RegisterForReflection
    public record PlanView(UUID id, long version, boolean retired, String createdBy, Instant createdAt, String changedBy,
            Instant changedAt, PlanText plan) {
        static PlanView of(Plan plan) {
            return new PlanView(plan.id(), plan.version(), plan.retired(), plan.createdBy(), plan.createdAt(),
                    plan.changedBy(), plan.changedAt(), PlanText.of(plan));
        }
    }

    /** A plan as it shall be, and the version its writer has seen. */
    @RegisterForReflection
    public record Change(@NotNull Long version, @NotNull @Valid PlanText plan) {
    }

    private final PlanWriting writing;
    private final Plans plans;
    private final PlanReadiness readiness;

    PlanResource(PlanWriting writing, Plans plans, PlanReadiness readiness) {
        this.writing = writing;
        this.plans = plans;
        this.readiness = readiness;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    @Operation(summary = "All plans that may be used, kind by kind, and what is in the way of using each now")
    public List<PlanLine> all() {
        return readiness.all().stream().map(PlanLine::of).toList();
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    @Idempotent
    @Operation(summary = "Writes a plan with its notices, tasks and walked journey; minutes count from the opening")
    public Response create(@NotNull @Valid PlanText text) {
        UUID id = UUID.randomUUID();
        writing.create(id, text);
        return Response.created(URI.create("/api/plans/" + id)).entity(PlanView.of(found(id))).build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    @Operation(summary = "One plan, whole")
    public PlanView one(@PathParam("id") UUID id) {
        return PlanView.of(found(id));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "The plan as it shall be from now on; 409 when somebody else has changed it meanwhile")
    public PlanView change(@PathParam("id") UUID id, @NotNull @Valid Change change) {
        writing.change(id, change.version(), change.plan());
        Plan.getEntityManager().clear();
        return PlanView.of(found(id));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Puts the plan away; incidents opened from it keep it")
    public void retire(@PathParam("id") UUID id) {
        plans.retire(id);
    }

    static Plan found(UUID id) {
        return Plan.<Plan> findByIdOptional(id).orElseThrow(Problem::notFound);
    }
}
