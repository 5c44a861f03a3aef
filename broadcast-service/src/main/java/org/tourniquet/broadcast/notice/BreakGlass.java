package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/**
 * Lets one manager alone send when nobody else answers: with a reason, seconds in which it can be taken back, every other
 * manager told, and a review that does not go away by itself.
 */
@ApplicationScoped
class BreakGlass {
    /** Too short for "urgent", long enough for why. */
    static final int REASON = 20;
    private static final int MOST = 1000;

    private final Submission submission;
    private final Quicker quicker;
    private final OnCall onCall;
    private final Staff staff;
    private final Event<NoticeApproved> approvals;
    private final Event<StaffPageRequested> pages;
    private final AuditTrail audit;
    private final NoticeConfig config;
    private final DatabaseTime time;
    private final Clock clock;
    private final String home;

    BreakGlass(Submission submission, Quicker quicker, OnCall onCall, Staff staff, Event<NoticeApproved> approvals,
            Event<StaffPageRequested> pages, AuditTrail audit, NoticeConfig config, DatabaseTime time, Clock clock,
            @ConfigProperty(name = "tourniquet.urls.broadcast") String home) {
        this.submission = submission;
        this.quicker = quicker;
        this.onCall = onCall;
        this.staff = staff;
        this.approvals = approvals;
        this.pages = pages;
        this.audit = audit;
        this.config = config;
        this.time = time;
        this.clock = clock;
        this.home = home;
    }

    @Transactional
    Notice doIt(UUID id, String reason, String confirm, String seen) {
        String why = sentence(reason, "/reason", "Say why nobody else can be waited for");
        Notice notice = Drafting.locked(id);
        String by = audit.signedIn();
        int people = Submission.people(notice);
        if (notice.state().editable() || notice.state() == NoticeState.SUBMITTED)
            submission.mayBeHandedIn(notice, people);
        if (notice.state() == NoticeState.SUBMITTED) {
            Approval.refuseWhenOthersAreMeant(notice, people);
            if (seen != null && !seen.isBlank() && !seen.equals(notice.contentHash()))
                throw Problem.of(409, "not-what-you-saw", "This is not what you had before your eyes")
                        .detail("It was changed meanwhile. Look at it once more.");
        }
        Instant now = time.now();
        int asked = notice.state() == NoticeState.SUBMITTED ? notice.people() : people;
        quicker.orElse(id, () -> notice.breakGlass(by, asked, confirm, now, now.plus(config.recall())));
        new BrokenGlass(notice, by, why, now.plus(config.recall())).persist();
        audit.record("broke the glass", "notice", id,
                notice.people() + " people, content " + notice.contentHash() + ": " + why);
        tellTheOthers(notice, by, why);
        approvals.fire(new NoticeApproved(id));
        return notice;
    }

    /** Takes back what was approved and has not begun; by whatever right it was approved. */
    @Transactional
    Notice recall(UUID id) {
        Notice notice = Drafting.locked(id);
        Instant now = time.now();
        quicker.orElse(id, () -> notice.recall(now));
        BrokenGlass.lastOf(id).filter(glass -> glass.recalledAt() == null && glass.reviewedAt() == null)
                .ifPresent(glass -> glass.recalled(audit.signedIn(), now));
        audit.record("recalled", "notice", id, "nothing had left the house");
        return notice;
    }

    /** Another manager looks at it afterwards and writes down what they found. */
    @Transactional
    BrokenGlass review(UUID id, String finding) {
        String found = sentence(finding, "/finding", "Say what you found");
        BrokenGlass glass = BrokenGlass.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (glass == null)
            throw Problem.notFound();
        if (glass.by().equals(audit.signedIn()))
            throw Problem.of(403, "own-glass", "Who broke the glass cannot review it")
                    .detail("Another manager has to look at it.");
        if (glass.reviewedAt() != null || glass.recalledAt() != null)
            throw Problem.of(409, "reviewed", "There is nothing left to review")
                    .detail(glass.recalledAt() != null ? "It was taken back; nothing had left the house."
                            : staff.name(glass.reviewedBy()) + " has reviewed it.");
        glass.reviewed(audit.signedIn(), found, clock.instant());
        audit.record("reviewed the broken glass", "notice", glass.notice(), found);
        return glass;
    }

    private void tellTheOthers(Notice notice, String by, String why) {
        Incident incident = Incident.findById(notice.incident());
        String text = "%s sends \"%s\" (%s) to %,d people alone, because: %s\nIt can be taken back for %d seconds. Afterwards please review it."
                .formatted(staff.name(by), notice.purpose().label(), incident.title(), notice.people(), why,
                        config.recall().toSeconds());
        onCall.approversBut(clock.instant(), by).forEach(one -> pages.fire(new StaffPageRequested(one.username(),
                "Glass broken: " + notice.purpose().label() + ", " + incident.title(), text,
                home + "/notices/" + notice.id(), notice.mode())));
    }

    private static String sentence(String said, String at, String title) {
        String plain = said == null ? "" : said.strip().replaceAll("\\s+", " ");
        if (plain.length() < REASON || plain.length() > MOST)
            throw Problem.of(422, "reason-missing", title).at(at, "length",
                    "must be a sentence of %d to %,d characters".formatted(REASON, MOST));
        return plain;
    }
}
