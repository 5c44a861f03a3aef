package org.tourniquet.broadcast.notice;

import java.net.URI;
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
import jakarta.ws.rs.core.Response;

import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.audience.Medium;
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
            String language,
            List<String> languages) {
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
    }

    private final Approval approval;
    private final Forecast forecast;
    private final Preview preview;
    private final Staff staff;
    private final SecurityIdentity reader;

    ApprovalPages(Approval approval, Forecast forecast, Preview preview, Staff staff, SecurityIdentity reader) {
        this.approval = approval;
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
    public Object approve(@PathParam("id") UUID id, @FormParam("confirm") String confirm) {
        try {
            approval.approve(id, confirm);
            return Response.seeOther(URI.create("/notices/" + id + "/progress")).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(Templates.approval(question(id, null), problem)).build();
        }
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
                notice.author().equals(reader.getPrincipal().getName()), reader.hasRole(Roles.MANAGER),
                words ? preview.of(notice, null, Medium.EMAIL, language) : null,
                words ? preview.of(notice, null, Medium.SMS, language) : null,
                words ? preview.of(notice, null, Medium.BANNER, language) : null, forecast.of(notice), language,
                List.copyOf(notice.wordings().keySet()));
    }
}
