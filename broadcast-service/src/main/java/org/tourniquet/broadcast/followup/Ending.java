package org.tourniquet.broadcast.followup;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.broadcast.notice.Drafting;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeDraft;
import org.tourniquet.broadcast.notice.NoticeOrigin;
import org.tourniquet.broadcast.notice.NoticeSubmitting;
import org.tourniquet.broadcast.notice.PlannedNotice;
import org.tourniquet.broadcast.notice.Purpose;
import org.tourniquet.broadcast.notice.Reach;
import org.tourniquet.broadcast.notice.Wording;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/**
 * Closes the loop: "it is fixed" and the all-clear go to everybody whom any notice of the incident reached, each once and over
 * what reached them; who has opted out since is left in peace. Who only told us a story is told beside them.
 */
@ApplicationScoped
class Ending {
    /** A placeholder that the day has to fill. */
    private static final Pattern OPEN = Pattern.compile("\\{\\{(?!\\s*(name|contact|help|unsubscribe)\\s*}})");

    private final Drafting drafting;
    private final ReachedPeople people;
    private final AuditTrail audit;
    private final Clock clock;
    private final String organisation;

    Ending(Drafting drafting, ReachedPeople people, AuditTrail audit, Clock clock,
            @ConfigProperty(name = "tourniquet.organisation") String organisation) {
        this.drafting = drafting;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
        this.organisation = organisation;
    }

    /** A prepared draft; pressed twice, it is the same one. */
    @Transactional
    UUID begin(UUID incidentId, NoticeOrigin.Kind kind) {
        Incident incident = Incident.<Incident> findByIdOptional(incidentId).orElseThrow(Problem::notFound);
        Optional<UUID> before = drafts(incidentId, kind).stream().findFirst();
        if (before.isPresent())
            return before.get();
        List<Notice> told = told(incidentId);
        if (told.isEmpty())
            throw Problem.of(409, "nobody-was-told", "Nobody was told anything about this yet")
                    .detail("So nobody waits to hear that it has ended.");
        EnumSet<Medium> media = EnumSet.noneOf(Medium.class);
        told.forEach(notice -> media.addAll(notice.media()));
        UUID audience = people.audience("Everybody reached: " + incident.title(), audit.signedIn());
        people.freeze(audience, ids(told), false);
        Notice draft = drafting.create(incidentId, new NoticeDraft(purpose(kind), audience, media, Reach.EVERY,
                words(incident, kind), null, null));
        new NoticeOrigin(draft.id(), kind, null,
                ids(told).stream().map(id -> new NoticeOrigin.About(id, false)).collect(Collectors.toSet()), audit.signedIn(),
                clock.instant()).persist();
        return draft.id();
    }

    /** Whoever was reached while it was being written belongs to it; another audience chosen by hand is left as it is. */
    void submitting(@Observes NoticeSubmitting submitting) {
        NoticeOrigin.of(submitting.notice()).filter(origin -> !origin.kind().takesBack()).ifPresent(origin -> {
            Notice notice = Notice.findById(origin.notice());
            if (notice.state().editable() && people.frozen(notice.audience()))
                people.freeze(notice.audience(), ids(told(notice.incident())), false);
        });
    }

    /** The plan's words, if they leave nothing open that only the day can say; else those of the house. */
    private Map<String, Wording> words(Incident incident, NoticeOrigin.Kind kind) {
        return Plan.of(incident.id()).flatMap(plan -> PlannedNotice.of(plan.id(), purpose(kind)))
                .map(PlannedNotice::wordings)
                .filter(words -> !words.isEmpty() && words.values().stream().allMatch(Ending::closed))
                .orElseGet(() -> EndWords.inAll(kind, organisation, incident.title()));
    }

    private static boolean closed(Wording words) {
        return words.forms().keySet().containsAll(List.of("subject", "body", "sms", "banner"))
                && words.forms().values().stream().noneMatch(text -> OPEN.matcher(text).find());
    }

    /** How many would hear it. */
    ReachedPeople.Counted everybody(UUID incident) {
        List<Notice> told = told(incident);
        return told.isEmpty() ? new ReachedPeople.Counted(0, 0, 0) : people.by(ids(told));
    }

    private static List<UUID> drafts(UUID incident, NoticeOrigin.Kind kind) {
        return Notice.of(incident).stream().filter(notice -> notice.state().editable() && notice.purpose() == purpose(kind))
                .filter(notice -> NoticeOrigin.of(notice.id()).isPresent()).map(Notice::id).toList();
    }

    private static List<Notice> told(UUID incident) {
        return Notice.of(incident).stream().filter(notice -> notice.startedAt() != null).toList();
    }

    private static List<UUID> ids(List<Notice> notices) {
        return notices.stream().map(Notice::id).toList();
    }

    private static Purpose purpose(NoticeOrigin.Kind kind) {
        return kind == NoticeOrigin.Kind.FIXED ? Purpose.FIXED : Purpose.ALL_CLEAR;
    }
}
