package org.tourniquet.broadcast.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.broadcast.notice.Advice;
import org.tourniquet.broadcast.notice.PlannedNotice;
import org.tourniquet.broadcast.notice.Purpose;
import org.tourniquet.broadcast.notice.Wording;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** One notice of a plan, to be read in every language and written; the place after the last one is a new notice. */
@Path("/plans/{id}/notices/{place}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.MANAGER)
@RunOnVirtualThread
public class PlannedNoticePages {
    private static final List<String> PARTS = List.of("opening", "changed", "unknown", "doing", "you");
    private static final Wording NOTHING = Wording.none();

    /** The words of one language in the form. */
    public record Spoken(String language, String name, String direction, boolean inParts, Wording words) {
        /** The parts of an update, in the order in which they are read. */
        public List<Part> parts() {
            return PARTS.stream().map(part -> new Part(part, Advice.formName(part), words.forms().get(part))).toList();
        }
    }

    /** One part of an update in the form. */
    public record Part(String name, String label, String text) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance notice(Plan plan, int place, boolean added, PlannedNotice.Draft draft, long version,
                List<Spoken> spoken, Purpose[] purposes, List<Medium> media, Problem problem);
    }

    private final PlanWriting writing;

    PlannedNoticePages(PlanWriting writing) {
        this.writing = writing;
    }

    @GET
    public TemplateInstance read(@PathParam("id") UUID id, @PathParam("place") int place) {
        Plan plan = PlanResource.found(id);
        List<PlannedNotice.Draft> notices = PlanText.of(plan).notices();
        if (place < 0 || place > notices.size())
            throw Problem.notFound();
        return page(plan, place, place == notices.size(), place < notices.size() ? notices.get(place)
                : new PlannedNotice.Draft(Purpose.UPDATE, Map.of(), null, null, null, null), plan.version(), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object write(@PathParam("id") UUID id, @PathParam("place") int place, MultivaluedMap<String, String> sent) {
        Plan plan = PlanResource.found(id);
        PlanForm form = new PlanForm(sent);
        List<PlannedNotice.Draft> notices = new ArrayList<>(PlanText.of(plan).notices());
        boolean added = place == notices.size();
        if (place < 0 || place > notices.size())
            throw Problem.notFound();
        PlannedNotice.Draft draft = form.notice();
        if (added)
            notices.add(draft);
        else if ("remove".equals(sent.getFirst("then")))
            notices.remove(place);
        else
            notices.set(place, draft);
        try {
            writing.rewrite(id, form.version(), notices);
            return PlanPages.see(id);
        } catch (Problem problem) {
            return Response.status(problem.status())
                    .entity(page(plan, place, added, draft, form.version(), here(problem, place)))
                    .build();
        }
    }

    /** The form knows one notice only: {@code /notices/3/media} is its {@code media}. */
    private static Problem here(Problem problem, int place) {
        Problem near = Problem.of(problem.status(), problem.code(), problem.title()).detail(problem.detail());
        problem.errors().forEach(
                each -> near.at(each.pointer().replaceFirst("^/notices/" + place + "/", "/"), each.code(), each.detail()));
        return near;
    }

    private static TemplateInstance page(Plan plan, int place, boolean added, PlannedNotice.Draft draft, long version,
            Problem problem) {
        boolean inParts = draft.purpose() == Purpose.UPDATE || draft.wordings().values().stream().anyMatch(Wording::inParts);
        List<Spoken> spoken = Languages.ALL.stream().map(language -> new Spoken(language, Languages.nameOf(language),
                Languages.direction(language), inParts, draft.wordings().getOrDefault(language, NOTHING))).toList();
        PlannedNotice.Draft shown = draft.purpose() != null ? draft
                : new PlannedNotice.Draft(Purpose.UPDATE, draft.wordings(), draft.media(), draft.reach(),
                        draft.nextUpdateAfter(), draft.expiresAfter());
        return Templates.notice(plan, place, added, shown, version, spoken, Purpose.values(),
                List.of(Medium.EMAIL, Medium.SMS, Medium.BANNER, Medium.SOCIAL, Medium.FEED), problem);
    }
}
