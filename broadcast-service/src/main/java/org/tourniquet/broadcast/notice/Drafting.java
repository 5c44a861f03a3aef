package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Segment;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/** Writes notices: a new one for an incident, or other words for one that is still a draft. */
@ApplicationScoped
public class Drafting {
    private static final Duration FARTHEST_PROMISE = Duration.ofDays(14);

    private final DirectoryWording fromDirectory;
    private final AuditTrail audit;
    private final NoticeConfig config;
    private final Clock clock;

    Drafting(DirectoryWording fromDirectory, AuditTrail audit, NoticeConfig config, Clock clock) {
        this.fromDirectory = fromDirectory;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** A new draft; what a how-to-reach-us notice does not say itself is rendered from the directory. */
    @Transactional
    public Notice create(UUID incidentId, NoticeDraft wanted) {
        Incident incident = Incident.<Incident> findByIdOptional(incidentId).orElseThrow(Problem::notFound);
        if (!incident.open())
            throw Problem.of(409, "incident-closed", "The incident is closed; nothing more is said about it");
        Notice notice = new Notice(UUID.randomUUID(), incident, wanted.purpose(), audit.signedIn(), clock.instant());
        address(notice, wanted);
        Map<String, Wording> words = new TreeMap<>();
        if (wanted.purpose() == Purpose.HOW_TO_REACH_US)
            words.putAll(fromDirectory.inAllLanguages(incident));
        merge(words, new WordingCheck(config.mostParts()).cleaned(wanted.wordings()));
        notice.worded(words).persist();
        audit.record("drafted", "notice", notice.id(), wanted.purpose().label());
        return notice;
    }

    /** Other words, people, media or times for a draft. */
    @Transactional
    public Notice rewrite(UUID id, NoticeDraft wanted) {
        Notice notice = locked(id);
        return changed(notice, () -> {
            address(notice, wanted);
            notice.worded(new WordingCheck(config.mostParts()).cleaned(wanted.wordings()));
        });
    }

    /** Takes the directory's words of this moment instead of those of the draft. */
    @Transactional
    Notice renew(UUID id) {
        Notice notice = locked(id);
        Incident incident = Incident.findById(notice.incident());
        return changed(notice, () -> notice.worded(fromDirectory.inAllLanguages(incident)));
    }

    /** Another hour to begin at once it is approved, or null for at once. */
    @Transactional
    Notice startingAt(UUID id, Instant at) {
        Notice notice = locked(id);
        if (at != null && !at.equals(notice.startAt()) && !at.isAfter(clock.instant()))
            throw Problem.of(422, "notice-wrong", "The notice cannot begin then").at("/startAt", "past",
                    "has passed: choose a later time, or none to begin at once");
        return changed(notice, () -> notice.startingAt(at));
    }

    /** Whoever made it another one is asked no more whether it may go: another person is. */
    private Notice changed(Notice notice, Runnable verb) {
        String before = ContentHash.of(notice);
        Refusal.orProblem(verb);
        if (!ContentHash.of(notice).equals(before))
            Refusal.orProblem(() -> notice.editedBy(audit.signedIn()));
        return notice;
    }

    /** The notice, so that nobody else changes it before this transaction ends. */
    public static Notice locked(UUID id) {
        Notice notice = Notice.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (notice == null)
            throw Problem.notFound();
        return notice;
    }

    private void address(Notice notice, NoticeDraft wanted) {
        Instant now = clock.instant();
        Instant expires = wanted.expiresAt() == null ? now.plus(config.validFor()) : wanted.expiresAt();
        Problem wrong = Problem.of(422, "notice-wrong", "The notice cannot be written like this");
        if (wanted.audience() == null || Audience.findById(wanted.audience()) == null)
            wrong.at("/audience", "unknown", "is not an audience there is; everyone is " + Audience.EVERYONE);
        if (wanted.segment() != null && Segment.ruleOf(wanted.segment()).isEmpty())
            wrong.at("/segment", "unknown", "is not a segment there is; nobody would be chosen");
        if (wanted.media() == null || wanted.media().isEmpty())
            wrong.at("/media", "missing", "must name at least one way to send");
        if (!expires.isAfter(now))
            wrong.at("/expiresAt", "past", "must be in the future");
        if (wanted.nextUpdateAt() != null && !wanted.nextUpdateAt().isAfter(now))
            wrong.at("/nextUpdateAt", "past", "must be in the future");
        if (wanted.nextUpdateAt() != null && wanted.nextUpdateAt().isAfter(now.plus(FARTHEST_PROMISE)))
            wrong.at("/nextUpdateAt", "too-far", "must be within " + FARTHEST_PROMISE.toDays()
                    + " days; nobody waits longer for a word");
        wrong.throwIfAny();
        notice.addressedTo(wanted.audience(), EnumSet.copyOf(wanted.media()),
                wanted.reach() == null ? Reach.EVERY : wanted.reach(), expires, wanted.nextUpdateAt())
                .narrowedTo(wanted.segment()).resting(wanted.quietHours());
    }

    /** What was written wins over what was rendered, form by form. */
    static void merge(Map<String, Wording> rendered, Map<String, Wording> written) {
        written.forEach((language, own) -> rendered.merge(language, own, (base, mine) -> mine
                .each((form, text) -> text == null ? base.forms().get(form) : text)));
    }

    /** The media of a notice whose author chose none: to every person and onto the sites. */
    static EnumSet<Medium> allMedia() {
        return EnumSet.of(Medium.EMAIL, Medium.SMS, Medium.BANNER);
    }
}
