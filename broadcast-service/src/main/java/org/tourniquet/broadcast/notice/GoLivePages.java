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

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The one page between a plan that was approved beforehand and everybody knowing how to reach us. */
@Path("/plans/{id}/go-live")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.MANAGER)
@RunOnVirtualThread
public class GoLivePages {

    /** What stands on it. */
    public record Press(Plan plan, PlanStanding standing, String approver, String title, long people, String word,
            List<String> media, int more) {
        /** Notices of the same purpose that do not go out by themselves. */
        public boolean several() {
            return more > 0;
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance press(Press press, Problem problem);
    }

    private final GoingLive live;
    private final Staff staff;
    private final Clock clock;

    GoLivePages(GoingLive live, Staff staff, Clock clock) {
        this.live = live;
        this.staff = staff;
        this.clock = clock;
    }

    @GET
    public TemplateInstance press(@PathParam("id") UUID id) {
        return Templates.press(page(id, null), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object now(@PathParam("id") UUID id, @FormParam("title") String title, @FormParam("people") long shown,
            @FormParam("confirm") String confirm) {
        try {
            Notice notice = live.now(id, title, shown, confirm).notice();
            return Response.seeOther(URI.create("/notices/" + notice.id() + "/progress")).build();
        } catch (Problem problem) {
            Notice.getEntityManager().clear();
            return Response.status(problem.status()).entity(Templates.press(page(id, title), problem)).build();
        }
    }

    private Press page(UUID id, String title) {
        Plan plan = Plan.<Plan> findByIdOptional(id).orElseThrow(Problem::notFound);
        PlanStanding standing = PlanStanding.of(plan, clock.instant());
        long people = PlanApprovals.people(plan);
        List<PlannedNotice> first = PlanApprovals.first(plan);
        return new Press(plan, standing, staff.name(standing.approvedBy()), title == null ? plan.title() : title, people,
                GoingLive.word(people), first.stream().limit(1)
                        .flatMap(notice -> notice.media().stream()).map(Medium::label).toList(),
                Math.max(0, first.size() - 1));
    }
}
