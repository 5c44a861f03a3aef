package org.tourniquet.broadcast.incident;

import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The console: its home, an incident's page, opening and closing. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class IncidentPages {
    private static final int PAST = 20;
    private static final String CLOSE = "CLOSE";
    private static final String END = "END DRILL";
    /** Of the plans to choose from: whatever is first for the kind. */
    private static final String OF_KIND = "kind";

    /** An incident with the parts that others draw of it. */
    public record Shown(Incident incident, List<String> figures, List<String> panels) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance home(List<Shown> live, List<Shown> drills, List<Incident> past, Readiness ready,
                boolean manager, List<String> parts, List<String> notes);

        static native TemplateInstance open(Mode mode, String title, String kind, Kind[] kinds, List<Plan> plans, String plan,
                Problem problem);

        static native TemplateInstance incident(Shown shown, List<AuditTrail.Entry> history, boolean manager, String word,
                Problem problem);
    }

    private final Incidents incidents;
    private final AuditTrail audit;
    private final List<IncidentPanel> panels;
    private final Instance<HomePart> parts;
    private final List<HomeNote> notes;
    private final SecurityIdentity reader;
    private final Clock clock;

    IncidentPages(Incidents incidents, AuditTrail audit, Instance<IncidentPanel> panels, Instance<HomePart> parts,
            Instance<HomeNote> notes,
            SecurityIdentity reader,
            Clock clock) {
        this.incidents = incidents;
        this.audit = audit;
        this.panels = panels.stream().sorted(Comparator.comparingInt(IncidentPanel::order)).toList();
        this.parts = parts;
        this.notes = notes.stream().toList();
        this.reader = reader;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    public TemplateInstance home() {
        List<Shown> running = Incident.running().stream().map(incident -> shown(incident, true)).toList();
        return Templates.home(running.stream().filter(shown -> shown.incident.live()).toList(),
                running.stream().filter(shown -> !shown.incident.live()).toList(), Incident.past(PAST),
                Readiness.at(clock.instant()), manager(), said(parts.stream().map(HomePart::html)),
                quiet(running) ? said(notes.stream().map(note -> note.html(clock.instant()))) : List.of());
    }

    @GET
    @Path("console/incidents/new")
    @RolesAllowed(Roles.MANAGER)
    public TemplateInstance opening(@QueryParam("mode") String mode, @QueryParam("plan") UUID chosen) {
        Plan plan = chosen == null ? null : Plan.<Plan> findByIdOptional(chosen).orElseThrow(Problem::notFound);
        Kind kind = plan == null ? Kind.NATURAL_DISASTER : plan.kind();
        return Templates.open("DRILL".equals(mode) ? Mode.DRILL : Mode.LIVE, plan == null ? "" : plan.title(), kind.name(),
                Kind.values(), Plan.inUse(), plan == null ? OF_KIND : plan.id().toString(), null);
    }

    @POST
    @Path("console/incidents")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object open(@FormParam("title") String title, @FormParam("kind") String kind, @FormParam("mode") String mode,
            @FormParam("plan") String plan) {
        Mode wanted = "DRILL".equals(mode) ? Mode.DRILL : Mode.LIVE;
        try {
            Incident opened = incidents.open(title, kind(kind), wanted, plan(plan, kind(kind)));
            return Response.seeOther(URI.create("/console/incidents/" + opened.id())).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(Templates.open(wanted, title, kind, Kind.values(), Plan.inUse(),
                    plan, problem)).build();
        }
    }

    @GET
    @Path("console/incidents/{id}")
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    public TemplateInstance incident(@PathParam("id") UUID id) {
        return page(found(id), null);
    }

    @POST
    @Path("console/incidents/{id}/close")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object close(@PathParam("id") UUID id, @FormParam("confirm") String confirm) {
        Incident incident = found(id);
        if (confirm == null || !confirm.strip().equalsIgnoreCase(word(incident)))
            return Response.status(422).entity(page(incident, Problem.of(422, "wrong-word", "The word does not match")
                    .at("/confirm", "wrong-word", "must be the word shown"))).build();
        incidents.close(id);
        return Response.seeOther(URI.create("/console/incidents/" + id)).build();
    }

    private TemplateInstance page(Incident incident, Problem problem) {
        return Templates.incident(shown(incident, false), Deeds.of(audit, "incident", incident.id()), manager(),
                word(incident), problem);
    }

    private Shown shown(Incident incident, boolean home) {
        return new Shown(incident,
                incident.open() ? said(panels.stream().map(panel -> panel.figure(incident))) : List.of(),
                said(panels.stream().map(panel -> panel.html(incident, home))));
    }

    private static List<String> said(Stream<String> parts) {
        return parts.filter(html -> !html.isBlank()).toList();
    }

    private static boolean quiet(List<Shown> running) {
        return running.stream().noneMatch(shown -> shown.incident.live());
    }

    private boolean manager() {
        return reader.hasRole(Roles.MANAGER);
    }

    private static String word(Incident incident) {
        return incident.live() ? CLOSE : END;
    }

    private static Kind kind(String name) {
        try {
            return name == null ? null : Kind.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    /** The plan of the kind unless another was chosen, or none. */
    private static UUID plan(String chosen, Kind kind) {
        if (OF_KIND.equals(chosen))
            return kind == null ? null : Plan.first(kind).map(Plan::id).orElse(null);
        try {
            return chosen == null || chosen.isBlank() ? null : UUID.fromString(chosen);
        } catch (IllegalArgumentException notAnId) {
            throw Problem.of(422, "incident-wrong", "The incident cannot be opened like this").at("/plan", "unknown",
                    "is not a plan there is");
        }
    }

    private static Incident found(UUID id) {
        return Incident.<Incident> findByIdOptional(id).orElseThrow(Problem::notFound);
    }
}
