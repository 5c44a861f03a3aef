package org.tourniquet.broadcast.notice;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Segment;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The page behind the link that the second manager gets on the phone: look, type the word, send or return. */
@Path("/notices")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ApprovalPages {
    /** The frame around it is ours, the mail inside is a document of its own: no script, no form, only its inline styles. */
    private static final String INSIDE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups";

    /** Everything the approver looks at. */
    public record Question(Notice notice, Incident incident, Audience audience, String author, String approvers, boolean mine,
            boolean manager, Preview.View mail, Preview.View text, Preview.View banner, Forecast.Outlook outlook,
            String language, List<String> languages, ApprovalCalls.View calls) {
        /** Whether pressing the button lets it go at this moment. */
        public boolean atOnce() {
            return notice.startAt() == null;
        }

        /** The segment it is narrowed to, or null. */
        public String segment() {
            return notice.segment() == null ? null : Segment.<Segment> findById(notice.segment()).name();
        }

        /** The mail for its frame. */
        public String mailSource() {
            return "/notices/" + notice.id() + "/preview/mail?language=" + language;
        }

        /** What a language calls itself. */
        public String nameOf(String code) {
            return Languages.nameOf(code);
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance approval(Question question, Problem problem);

        static native TemplateInstance calls(ApprovalCalls.View view);
    }

    private final Approval approval;
    private final ApprovalCalls calls;
    private final Forecast forecast;
    private final Preview preview;
    private final Staff staff;
    private final SecurityIdentity reader;

    ApprovalPages(Approval approval, ApprovalCalls calls, Forecast forecast, Preview preview, Staff staff,
            SecurityIdentity reader) {
        this.approval = approval;
        this.calls = calls;
        this.forecast = forecast;
        this.preview = preview;
        this.staff = staff;
        this.reader = reader;
    }

    @GET
    @Path("/{id}/approval")
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    public TemplateInstance approval(@PathParam("id") UUID id, @QueryParam("language") String language) {
        return Templates.approval(question(id, language), null);
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object approve(@PathParam("id") UUID id, @FormParam("confirm") String confirm,
            @FormParam("content") String content) {
        try {
            approval.approve(id, confirm, content);
            return after(id);
        } catch (Problem problem) {
            // an impatient finger pressed twice: it has what it wanted
            if (problem.code().equals("wrong-state") && me().equals(NoticePages.found(id).approvedBy()))
                return after(id);
            return Response.status(problem.status()).entity(Templates.approval(question(id, null), problem)).build();
        }
    }

    /** A page that is open says so every few seconds, or a person does by a button: then nobody else is called for a while. */
    @POST
    @Path("/{id}/looking")
    @RolesAllowed(Roles.MANAGER)
    public Response looking(@PathParam("id") UUID id, @HeaderParam("HX-Request") boolean part) {
        ApprovalCalls.View view = calls.seen(id, me());
        if (!part)
            return Response.seeOther(URI.create("/notices/" + id + "/approval")).build();
        Response.ResponseBuilder answer = Response.ok(Templates.calls(view));
        return (view.waiting() ? answer : answer.header("HX-Refresh", "true")).build();
    }

    private String me() {
        return reader.getPrincipal().getName();
    }

    /** Where it can be watched: its progress, or its page while it waits for its hour. */
    private static Response after(UUID id) {
        boolean waits = NoticePages.found(id).startsFrom() != null;
        return Response.seeOther(URI.create("/notices/" + id + (waits ? "" : "/progress"))).build();
    }

    @POST
    @Path("/{id}/return")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object giveBack(@PathParam("id") UUID id, @FormParam("reason") String reason) {
        try {
            approval.giveBack(id, reason);
            return Response.seeOther(URI.create("/notices/" + id)).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(Templates.approval(question(id, null), problem)).build();
        }
    }

    /** The mail as it will look, for the frame of the previews. */
    @GET
    @Path("/{id}/preview/mail")
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    public Response mail(@PathParam("id") UUID id, @QueryParam("language") String language,
            @QueryParam("recipient") UUID recipient) {
        return Response.ok(preview.of(NoticePages.found(id), recipient, Medium.EMAIL, language).html())
                .header("Content-Security-Policy", INSIDE).header("Cache-Control", "no-store").build();
    }

    private Question question(UUID id, String asked) {
        Notice notice = NoticePages.found(id);
        String language = asked != null && notice.wordings().containsKey(asked) ? asked
                : notice.wordings().containsKey(Rendering.FALLBACK) ? Rendering.FALLBACK
                        : notice.wordings().keySet().stream().findFirst().orElse(Rendering.FALLBACK);
        boolean words = !notice.wordings().isEmpty();
        return new Question(notice, Incident.findById(notice.incident()), Audience.findById(notice.audience()),
                staff.name(notice.author()), staff.approversBut(notice.author()),
                me().equals(notice.author()) || me().equals(notice.lastEditor()), reader.hasRole(Roles.MANAGER),
                words ? preview.of(notice, null, Medium.EMAIL, language) : null,
                words ? preview.of(notice, null, Medium.SMS, language) : null,
                words ? preview.of(notice, null, Medium.BANNER, language) : null, forecast.of(notice), language,
                List.copyOf(notice.wordings().keySet()), calls.view(notice));
    }
}
