package org.tourniquet.broadcast.notice;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.audience.Segment;
import org.tourniquet.broadcast.incident.Deeds;
import org.tourniquet.broadcast.notice.Showing.Eyes;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Composing a notice with its previews, and its page afterwards. */
@Path("/notices")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
@RunOnVirtualThread
public class NoticePages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance compose(NoticeShown shown, List<Audience> audiences, List<Segment> segments,
                Problem problem, boolean saved);

        static native TemplateInstance typed(NoticeShown shown);

        static native TemplateInstance notice(NoticeShown shown, ApprovalCalls.View calls, String start, String origin,
                List<AuditTrail.Entry> history, Problem problem);
    }

    private final PlannedNotices planned;
    private final Drafting drafting;
    private final Submission submission;
    private final Approval approval;
    private final ApprovalCalls calls;
    private final StartPanel start;
    private final Staff staff;
    private final ZoneId zone;
    private final Showing showing;
    private final Library library;
    private final AuditTrail audit;
    private final Clock clock;

    NoticePages(PlannedNotices planned, Drafting drafting, Submission submission, Approval approval, ApprovalCalls calls,
            StartPanel start, Staff staff, Showing showing, Library library, AuditTrail audit, Clock clock,
            @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone) {
        this.planned = planned;
        this.drafting = drafting;
        this.submission = submission;
        this.approval = approval;
        this.calls = calls;
        this.start = start;
        this.staff = staff;
        this.zone = zone;
        this.showing = showing;
        this.library = library;
        this.audit = audit;
        this.clock = clock;
    }

    /** One button: a draft as the plan has it, or with every default, ready to be submitted. */
    @POST
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(@FormParam("incident") UUID incident, @FormParam("purpose") Purpose purpose) {
        if (planned.asks(incident, purpose))
            return Response.seeOther(URI.create("/notices/begin?incident=" + incident + "&purpose=" + purpose)).build();
        return see(planned.begin(incident, purpose).id());
    }

    @GET
    @Path("/{id}")
    public Object notice(@PathParam("id") UUID id, @QueryParam("language") String language,
            @QueryParam("recipient") String recipient, @QueryParam("find") String find, @QueryParam("saved") boolean saved) {
        Notice notice = found(id);
        // a correction has a page of its own: two sentences, not a form of words
        if (notice.state().editable() && NoticeOrigin.of(id).filter(origin -> origin.kind().takesBack()).isPresent())
            return Response.seeOther(URI.create("/notices/" + id + "/correction")).build();
        return page(showing.of(notice, Eyes.of(language, recipient, find), null), saved, null);
    }

    @POST
    @Path("/{id}")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object save(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Eyes eyes = Eyes.of(form);
        try {
            rewrite(id, form);
            if ("submit".equals(form.getFirst("then"))) {
                submission.submit(id);
                return see(id);
            }
            words(id, form);
            return Response.seeOther(UriBuilder.fromUri("/notices/" + id + "?saved=true&" + eyes.query())
                    .queryParam("find", "{find}").build(eyes.find())).build();
        } catch (Problem problem) {
            // the same words again: a page asks to change them, or why
            if ("copy".equals(problem.code()))
                return Response.seeOther(URI.create("/notices/" + id + "/repeat")).build();
            return Response.status(problem.status()).entity(page(showing.of(found(id), eyes, null), false, problem)).build();
        }
    }

    /** What is done with the words beside saving them: kept under a name, or taken from what was kept. */
    private void words(UUID id, MultivaluedMap<String, String> form) {
        switch (String.valueOf(form.getFirst("then"))) {
            case "keep" -> library.keep(form.getFirst("keep-as"), id);
            case "use" -> library.use(template(form.getFirst("template")), id);
            default -> {
                // only saved
            }
        }
    }

    private static UUID template(String id) {
        try {
            return UUID.fromString(String.valueOf(id));
        } catch (IllegalArgumentException none) {
            throw Problem.of(422, "notice-wrong", "Nothing was taken").at("/template", "missing", "must be chosen");
        }
    }

    /** What is being typed is kept as the draft, and seen as people will see it. */
    @POST
    @Path("/{id}/draft")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance keep(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Problem problem = null;
        try {
            rewrite(id, form);
        } catch (Problem wrong) {
            problem = wrong;
        }
        // what this request has read before is older than what it has just kept
        Notice.getEntityManager().clear();
        return Templates.typed(showing.of(found(id), Eyes.of(form), problem));
    }

    @POST
    @Path("/{id}/renew")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response renew(@PathParam("id") UUID id) {
        drafting.renew(id);
        return Response.seeOther(URI.create("/notices/" + id + "?saved=true")).build();
    }

    @POST
    @Path("/{id}/{verb:pause|resume|stop}")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") UUID id, @PathParam("verb") String verb, @FormParam("reason") String reason) {
        switch (verb) {
            case "pause" -> approval.pause(id);
            case "resume" -> approval.resume(id);
            default -> approval.stop(id, reason == null || reason.isBlank() ? null : reason.strip());
        }
        return see(id);
    }

    private void rewrite(UUID id, MultivaluedMap<String, String> form) {
        drafting.rewrite(id, NoticeForm.read(form, found(id), clock.instant()));
        if (form.containsKey("startAt"))
            drafting.startingAt(id, StartForm.read(form.getFirst("startAt"), zone));
    }

    private TemplateInstance page(NoticeShown shown, boolean saved, Problem problem) {
        return shown.page().notice().state().editable() && shown.page().manager()
                ? Templates.compose(shown, Audience.allAnd(shown.page().notice().audience()), Segment.all(), problem, saved)
                : Templates.notice(shown, calls.view(shown.page().notice()), start.html(shown.page().notice()),
                        GoneLive.origin(shown.page().notice(), staff), Deeds.of(audit, "notice", shown.page().notice().id()),
                        problem);
    }

    private static Response see(UUID id) {
        return Response.seeOther(URI.create("/notices/" + id)).build();
    }

    static Notice found(UUID id) {
        return Notice.<Notice> findByIdOptional(id).orElseThrow(Problem::notFound);
    }
}
