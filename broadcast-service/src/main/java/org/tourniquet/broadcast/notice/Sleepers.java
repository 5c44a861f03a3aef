package org.tourniquet.broadcast.notice;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.tourniquet.broadcast.audience.Nights;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Counts who is asleep when a notice would go: who gets it after their night, whom it wakes, whom it would not reach at all.
 */
@ApplicationScoped
class Sleepers {
    private static final String ASLEEP = """
            select q.asleep_until, r.safe_contact, count(*)
            from (select r.time_zone, r.region, r.safe_contact from %s) r %s
            join night q on q.zone = %s and q.asleep_from <= :at and :at < q.asleep_until
            group by 1, 2 order by 1""";

    /**
     * People asleep at the moment of sending.
     *
     * @param asleep all of them
     * @param woken get it at once all the same, because the notice says so
     * @param later get it when their night is over
     * @param missed would get it later, but it is out of date by then: they get nothing
     * @param clock what the clock on their own wall says then, the same everywhere
     * @param until when the nights of those who get it later end, the earliest first
     */
    @RegisterForReflection
    public record Count(long asleep, long woken, long later, long missed, String clock,
            List<Wake> until) {
        static final Count NOBODY = new Count(0, 0, 0, 0, null, List.of());

        public boolean any() {
            return asleep > 0;
        }

        /** When the last of them get it. */
        public Instant last() {
            return until.getLast().at();
        }
    }

    /** People whose night ends at a moment. */
    @RegisterForReflection
    public record Wake(Instant at, long people) {
    }

    private final EntityManager database;
    private final String clock;

    Sleepers(EntityManager database, Nights nights) {
        this.database = database;
        this.clock = nights.morning();
    }

    Count of(Notice notice) {
        OffsetDateTime at = (OffsetDateTime) database
                .createNativeQuery("select coalesce(cast(:start as timestamptz), now())", OffsetDateTime.class)
                .setParameter("start", notice.startAt() == null ? null : notice.startAt().toString()).getSingleResult();
        boolean night = (Boolean) database
                .createNativeQuery("select exists (select from night q where q.asleep_from <= :at and :at < q.asleep_until)")
                .setParameter("at", at).getSingleResult();
        if (!night)
            return Count.NOBODY;
        List<?> rows = notice.whom()
                .set(database.createNativeQuery(ASLEEP.formatted(notice.whom().from(), Nights.JOIN, Nights.ZONE)))
                .setParameter("at", at).getResultList();
        return count(notice, rows);
    }

    private Count count(Notice notice, List<?> rows) {
        long woken = 0;
        long missed = 0;
        long later = 0;
        List<Wake> until = new ArrayList<>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            Instant end = instant(row[0]);
            long people = ((Number) row[2]).longValue();
            if (notice.quietHours() == Quiet.OVERRIDE && !(Boolean) row[1])
                woken += people;
            else if (!end.isBefore(notice.expiresAt()))
                missed += people;
            else {
                later += people;
                until.add(new Wake(end, people));
            }
        }
        return new Count(woken + missed + later, woken, later, missed, clock, until);
    }

    private static Instant instant(Object value) {
        return switch (value) {
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            case Timestamp time -> time.toLocalDateTime().toInstant(ZoneOffset.UTC);
            default -> throw new IllegalStateException("a moment of the class " + value.getClass());
        };
    }
}
