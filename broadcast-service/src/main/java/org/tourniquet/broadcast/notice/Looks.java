package org.tourniquet.broadcast.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Who has a notice open at this moment: their page says so every few seconds, or they say so by a button. */
@ApplicationScoped
class Looks {
    /** Longer than a page pauses between two signs of life. */
    private static final Duration STILL_THERE = Duration.ofSeconds(35);

    private final EntityManager database;

    Looks(EntityManager database) {
        this.database = database;
    }

    /** Returns since when, without a break since it was handed in. */
    Instant seen(UUID notice, String who, Instant askedAt, Instant now) {
        Object first = database.createNativeQuery("""
                insert into notice_look as l (notice_id, username, first_at, last_at) values (?1, ?2, ?4, ?4)
                on conflict (notice_id, username) do update set last_at = excluded.last_at,
                    first_at = case when l.last_at < ?3 then excluded.first_at else l.first_at end
                returning first_at""", Instant.class).setParameter(1, notice).setParameter(2, who).setParameter(3, askedAt)
                .setParameter(4, now).getSingleResult();
        return (Instant) first;
    }

    List<String> now(UUID notice, Instant now) {
        return database.createNativeQuery(
                "select username from notice_look where notice_id = ?1 and last_at > ?2 order by first_at", String.class)
                .setParameter(1, notice).setParameter(2, now.minus(STILL_THERE)).getResultList();
    }
}
