package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.incident.HomePart;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.broadcast.incident.PlanPanel;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;

/** Whether a plan may go live with one person: on the plan's page, and on the console's home where one press begins it. */
@ApplicationScoped
class PlanApprovalPanel implements PlanPanel, HomePart {

    /** A plan and where its approval stands for whoever reads. */
    public record Line(Plan plan, PlanStanding standing, String approver, boolean mine) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance panel(Line line, boolean manager);

        static native TemplateInstance home(List<Line> ready, List<Line> waiting);
    }

    private final Staff staff;
    private final SecurityIdentity reader;
    private final Clock clock;

    PlanApprovalPanel(Staff staff, SecurityIdentity reader, Clock clock) {
        this.staff = staff;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public String html(Plan plan) {
        return plan.retired() ? "" : Templates.panel(line(plan), reader.hasRole(Roles.MANAGER)).render();
    }

    @Override
    public String html() {
        if (!reader.hasRole(Roles.MANAGER))
            return "";
        List<Line> lines = PlanApproval.all().stream().map(approval -> line(Plan.findById(approval.plan()))).toList();
        List<Line> ready = lines.stream().filter(line -> line.standing.approved()).toList();
        List<Line> waiting = lines.stream().filter(line -> line.standing.waiting() && !line.mine).toList();
        return ready.isEmpty() && waiting.isEmpty() ? "" : Templates.home(ready, waiting).render();
    }

    private Line line(Plan plan) {
        PlanStanding standing = PlanStanding.of(plan, clock.instant());
        String me = reader.getPrincipal().getName();
        return new Line(plan, standing, staff.name(standing.approvedBy()),
                me.equals(standing.submittedBy()) || me.equals(plan.changedBy()));
    }
}
