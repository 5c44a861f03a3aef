package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The approval of a plan beforehand, and going live with it. */
@Path("/api/plans/{id}/approval")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.MANAGER)
@RunOnVirtualThread
@Tag(name = "Plans")
public class PlanApprovalResource {

    /** The word APPROVE PLAN, and the hash of what was looked at. */
    @RegisterForReflection
    public record Word(@NotNull @Size(max = 100) String confirm, @Size(max = 64) String contentHash) {
    }

    /** What is happening, how many people were shown, and the word GO LIVE with that number. */
    @RegisterForReflection
    public record Press(@Size(max = 200) String title, long people, @NotNull @Size(max = 100) String confirm) {
    }

    /** Where the approval stands, the hash of the plan as it is, how many it means now, and the word to go live. */
    @RegisterForReflection
    public record ApprovalView(PlanStanding standing, String contentHash, long people, String confirmWord) {
    }

    private final PlanApprovals approvals;
    private final GoingLive live;
    private final Clock clock;

    PlanApprovalResource(PlanApprovals approvals, GoingLive live, Clock clock) {
        this.approvals = approvals;
        this.live = live;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "Whether the plan may go live with one person")
    public ApprovalView standing(@PathParam("id") UUID id) {
        Plan plan = Plan.<Plan> findByIdOptional(id).orElseThrow(Problem::notFound);
        long people = PlanApprovals.people(plan);
        return new ApprovalView(PlanStanding.of(plan, clock.instant()), PlanStanding.hash(plan), people,
                GoingLive.word(people));
    }

    @POST
    @Path("/submission")
    @Idempotent
    @Operation(summary = "Asks another manager to look at the plan")
    public ApprovalView submit(@PathParam("id") UUID id) {
        approvals.submit(id);
        return standing(id);
    }

    @POST
    @Idempotent
    @Operation(summary = "Approves the plan for 180 days or until anything of it changes", description = "Not by who handed it in "
            + "nor by who changed it last (403)")
    public ApprovalView approve(@PathParam("id") UUID id, @NotNull @Valid Word word) {
        approvals.approve(id, word.confirm(), word.contentHash());
        return standing(id);
    }

    @POST
    @Path("/going-live")
    @Idempotent
    @Operation(summary = "One person opens the incident and how to reach us is on its way", description = "Only with an approval that "
            + "stands (409), and only to as many as were shown, within one in a hundred (409)")
    public NoticeResource.NoticeView now(@PathParam("id") UUID id, @NotNull @Valid Press press) {
        return NoticeResource.NoticeView.of(live.now(id, press.title(), press.people(), press.confirm()).notice());
    }
}
