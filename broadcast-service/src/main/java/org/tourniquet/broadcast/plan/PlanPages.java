package org.tourniquet.broadcast.plan;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.audience.Segment;
import org.tourniquet.broadcast.incident.Deeds;
import org.tourniquet.broadcast.incident.Kind;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.broadcast.incident.PlanPanel;
import org.tourniquet.broadcast.incident.PlannedTask;
import org.tourniquet.broadcast.incident.Plans;
import org.tourniquet.broadcast.incident.Tasks;
import org.tourniquet.broadcast.notice.PlannedNotice;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The plans, one plan, and writing it; its notices have a page each. */
@Path("/plans")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
@RunOnVirtualThread
public class PlanPages {
    /** Empty rows at the end of a form, to be filled in without script. */
    private static final int SPARE = 3;

    /** Everything a plan's page shows. */
    public record Shown(Plan plan, PlanReadiness.Standing standing, String audience, List<PlannedNotice> notices,
            List<PlannedTask> tasks, List<String> panels) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance all(List<PlanReadiness.Standing> plans, boolean manager);

        static native TemplateInstance one(Shown shown, List<AuditTrail.Entry> history, boolean manager);

        static native TemplateInstance edit(UUID id, long version, PlanText text, List<Plan.Step> steps,
                List<PlannedTask.Draft> tasks, List<Audience> audiences, List<Segment> segments, Kind[] kinds,
                List<String> owners, Problem problem);
    }

    private final PlanWriting writing;
    private final Plans plans;
    private final PlanReadiness readiness;
    private final AuditTrail audit;
    private final List<PlanPanel> panels;
    private final SecurityIdentity reader;

    PlanPages(PlanWriting writing, Plans plans, PlanReadiness readiness, AuditTrail audit, Instance<PlanPanel> panels,
            SecurityIdentity reader) {
        this.writing = writing;
        this.plans = plans;
        this.readiness = readiness;
        this.audit = audit;
        this.panels = panels.stream().sorted(Comparator.comparingInt(PlanPanel::order)).toList();
        this.reader = reader;
    }

    @GET
    public TemplateInstance all() {
        return Templates.all(readiness.all(), manager());
    }

    @GET
    @Path("/new")
    @RolesAllowed(Roles.MANAGER)
    public TemplateInstance begin() {
        return form(null, 0, new PlanText("", Kind.NATURAL_DISASTER, null, Audience.EVERYONE, null, null, null, null), null);
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object create(MultivaluedMap<String, String> sent) {
        PlanText text = new PlanForm(sent).text(List.of());
        UUID id = UUID.randomUUID();
        try {
            writing.create(id, text);
            return see(id);
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(form(null, 0, text, problem)).build();
        }
    }

    @GET
    @Path("/{id}")
    public TemplateInstance one(@PathParam("id") UUID id) {
        Plan plan = PlanResource.found(id);
        Audience audience = plan.audience() == null ? null : Audience.findById(plan.audience());
        return Templates.one(new Shown(plan, readiness.of(plan), audience == null ? null : audience.name(),
                PlannedNotice.of(id), PlannedTask.of(id),
                panels.stream().map(panel -> panel.html(plan)).filter(html -> !html.isBlank()).toList()),
                Deeds.of(audit, "plan", id), manager());
    }

    @GET
    @Path("/{id}/edit")
    @RolesAllowed(Roles.MANAGER)
    public TemplateInstance edit(@PathParam("id") UUID id) {
        Plan plan = PlanResource.found(id);
        return form(id, plan.version(), PlanText.of(plan), null);
    }

    @POST
    @Path("/{id}/edit")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object change(@PathParam("id") UUID id, MultivaluedMap<String, String> sent) {
        PlanForm form = new PlanForm(sent);
        PlanText text = form.text(PlanText.of(PlanResource.found(id)).notices());
        try {
            writing.change(id, form.version(), text);
            return see(id);
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(form(id, form.version(), text, problem)).build();
        }
    }

    @POST
    @Path("/{id}/retire")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response retire(@PathParam("id") UUID id) {
        plans.retire(id);
        return Response.seeOther(URI.create("/plans")).build();
    }

    private static TemplateInstance form(UUID id, long version, PlanText text, Problem problem) {
        List<Plan.Step> steps = new ArrayList<>(text.journey());
        List<PlannedTask.Draft> tasks = new ArrayList<>(text.tasks());
        for (int i = 0; i < SPARE; i++) {
            steps.add(new Plan.Step("", "", "", ""));
            tasks.add(new PlannedTask.Draft("", Roles.MANAGER, null, ""));
        }
        return Templates.edit(id, version, text, steps, tasks, Audience.all(), Segment.all(), Kind.values(), Tasks.OWNERS,
                problem);
    }

    private boolean manager() {
        return reader.hasRole(Roles.MANAGER);
    }

    static Response see(UUID id) {
        return Response.seeOther(URI.create("/plans/" + id)).build();
    }
}
