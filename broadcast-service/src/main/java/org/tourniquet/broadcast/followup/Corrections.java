package org.tourniquet.broadcast.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.followup.CorrectionWords.Sentences;
import org.tourniquet.broadcast.notice.Approval;
import org.tourniquet.broadcast.notice.Drafting;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeApproved;
import org.tourniquet.broadcast.notice.NoticeDraft;
import org.tourniquet.broadcast.notice.NoticeOrigin;
import org.tourniquet.broadcast.notice.NoticeState;
import org.tourniquet.broadcast.notice.Purpose;
import org.tourniquet.broadcast.notice.Reach;
import org.tourniquet.broadcast.notice.Submission;
import org.tourniquet.broadcast.notice.Wording;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Takes back what was wrong: holds what still leaves, writes the correction, and addresses it to exactly those who were reached
 * or may have been. A second person lets it out as any other notice; with that, what it corrects is stopped for good.
 */
@ApplicationScoped
class Corrections {
    private static final Set<NoticeState> LEFT = EnumSet.of(NoticeState.SENDING, NoticeState.PAUSED, NoticeState.STOPPED,
            NoticeState.COMPLETE);

    /** Seconds: a million people must fit on a machine that is busy with much else, where 40 were measured. */
    private static final int LONGEST = 300;

    private final Drafting drafting;
    private final Submission submission;
    private final Approval approval;
    private final ReachedPeople people;
    private final CorrectionText text;
    private final AuditTrail audit;
    private final Clock clock;

    Corrections(Drafting drafting, Submission submission, Approval approval, ReachedPeople people, CorrectionText text,
            AuditTrail audit, Clock clock) {
        this.drafting = drafting;
        this.submission = submission;
        this.approval = approval;
        this.people = people;
        this.text = text;
        this.audit = audit;
        this.clock = clock;
    }

    /** Holds a notice and begins its correction; pressed twice, it is the same one. */
    NoticeOrigin begin(UUID wrong) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Notice notice = Drafting.locked(wrong);
            if (!LEFT.contains(notice.state()))
                throw Problem.of(409, "nothing-left", "Nothing of this notice has left yet")
                        .detail("It is “" + notice.state().label() + "”. Return it or stop it; then nobody gets it.");
            Optional<NoticeOrigin> before = NoticeOrigin.against(wrong).stream().filter(this::unfinished).findFirst();
            return before.orElseGet(() -> draft(NoticeOrigin.Kind.CORRECTION, null, List.of(notice)));
        });
    }

    /** The same for a way to reach us that notices of an incident gave and that does not lead to us any more. */
    NoticeOrigin begin(UUID incident, UUID channel, List<UUID> told) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Notice> notices = told.stream().sorted().map(Drafting::locked).toList();
            return NoticeOrigin.<NoticeOrigin> list("kind = ?1 and channel = ?2 and droppedAt is null",
                    NoticeOrigin.Kind.ROUTE, channel).stream()
                    .filter(origin -> notice(origin).incident().equals(incident) && unfinished(origin)).findFirst()
                    .orElseGet(() -> draft(NoticeOrigin.Kind.ROUTE, channel, notices));
        });
    }

    /** Writes, addresses and hands it to the second pair of eyes, all with one press. */
    Notice submit(UUID id, Map<String, Sentences> said, boolean tellRest) {
        NoticeOrigin origin = takingBack(id);
        waitUntilCounted(origin);
        return QuarkusTransaction.joiningExisting().timeout(LONGEST).call(() -> {
            Notice correction = Drafting.locked(id);
            if (!correction.state().editable())
                throw Problem.of(409, "wrong-state", "This correction was handed in already");
            NoticeOrigin.<NoticeOrigin> findById(id).tellsTheRest(tellRest);
            people.freeze(correction.audience(), origin.notices(), tellRest);
            drafting.rewrite(id, new NoticeDraft(Purpose.CORRECTION, correction.audience(), correction.media(), Reach.EVERY,
                    text.of(origin, said), null, null));
            return submission.submit(id);
        });
    }

    /** It was right after all: what was held goes on. */
    @Transactional
    void drop(UUID id) {
        NoticeOrigin origin = takingBack(id);
        if (!Drafting.locked(id).state().editable())
            throw Problem.of(409, "wrong-state", "This correction was handed in; whoever approves can return it first");
        origin.drop(clock.instant());
        audit.record("dropped the correction", "notice", id, null);
        origin.about().stream().filter(NoticeOrigin.About::held).map(NoticeOrigin.About::notice).sorted()
                .filter(held -> Drafting.locked(held).state() == NoticeState.PAUSED).forEach(approval::resume);
    }

    /** What is corrected ends with whoever was not told yet: they read the right words, or none. */
    void approved(@Observes NoticeApproved approved) {
        NoticeOrigin.of(approved.notice()).filter(origin -> origin.kind().takesBack()).ifPresent(origin -> {
            for (UUID wrong : origin.notices())
                if (Drafting.locked(wrong).state().mayBecome(NoticeState.STOPPED))
                    approval.stop(wrong, "corrected");
        });
    }

    private NoticeOrigin draft(NoticeOrigin.Kind kind, UUID channel, List<Notice> wrong) {
        Set<NoticeOrigin.About> about = new HashSet<>();
        EnumSet<Medium> media = EnumSet.noneOf(Medium.class);
        for (Notice notice : wrong) {
            boolean sending = notice.state() == NoticeState.SENDING;
            if (sending)
                approval.pause(notice.id());
            about.add(new NoticeOrigin.About(notice.id(), sending));
            media.addAll(notice.media());
        }
        Notice first = wrong.getFirst();
        String by = audit.signedIn();
        Instant now = clock.instant();
        UUID audience = people.audience("Reached by “" + first.purpose().label() + "”", by);
        NoticeOrigin origin = new NoticeOrigin(null, kind, channel, about, by, now);
        Map<String, Wording> words = text.of(origin, text.prepared(origin));
        Notice draft = drafting.create(first.incident(),
                new NoticeDraft(Purpose.CORRECTION, audience, media, Reach.EVERY, words, null, null));
        NoticeOrigin kept = new NoticeOrigin(draft.id(), kind, channel, about, by, now);
        kept.persist();
        audit.record("is to be corrected", "notice", first.id(), null);
        return kept;
    }

    /** A claim that began before the pause ends within the second, and a fan-out writes the last of its rows. */
    private void waitUntilCounted(NoticeOrigin origin) {
        Instant calm = origin.seenAt().plusSeconds(1);
        boolean held = origin.about().stream().anyMatch(NoticeOrigin.About::held);
        for (int tries = 0; tries < 150; tries++) {
            boolean owed = QuarkusTransaction.requiringNew().call(() -> people.allOwed(origin.notices()));
            if (owed && (!held || clock.instant().isAfter(calm)))
                return;
            pause();
        }
        throw Problem.of(503, "still-counting", "We are still writing down whom the notice was for")
                .detail("It is paused, and nothing more leaves. Press again in a few seconds.").retryAfter(5);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", ended);
        }
    }

    private boolean unfinished(NoticeOrigin origin) {
        return !notice(origin).state().released();
    }

    private static Notice notice(NoticeOrigin origin) {
        return Notice.findById(origin.notice());
    }

    static NoticeOrigin takingBack(UUID id) {
        return NoticeOrigin.of(id).filter(origin -> origin.kind().takesBack() && !origin.dropped())
                .orElseThrow(Problem::notFound);
    }
}
