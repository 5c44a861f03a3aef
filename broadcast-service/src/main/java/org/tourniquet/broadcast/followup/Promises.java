package org.tourniquet.broadcast.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeState;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Every next update that was promised in an incident, and what became of it. */
@ApplicationScoped
class Promises {
    /** What became of a promise. */
    public enum End {
        /** It stands, and there is time. */
        OPEN,
        KEPT,
        /** Another word came, but too late; or none did. */
        MISSED,
        /** Put off by a later promise before it fell due. */
        SLIPPED
    }

    /** A promise: made by a notice, due, and when its word came (null: not yet). */
    @RegisterForReflection
    public record Promise(UUID notice, Instant madeAt, Instant dueAt, Instant wordAt, End end) {
    }

    /** The figures. */
    @RegisterForReflection
    public record Tally(int kept, int missed, int slipped, int open, List<Promise> promises) {
        public int due() {
            return kept + missed;
        }
    }

    private final EntityManager database;
    private final Clock clock;

    Promises(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Tally of(UUID incident) {
        List<Notice> said = Notice.of(incident).stream()
                .filter(notice -> notice.approvedAt() != null
                        && (notice.state() != NoticeState.STOPPED || notice.startedAt() != null))
                .sorted(Comparator.comparing(Notice::approvedAt)).toList();
        List<Promise> promises = said(said, automatic(incident), clock.instant());
        return new Tally(count(promises, End.KEPT), count(promises, End.MISSED), count(promises, End.SLIPPED),
                count(promises, End.OPEN), promises);
    }

    /** In the order in which they were made; what says by itself that there is no news keeps nothing. */
    static List<Promise> said(List<Notice> said, Set<UUID> automatic, Instant now) {
        List<Promise> promises = new ArrayList<>();
        for (int at = 0; at < said.size(); at++) {
            Notice one = said.get(at);
            if (one.nextUpdateAt() == null)
                continue;
            List<Notice> later = said.subList(at + 1, said.size());
            Instant word = later.stream().filter(next -> next.purpose().keepsPromises() && !automatic.contains(next.id()))
                    .map(Notice::approvedAt).findFirst().orElse(null);
            boolean putOff = later.stream().anyMatch(next -> next.nextUpdateAt() != null && !next.purpose().keepsPromises()
                    && next.approvedAt().isBefore(one.nextUpdateAt()) && next.nextUpdateAt().isAfter(one.nextUpdateAt())
                    && (word == null || next.approvedAt().isBefore(word)));
            promises.add(new Promise(one.id(), one.approvedAt(), one.nextUpdateAt(), word,
                    end(one.nextUpdateAt(), word, putOff, now)));
        }
        return promises;
    }

    private static End end(Instant due, Instant word, boolean putOff, Instant now) {
        if (word != null && !word.isAfter(due))
            return End.KEPT;
        if (putOff)
            return End.SLIPPED;
        return now.isAfter(due) ? End.MISSED : End.OPEN;
    }

    private Set<UUID> automatic(UUID incident) {
        List<?> ids = database.createNativeQuery("""
                select m.told_by from missed_promise m join notice n on n.id = m.notice_id
                where n.incident_id = ?1 and m.told_by is not null""", UUID.class).setParameter(1, incident).getResultList();
        return Set.copyOf(ids.stream().map(UUID.class::cast).toList());
    }

    private static int count(List<Promise> promises, End end) {
        return (int) promises.stream().filter(promise -> promise.end() == end).count();
    }
}
