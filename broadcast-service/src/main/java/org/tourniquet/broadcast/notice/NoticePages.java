package org.tourniquet.broadcast.notice;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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

import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Deeds;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Composing a notice with its previews, and its page afterwards. */
@Path("/notices")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
@RunOnVirtualThread
public class NoticePages {

    /** Everything on the page of a notice. */
    public record Page(Notice notice, Incident incident, String author, String approver, String approvers, boolean mine,
            boolean manager, String language, List<Tongue> tongues) {
    }

    /** A language of the house and whether this notice speaks it. */
    public record Tongue(String code, String name, String direction, Wording wording, boolean chosen) {
        /** The name of a form field. */
        public String field(String part) {
            return "wordings." + code + "." + part;
        }
    }

    /** The three previews and the line of figures; {@code problem} when what was typed cannot be kept. */
    public record Shown(Page page, Preview.View text, Preview.View banner, String subject, Forecast.Outlook outlook,
            Problem problem) {
        /** Whether it goes over a medium. */
        public boolean has(String medium) {
            return page.notice.media().contains(Medium.valueOf(medium));
        }

        /** The mail for its frame; the version makes the browser ask again after each change. */
        public String mailSource() {
            return "/notices/" + page.notice.id() + "/preview/mail?language=" + page.language + "&v=" + page.notice.version();
        }

        /** A medium as people call it. */
        public String word(Medium medium) {
            return switch (medium) {
                case EMAIL -> "e-mail";
                case SMS -> "text message";
                case BANNER -> "banner";
                case SOCIAL -> "social media";
                case FEED -> "feeds";
            };
        }

        public String tone() {
            return NoticesPanel.tone(page.notice.state());
        }

        public boolean canPause() {
            return page.notice.state() == NoticeState.SENDING;
        }

        public boolean canResume() {
            return page.notice.state() == NoticeState.PAUSED;
        }

        public boolean canStop() {
            return page.notice.state().mayBecome(NoticeState.STOPPED);
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance compose(Shown shown, List<Audience> audiences, Problem problem, boolean saved);

        static native TemplateInstance compose$previews(Shown shown);

        static native TemplateInstance notice(Shown shown, List<AuditTrail.Entry> history, Problem problem);
    }

    private final Drafting drafting;
    private final Submission submission;
    private final Approval approval;
    private final Forecast forecast;
    private final Preview preview;
    private final Staff staff;
    private final AuditTrail audit;
    private final SecurityIdentity reader;
    private final Clock clock;

    NoticePages(Drafting drafting, Submission submission, Approval approval, Forecast forecast, Preview preview, Staff staff,
            AuditTrail audit, SecurityIdentity reader, Clock clock) {
        this.drafting = drafting;
        this.submission = submission;
        this.approval = approval;
        this.forecast = forecast;
        this.preview = preview;
        this.staff = staff;
        this.audit = audit;
        this.reader = reader;
        this.clock = clock;
    }

    /** One button: a draft with every default, ready to be submitted. */
    @POST
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(@FormParam("incident") UUID incident, @FormParam("purpose") Purpose purpose) {
        Notice notice = drafting.create(incident,
                new NoticeDraft(purpose, Audience.EVERYONE, Drafting.allMedia(), Reach.EVERY, Map.of(), null, null));
        return see(notice.id());
    }

    @GET
    @Path("/{id}")
    public TemplateInstance notice(@PathParam("id") UUID id, @QueryParam("language") String language,
            @QueryParam("saved") boolean saved) {
        return page(shown(found(id), language, null), saved, null);
    }

    @POST
    @Path("/{id}")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object save(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        String language = form.getFirst("language");
        try {
            drafting.rewrite(id, NoticeForm.read(form, found(id), clock.instant()));
            if ("submit".equals(form.getFirst("then"))) {
                submission.submit(id);
                return see(id);
            }
            return Response.seeOther(URI.create("/notices/" + id + "?saved=true&language=" + known(language))).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(page(shown(found(id), language, problem), false, problem)).build();
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
            drafting.rewrite(id, NoticeForm.read(form, found(id), clock.instant()));
        } catch (Problem wrong) {
            problem = wrong;
        }
        // what this request has read before is older than what it has just kept
        Notice.getEntityManager().clear();
        return Templates.compose$previews(shown(found(id), form.getFirst("language"), problem));
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

    private TemplateInstance page(Shown shown, boolean saved, Problem problem) {
        return shown.page.notice.state().editable() && shown.page.manager
                ? Templates.compose(shown, Audience.all(), problem, saved)
                : Templates.notice(shown, Deeds.of(audit, "notice", shown.page.notice.id()), problem);
    }

    private Shown shown(Notice notice, String asked, Problem problem) {
        String language = known(asked);
        Page page = new Page(notice, Incident.findById(notice.incident()), staff.name(notice.author()),
                staff.name(notice.approvedBy()), staff.approversBut(notice.author()),
                notice.author().equals(reader.getPrincipal().getName()), reader.hasRole(Roles.MANAGER), language,
                tongues(notice, language));
        if (notice.wordings().isEmpty())
            return new Shown(page, null, null, null, forecast.of(notice), problem);
        return new Shown(page, preview.of(notice, null, Medium.SMS, language),
                preview.of(notice, null, Medium.BANNER, language),
                preview.of(notice, null, Medium.EMAIL, language).subject(), forecast.of(notice), problem);
    }

    private static List<Tongue> tongues(Notice notice, String chosen) {
        TreeSet<String> codes = new TreeSet<>((one, other) -> Integer.compare(place(one), place(other)) != 0
                ? Integer.compare(place(one), place(other))
                : one.compareTo(other));
        codes.addAll(Languages.ALL);
        codes.addAll(notice.wordings().keySet());
        return codes.stream().map(code -> new Tongue(code, Languages.nameOf(code), Languages.direction(code),
                notice.wordings().getOrDefault(code, new Wording(null, null, null, null)), code.equals(chosen))).toList();
    }

    private static int place(String language) {
        int at = Languages.ALL.indexOf(language);
        return at < 0 ? Languages.ALL.size() : at;
    }

    private static String known(String language) {
        return language != null && language.matches("[a-z]{2,3}") ? language : Languages.DEFAULT;
    }

    private static Response see(UUID id) {
        return Response.seeOther(URI.create("/notices/" + id)).build();
    }

    static Notice found(UUID id) {
        return Notice.<Notice> findByIdOptional(id).orElseThrow(Problem::notFound);
    }
}
