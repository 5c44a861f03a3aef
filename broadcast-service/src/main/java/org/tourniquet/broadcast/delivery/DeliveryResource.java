package org.tourniquet.broadcast.delivery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeState;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Cursor;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Paged;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** How far a notice is, who got it and who did not, and once more to those. */
@Path("/api/notices")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Delivery", description = "Everyone is told, and everyone is accounted for")
public class DeliveryResource {

    /**
     * The deliveries of one medium, by state; each delivery is counted in exactly one. Beside them, how many mails were sent
     * once more, flagged and under the same Message-ID, because it was unclear whether they had left.
     */
    @RegisterForReflection
    public record MediumProgress(long queued, long sending, long accepted, long delivered, long failed, long unknown,
            long suppressed, long rehearsed, long sentAgain) {
        private static MediumProgress of(Progress progress, Medium medium) {
            return new MediumProgress(progress.of(medium, DeliveryState.QUEUED), progress.of(medium, DeliveryState.SENDING),
                    progress.of(medium, DeliveryState.ACCEPTED), progress.of(medium, DeliveryState.DELIVERED),
                    progress.of(medium, DeliveryState.FAILED), progress.of(medium, DeliveryState.UNKNOWN),
                    progress.of(medium, DeliveryState.SUPPRESSED), progress.of(medium, DeliveryState.REHEARSED),
                    progress.again(medium));
        }
    }

    /** Everybody who is to be told, and who of them is accounted for: accepted, suppressed, failed or rehearsed. */
    @RegisterForReflection
    public record People(long total, long accounted) {
    }

    /** {@code complete} is true only when every person is accounted for; {@code media} holds EMAIL and SMS. */
    @RegisterForReflection
    public record ProgressView(UUID notice, NoticeState state, Map<Medium, MediumProgress> media,
            Map<String, Map<DeliveryState, Long>> languages, Map<FailureKind, Long> failures, People people, boolean complete,
            double ratePerSecond, Instant startedAt, Instant lastAt, Ending estimate, Reckoning.Told told,
            Storytellers.Told stories) {
        private static ProgressView of(Notice notice, Progress progress, ProgressPage.Beside beside) {
            Map<Medium, MediumProgress> media = new LinkedHashMap<>();
            notice.media().stream().filter(Medium::personal)
                    .forEach(medium -> media.put(medium, MediumProgress.of(progress, medium)));
            return new ProgressView(notice.id(), notice.state(), media, beside.languages(), beside.failures(),
                    new People(progress.total(), progress.accounted()), progress.complete(), progress.ratePerSecond(),
                    progress.startedAt(), progress.lastAt(), Ending.of(beside.estimate()), beside.told(),
                    beside.stories());
        }
    }

    /** When it will be through, as far as that can be known; {@code secondsLeft} is null where it cannot. */
    @RegisterForReflection
    public record Ending(Long secondsLeft, String because) {
        private static Ending of(Estimate estimate) {
            return estimate == null ? null
                    : new Ending(estimate.left() == null ? null : estimate.left().toSeconds(), estimate.because());
        }
    }

    /** Only what failed for one of these reasons; without a body, whatever the reason. */
    @RegisterForReflection
    public record Again(@NotEmpty Set<@NotNull FailureKind> reasons) {
    }

    /** How many deliveries were queued again. */
    @RegisterForReflection
    public record Resent(int deliveries) {
    }

    /** What a person found out about a delivery whose end is unclear. */
    @RegisterForReflection
    public record Finding(@NotNull Boolean arrived) {
    }

    private final Counters counters;
    private final Ledger ledger;
    private final Beside beside;
    private final Reckoning reckoning;
    private final Resend resend;
    private final Settlement settlement;
    private final AuditTrail audit;

    DeliveryResource(Counters counters, Ledger ledger, Beside beside, Reckoning reckoning, Resend resend, Settlement settlement,
            AuditTrail audit) {
        this.counters = counters;
        this.ledger = ledger;
        this.beside = beside;
        this.reckoning = reckoning;
        this.resend = resend;
        this.settlement = settlement;
        this.audit = audit;
    }

    @GET
    @Path("/{id}/progress")
    @RolesAllowed({ Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(summary = "How far a notice is", description = "Read off counters: as quick for a million people as for one")
    public ProgressView progress(@PathParam("id") UUID id) {
        Notice notice = found(id);
        Progress progress = counters.of(id);
        return ProgressView.of(notice, progress, beside.of(notice, progress));
    }

    @GET
    @Path("/{id}/deliveries")
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "Who got it, who did not, and why")
    public Paged<Ledger.Line> deliveries(@PathParam("id") UUID id, @QueryParam("medium") Medium medium,
            @QueryParam("state") DeliveryState state, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        found(id);
        int most = Cursor.limit(limit);
        return Paged.of(ledger.page(id, medium, state == null ? null : List.of(state), after(cursor), most + 1), most,
                line -> Cursor.of(line.id()));
    }

    @POST
    @Path("/{id}/resend-failed")
    @RolesAllowed(Roles.MANAGER)
    @Idempotent
    @Operation(summary = "Once more, to only those who did not get it")
    public Resent resendFailed(@PathParam("id") UUID id, @Valid Again again) {
        return new Resent(resend.failed(id, again == null ? null : again.reasons()));
    }

    @GET
    @Path("/{id}/told")
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "People whom a notice reached, may have reached, or did not reach", description = "who: GOT, MAY_HAVE or DID_NOT")
    public Paged<Reckoning.Somebody> told(@PathParam("id") UUID id, @QueryParam("who") @NotNull Reckoning.Who who,
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        found(id);
        int most = Cursor.limit(limit);
        return Paged.of(reckoning.list(id, who, after(cursor), most + 1), most, one -> Cursor.of(one.recipient()));
    }

    @POST
    @Path("/{id}/deliveries/{delivery}/settlement")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "A person says what became of a delivery whose end no evidence settles")
    public void settle(@PathParam("id") UUID id, @PathParam("delivery") UUID delivery, @NotNull @Valid Finding finding) {
        found(id);
        if (!settlement.byPerson(id, delivery, finding.arrived(), audit.signedIn()))
            throw Problem.of(409, "settled", "The end of this delivery is not unclear any more");
        audit.record(finding.arrived() ? "said that it arrived" : "said that it did not arrive", "delivery", delivery, null);
    }

    static UUID after(String cursor) {
        Cursor at = Cursor.parse(cursor);
        try {
            return at.atBeginning() ? null : UUID.fromString(at.part(0));
        } catch (IllegalArgumentException notOurs) {
            throw Problem.of(422, "invalid", "Some of this cannot be accepted").at("/cursor", "cursor",
                    "is not one that we gave");
        }
    }

    private static Notice found(UUID id) {
        return Notice.<Notice> findByIdOptional(id).orElseThrow(Problem::notFound);
    }
}
