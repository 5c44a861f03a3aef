package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Segment;
import org.tourniquet.broadcast.incident.Mode;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Notices from draft to stop. */
@Path("/api/notices")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Notices", description = "What is said, and the second pair of eyes that lets it out")
public class NoticeResource {

    /**
     * A notice to be written. Audience is an id, or EVERYONE for everyone imported; segment the id or name of
     * one, or absent for the whole audience; media default to EMAIL, SMS and BANNER,
     * reach to EVERY.
     * With a purpose alone it is the plan's, where {@code values} fill the plan's placeholders.
     * An UPDATE is written in its parts, {@code wordings: {en: {subject, changed, unknown, doing, you}}}, of which mail, text
     * message and banner are made where they are left out; changed, doing, you and nextUpdateAt are then demanded when it is
     * submitted, in each language.
     * Forms that a HOW_TO_REACH_US notice leaves out are rendered from the directory, in all languages.
     */
    @RegisterForReflection
    public record NewNotice(@NotNull Purpose purpose, @Size(max = 36) String audience, @Size(max = 200) String segment,
            Set<Medium> media, Reach reach, Map<String, Wording> wordings, Instant expiresAt, Instant nextUpdateAt,
            Instant startAt, Map<String, String> values, Quiet quietHours) {
        NoticeDraft draft() {
            return new NoticeDraft(purpose, audienceId(), segmentId(), media == null ? Drafting.allMedia() : media, reach,
                    wordings == null ? Map.of() : wordings, expiresAt, nextUpdateAt, quietHours);
        }

        /** Whether only the purpose is given: everything else is the plan's, or the default. */
        boolean nothingBut() {
            return audience == null && segment == null && media == null && reach == null && wordings == null
                    && expiresAt == null && nextUpdateAt == null && quietHours == null;
        }

        /** What is not a segment we know becomes one that does not exist, and is refused with all else that is wrong. */
        private UUID segmentId() {
            return segment == null ? null : Segment.called(segment).map(Segment::id).orElse(new UUID(0, 0));
        }

        private UUID audienceId() {
            try {
                return audience == null ? null
                        : audience.equalsIgnoreCase("everyone") ? Audience.EVERYONE : UUID.fromString(audience);
            } catch (IllegalArgumentException notAnId) {
                return null;
            }
        }
    }

    /** A notice; {@code confirmWord} is what the approver has to type. */
    @RegisterForReflection
    public record NoticeView(UUID id, UUID incident, Mode mode, Purpose purpose, NoticeState state, UUID audience,
            UUID segment, Set<Medium> media, Reach reach, Quiet quietHours, Map<String, Wording> wordings, Instant expiresAt,
            Instant nextUpdateAt,
            String author, Instant createdAt, Instant submittedAt, Integer people, String contentHash, String confirmWord,
            String returnReason, String approvedBy, Instant approvedAt, Leave approvedHow, Instant startAt,
            Instant startsFrom, UUID heldBy, Instant startedAt, Instant endedAt, String stopReason) {
        /** With what is made of an update's parts, so that a program always finds the forms of the media. */
        private static Map<String, Wording> said(Notice notice) {
            Map<String, Wording> said = new java.util.TreeMap<>();
            notice.wordings().forEach((language, words) -> said.put(language, words.joined(language)));
            return said;
        }

        static NoticeView of(Notice notice) {
            return new NoticeView(notice.id(), notice.incident(), notice.mode(), notice.purpose(), notice.state(),
                    notice.audience(), notice.segment(), notice.media(), notice.reach(), notice.quietHours(), said(notice),
                    notice.expiresAt(),
                    notice.nextUpdateAt(), notice.author(), notice.createdAt(), notice.submittedAt(), notice.people(),
                    notice.contentHash(), notice.confirmWord(), notice.returnReason(), notice.approvedBy(),
                    notice.approvedAt(), notice.approvedHow(), notice.startAt(), notice.startsFrom(), notice.heldBy(),
                    notice.startedAt(), notice.endedAt(), notice.stopReason());
        }
    }

    /** The word that was asked for; with {@code contentHash} only if the notice is still what carried that hash. */
    @RegisterForReflection
    public record Confirmation(@NotNull @Size(max = 100) String confirm, @Size(max = 64) String contentHash) {
    }

    /** Why. */
    @RegisterForReflection
    public record Reason(@Size(max = 1000) String reason) {
    }

    private final Submission submission;
    private final Approval approval;
    private final Forecast forecast;
    private final Preview preview;

    NoticeResource(Submission submission, Approval approval, Forecast forecast, Preview preview) {
        this.submission = submission;
        this.approval = approval;
        this.forecast = forecast;
        this.preview = preview;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "One notice with its state and the word its approver has to type")
    public NoticeView one(@PathParam("id") UUID id) {
        return NoticeView.of(found(id));
    }

    @GET
    @Path("/{id}/preview")
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "The exact words one recipient gets", description = "medium is EMAIL, SMS or BANNER; without "
            + "recipient an invented one reads the language given; language overrides the recipient's own")
    public Preview.View preview(@PathParam("id") UUID id, @QueryParam("recipient") UUID recipient,
            @QueryParam("medium") Medium medium, @QueryParam("language") String language) {
        return preview.of(found(id), recipient, medium == null ? Medium.EMAIL : medium, language);
    }

    @GET
    @Path("/{id}/forecast")
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "People, deliveries per medium and language, text-message parts and their estimated price, and who"
            + " will call because of it against what the staffed channels answer")
    public Forecast.Outlook forecast(@PathParam("id") UUID id) {
        return forecast.of(found(id));
    }

    @POST
    @Path("/{id}/submission")
    @RolesAllowed(Roles.MANAGER)
    @Idempotent
    @Operation(summary = "Hands the notice to the other managers, who are paged")
    public NoticeView submit(@PathParam("id") UUID id) {
        return NoticeView.of(submission.submit(id));
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed(Roles.MANAGER)
    @Idempotent
    @Operation(summary = "Lets the notice out", description = "Not by its author nor by who changed it last (403), only with the "
            + "word shown (422), only what was submitted and only once (409, which tells who was quicker)")
    public NoticeView approve(@PathParam("id") UUID id, @NotNull @Valid Confirmation word) {
        return NoticeView.of(approval.approve(id, word.confirm(), word.contentHash()));
    }

    @POST
    @Path("/{id}/return")
    @RolesAllowed(Roles.MANAGER)
    @Idempotent
    @Operation(summary = "Gives the notice back to its author with a reason")
    public NoticeView giveBack(@PathParam("id") UUID id, @NotNull @Valid Reason reason) {
        return NoticeView.of(approval.giveBack(id, reason.reason()));
    }

    @POST
    @Path("/{id}/pause")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Holds what has not left yet")
    public NoticeView pause(@PathParam("id") UUID id) {
        return NoticeView.of(approval.pause(id));
    }

    @POST
    @Path("/{id}/resume")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Goes on where it was paused")
    public NoticeView resume(@PathParam("id") UUID id) {
        return NoticeView.of(approval.resume(id));
    }

    @POST
    @Path("/{id}/stop")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Ends the notice for good; nobody who was not told yet is told")
    public NoticeView stop(@PathParam("id") UUID id, @Valid Reason reason) {
        return NoticeView.of(approval.stop(id, reason == null ? null : reason.reason()));
    }

    private static Notice found(UUID id) {
        return Notice.<Notice> findByIdOptional(id).orElseThrow(Problem::notFound);
    }
}
