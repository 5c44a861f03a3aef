package org.tourniquet.broadcast.notice;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.audience.Segment;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Where a second person looks at a plan in calm times. */
@Path("/plans/{id}/approval")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.MANAGER)
@RunOnVirtualThread
public class PlanApprovalPages {

    /** Everything that is looked at. */
    public record Look(Plan plan, PlanStanding standing, String submitter, String approver, boolean mine, long people,
            String audience, String rule, List<PlannedNotice> notices, String content, String word) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance look(Look look, Problem problem);
    }

    private final PlanApprovals approvals;
    private final Staff staff;
    private final SecurityIdentity reader;
    private final Clock clock;

    PlanApprovalPages(PlanApprovals approvals, Staff staff, SecurityIdentity reader, Clock clock) {
        this.approvals = approvals;
        this.staff = staff;
        this.reader = reader;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    public TemplateInstance look(@PathParam("id") UUID id) {
        return Templates.look(page(id), null);
    }

    @POST
    @Path("/submission")
    public Object submit(@PathParam("id") UUID id) {
        return did(id, () -> approvals.submit(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object approve(@PathParam("id") UUID id, @FormParam("confirm") String confirm,
            @FormParam("content") String content) {
        return did(id, () -> approvals.approve(id, confirm, content));
    }

    private Object did(UUID id, Runnable deed) {
        try {
            deed.run();
            return Response.seeOther(URI.create("/plans/" + id + "/approval")).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(Templates.look(page(id), problem)).build();
        }
    }

    private Look page(UUID id) {
        Plan plan = Plan.<Plan> findByIdOptional(id).orElseThrow(Problem::notFound);
        PlanStanding standing = PlanStanding.of(plan, clock.instant());
        String me = reader.getPrincipal().getName();
        Audience audience = Audience.findById(plan.audience() == null ? Audience.EVERYONE : plan.audience());
        return new Look(plan, standing, staff.name(standing.submittedBy()), staff.name(standing.approvedBy()),
                me.equals(standing.submittedBy()) || me.equals(plan.changedBy()), PlanApprovals.people(plan), audience.name(),
                plan.segment() == null ? null : Segment.ruleOf(plan.segment()).orElse("a segment that is gone"),
                PlanApprovals.first(plan), PlanStanding.hash(plan), PlanApprovals.WORD);
    }
}
