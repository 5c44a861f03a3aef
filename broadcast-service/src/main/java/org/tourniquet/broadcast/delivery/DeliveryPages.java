package org.tourniquet.broadcast.delivery;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.notice.Approval;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Cursor;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The manager's view of a notice on its way: how far, how fast, who did not get it, and what can be done. */
@Path("/notices")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DeliveryPages {
    private static final int SECONDS_DRAWN = 180;
    private static final int MISSED_SHOWN = 20;
    private static final int LINES = 100;
    private static final List<DeliveryState> MISSED = List.of(DeliveryState.FAILED, DeliveryState.SUPPRESSED,
            DeliveryState.UNKNOWN);

    /** A page of deliveries. */
    @TemplateData
    public record ListPage(UUID notice, String heading, List<Ledger.Line> lines, String next) {
        public String back() {
            return "/notices/" + notice + "/progress";
        }
    }

    /** A page of people. */
    @TemplateData
    public record ToldPage(UUID notice, String heading, List<Reckoning.Somebody> people, String next) {
    }

    /** One person's way through a notice. */
    @TemplateData
    public record PersonPage(UUID notice, UUID recipient, String name, List<Trail> trails) {
    }

    /** What happened over one medium. */
    @TemplateData
    public record Trail(Ledger.Line line, List<Ledger.Moment> moments) {
        public boolean unclear() {
            return line.state() == DeliveryState.UNKNOWN;
        }

        /** Nothing out of the ordinary was written down. */
        public boolean acceptedAlone() {
            return line.acceptedAt() != null
                    && moments.stream().noneMatch(moment -> moment.what().equals(DeliveryState.ACCEPTED.name()));
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance progress(ProgressPage page);

        static native TemplateInstance progress$live(ProgressPage page);

        static native TemplateInstance deliveries(ListPage page);

        static native TemplateInstance told(ToldPage page);

        static native TemplateInstance person(PersonPage page);

        private Templates() {
        }
    }

    private final Counters counters;
    private final Ledger ledger;
    private final Hindrances hindrances;
    private final Beside beside;
    private final Reckoning reckoning;
    private final Approval approval;
    private final Resend resend;
    private final Settlement settlement;
    private final Brake brake;
    private final AuditTrail audit;
    private final Clock clock;

    DeliveryPages(Counters counters, Ledger ledger, Hindrances hindrances, Beside beside,
            Reckoning reckoning, Approval approval, Resend resend,
            Settlement settlement, Brake brake, AuditTrail audit, Clock clock) {
        this.counters = counters;
        this.ledger = ledger;
        this.hindrances = hindrances;
        this.beside = beside;
        this.reckoning = reckoning;
        this.approval = approval;
        this.resend = resend;
        this.settlement = settlement;
        this.brake = brake;
        this.audit = audit;
        this.clock = clock;
    }

    @GET
    @Path("/{id}/progress")
    @RolesAllowed({ Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR })
    public TemplateInstance progress(@PathParam("id") UUID id, @QueryParam("again") Integer again) {
        return Templates.progress(page(id, again == null ? null
                : again == 0 ? "Nobody could be sent to again." : "Queued again: " + again + "."));
    }

    /** The moving part alone; when the notice has come to another state the whole page is fetched anew. */
    @GET
    @Path("/{id}/progress/live")
    @RolesAllowed({ Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR })
    public Response live(@PathParam("id") UUID id, @QueryParam("seen") String seen) {
        ProgressPage page = page(id, null);
        if (seen != null && !seen.equals(page.state()))
            return Response.noContent().header("HX-Refresh", "true").build();
        return Response.ok(Templates.progress$live(page)).build();
    }

    @POST
    @Path("/{id}/progress/pause")
    @RolesAllowed(Roles.MANAGER)
    public Response pause(@PathParam("id") UUID id) {
        approval.pause(id);
        brake.look();
        return back(id, "");
    }

    @POST
    @Path("/{id}/progress/resume")
    @RolesAllowed(Roles.MANAGER)
    public Response resume(@PathParam("id") UUID id) {
        approval.resume(id);
        brake.look();
        return back(id, "");
    }

    @POST
    @Path("/{id}/progress/stop")
    @RolesAllowed(Roles.MANAGER)
    public Response stop(@PathParam("id") UUID id, @FormParam("confirm") String word) {
        if (word == null || !word.strip().equalsIgnoreCase("STOP"))
            throw Problem.of(422, "wrong-word", "The word does not match").at("/confirm", "wrong-word", "must be STOP");
        approval.stop(id, "by " + audit.signedIn());
        brake.look();
        return back(id, "");
    }

    @POST
    @Path("/{id}/progress/resend")
    @RolesAllowed(Roles.MANAGER)
    public Response again(@PathParam("id") UUID id, @FormParam("reason") Set<FailureKind> reasons) {
        if (reasons == null || reasons.isEmpty())
            throw Problem.of(422, "nobody-chosen", "Nobody was chosen").at("/reason", "missing",
                    "must be at least one of the reasons");
        return back(id, "?again=" + resend.failed(id, reasons));
    }

    @GET
    @Path("/{id}/deliveries")
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    public TemplateInstance deliveries(@PathParam("id") UUID id, @QueryParam("medium") Medium medium,
            @QueryParam("state") DeliveryState state, @QueryParam("missed") boolean missed,
            @QueryParam("cursor") String cursor) {
        found(id);
        List<Ledger.Line> lines = ledger.page(id, medium, missed ? MISSED : state == null ? null : List.of(state),
                DeliveryResource.after(cursor), LINES + 1);
        String query = (medium == null ? "" : "&medium=" + medium) + (state == null ? "" : "&state=" + state)
                + (missed ? "&missed=true" : "");
        String heading = missed ? "Who did not get it"
                : (medium == null ? "Deliveries" : medium.label()) + (state == null ? "" : ": " + state.label().toLowerCase());
        return Templates.deliveries(new ListPage(id, heading, lines.subList(0, Math.min(LINES, lines.size())),
                lines.size() <= LINES ? null
                        : "/notices/" + id + "/deliveries?cursor=" + Cursor.of(lines.get(LINES - 1).id()) + query));
    }

    @GET
    @Path("/{id}/told")
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    public TemplateInstance told(@PathParam("id") UUID id, @QueryParam("who") Reckoning.Who who,
            @QueryParam("cursor") String cursor) {
        found(id);
        Reckoning.Who asked = who == null ? Reckoning.Who.DID_NOT : who;
        List<Reckoning.Somebody> people = reckoning.list(id, asked, DeliveryResource.after(cursor), LINES + 1);
        return Templates.told(new ToldPage(id, asked.label(), people.subList(0, Math.min(LINES, people.size())),
                people.size() <= LINES ? null
                        : "/notices/" + id + "/told?who=" + asked + "&cursor="
                                + Cursor.of(people.get(LINES - 1).recipient())));
    }

    @GET
    @Path("/{id}/people/{recipient}")
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    public TemplateInstance person(@PathParam("id") UUID id, @PathParam("recipient") UUID recipient) {
        List<Ledger.Line> lines = ledger.ofPerson(id, recipient);
        if (lines.isEmpty())
            throw Problem.notFound();
        String name = lines.getFirst().name();
        return Templates.person(new PersonPage(id, recipient, name == null ? "Somebody without a name" : name,
                lines.stream().map(line -> new Trail(line, ledger.moments(line.id()))).toList()));
    }

    @POST
    @Path("/{id}/people/{recipient}/settlement")
    @RolesAllowed(Roles.MANAGER)
    public Response settle(@PathParam("id") UUID id, @PathParam("recipient") UUID recipient,
            @FormParam("delivery") UUID delivery, @FormParam("arrived") boolean arrived) {
        if (settlement.byPerson(id, delivery, arrived, audit.signedIn()))
            audit.record(arrived ? "said that it arrived" : "said that it did not arrive", "delivery", delivery, null);
        return Response.seeOther(URI.create("/notices/" + id + "/people/" + recipient)).build();
    }

    private ProgressPage page(UUID id, String said) {
        Notice notice = found(id);
        Progress progress = counters.of(id);
        List<Ledger.Line> missed = progress.missed() == 0 ? List.of() : ledger.page(id, null, MISSED, null, MISSED_SHOWN + 1);
        return new ProgressPage(notice, Incident.findById(notice.incident()), progress, counters.samples(id, SECONDS_DRAWN),
                missed.subList(0, Math.min(MISSED_SHOWN, missed.size())), missed.size() > MISSED_SHOWN,
                hindrances.of(notice, progress), beside.of(notice, progress), said, clock.instant());
    }

    private static Response back(UUID id, String query) {
        return Response.seeOther(URI.create("/notices/" + id + "/progress" + query)).build();
    }

    private static Notice found(UUID id) {
        return Notice.<Notice> findByIdOptional(id).orElseThrow(Problem::notFound);
    }
}
