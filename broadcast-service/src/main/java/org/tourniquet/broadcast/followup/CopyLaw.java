package org.tourniquet.broadcast.followup;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.tourniquet.broadcast.notice.Drafting;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeSubmitting;
import org.tourniquet.broadcast.notice.Purpose;
import org.tourniquet.broadcast.notice.Wording;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/** An update that only repeats the last one is refused, unless somebody types why: people read "no news" as "no care". */
@ApplicationScoped
class CopyLaw {
    static final String CODE = "copy";
    private static final int REASON = 500;

    private final EntityManager database;
    private final AuditTrail audit;
    private final Clock clock;

    CopyLaw(EntityManager database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    void submitting(@Observes NoticeSubmitting submitting) {
        Notice update = Notice.findById(submitting.notice());
        if (update.purpose() == Purpose.UPDATE && update.state().editable() && !allowed(update.id())
                && copied(update).isPresent())
            throw Problem.of(422, CODE, "This says the same as the last update")
                    .at("/wordings", CODE,
                            "says what was said before: write what changed, what we are doing, what people can do"
                                    + " or when they hear next; or say why it must be said again");
    }

    /** The update it repeats, if it does: in every language that both speak. */
    Optional<Notice> copied(Notice update) {
        return Notice.of(update.incident()).stream()
                .filter(before -> before.purpose() == Purpose.UPDATE && before.approvedAt() != null
                        && !before.id().equals(update.id()))
                .findFirst().filter(before -> alike(before.wordings(), update.wordings()))
                // another promise is news
                .filter(before -> update.nextUpdateAt() == null || update.nextUpdateAt().equals(before.nextUpdateAt()));
    }

    private static boolean alike(Map<String, Wording> before, Map<String, Wording> now) {
        List<String> shared = now.keySet().stream().filter(before::containsKey).toList();
        return !shared.isEmpty()
                && shared.stream()
                        .allMatch(code -> same(before.get(code), now.get(code), code));
    }

    /** Where both are written in their parts, only what changed makes it news; else all that is said. */
    private static boolean same(Wording before, Wording now, String language) {
        boolean parts = before.changed() != null && now.changed() != null;
        return Similarity.of(parts ? before.changed() : text(before.joined(language)),
                parts ? now.changed() : text(now.joined(language))) >= Similarity.COPY;
    }

    private static String text(Wording words) {
        return words.body() != null ? words.body() : words.sms() != null ? words.sms() : words.banner();
    }

    private boolean allowed(UUID notice) {
        return !database.createNativeQuery("select notice_id from update_repeat where notice_id = ?1", UUID.class)
                .setParameter(1, notice).getResultList().isEmpty();
    }

    /** Somebody says why the same must be said again. */
    @Transactional
    void allow(UUID id, String reason) {
        if (reason == null || reason.isBlank() || reason.length() > REASON)
            throw Problem.of(422, "reason-missing", "Say why the same is said again").at("/reason", "missing",
                    "must say in a sentence why; it stands in the trail");
        if (!Drafting.locked(id).state().editable())
            throw Problem.of(409, "wrong-state", "This notice was handed in already");
        database.createNativeQuery("""
                insert into update_repeat (notice_id, reason, by, at) values (?1, ?2, ?3, ?4)
                on conflict (notice_id) do update set reason = excluded.reason, by = excluded.by, at = excluded.at""")
                .setParameter(1, id).setParameter(2, reason.strip()).setParameter(3, audit.signedIn())
                .setParameter(4, clock.instant()).executeUpdate();
        audit.record("says the same again", "notice", id, reason.strip());
    }
}
