package org.tourniquet.broadcast.followup;

import java.time.Clock;
import java.util.Collection;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import org.tourniquet.broadcast.audience.Audience;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Who was reached by earlier notices, or may have been, each once and with the media that did it: counted, and frozen into an
 * audience by one statement on the database's side, a million people or ten.
 */
@ApplicationScoped
class ReachedPeople {
    /** Reached, or perhaps: accepted, delivered, in hand, unclear, waiting to be sent once more; in a drill rehearsed. */
    private static final String MAYBE = """
            (d.state in ('ACCEPTED', 'DELIVERED', 'SENDING', 'UNKNOWN', 'REHEARSED') or d.state = 'QUEUED' and d.again)""";
    private static final String WAITING = "(d.state = 'QUEUED' or d.state = 'FAILED' and d.reason = 'stopped')";
    private static final String COUNT = """
            select count(*) filter (where told), count(*) filter (where told and not sure), count(*) filter (where not told) from (
                select d.recipient_id, bool_or(%1$s) as told,
                       bool_or(d.state in ('ACCEPTED', 'DELIVERED', 'REHEARSED')) as sure
                from delivery d where d.notice_id = any(cast(:notices as uuid[])) and (%1$s or %2$s)
                group by 1) one"""
            .formatted(MAYBE, WAITING);
    /** In the order of the ids, so that the indexes grow at their end. */
    private static final String FREEZE = """
            with told as materialized (
                select d.recipient_id, coalesce(array_agg(distinct d.medium) filter (where %1$s),
                       array_agg(distinct d.medium)) as media
                from delivery d join recipient r on r.id = d.recipient_id
                where d.notice_id = any(cast(:notices as uuid[])) and (%1$s or :rest and %2$s)
                group by 1),
            members as (insert into membership (audience_id, recipient_id)
                select :audience, recipient_id from told order by recipient_id)
            insert into reached_by (audience_id, recipient_id, media)
                select :audience, recipient_id, media from told order by recipient_id"""
            .formatted(MAYBE, WAITING);

    /**
     * People, each once: {@code reached} were or may have been, {@code unclear} of them are in hand or without a clear end,
     * {@code waiting} were not reached yet.
     */
    @RegisterForReflection
    public record Counted(long reached, long unclear, long waiting) {
    }

    private final EntityManager database;
    private final Clock clock;

    ReachedPeople(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Counted by(Collection<UUID> notices) {
        Object[] row = (Object[]) about(COUNT, notices).getSingleResult();
        return new Counted(number(row[0]), number(row[1]), number(row[2]));
    }

    /** An audience of nobody yet, by a name that tells where its people will come from. */
    UUID audience(String name, String by) {
        UUID id = UUID.randomUUID();
        Audience audience = new Audience(id, name + " · " + id.toString().substring(0, 8), by, clock.instant());
        audience.persist();
        database.flush();
        database.createNativeQuery("insert into reached_audience (audience_id, frozen_at) values (?1, ?2)").setParameter(1, id)
                .setParameter(2, clock.instant()).executeUpdate();
        return id;
    }

    /** Puts into it who was reached by now, and if so wished who waits; whoever was in it before is not any more. */
    void freeze(UUID audience, Collection<UUID> notices, boolean rest) {
        for (String table : new String[] { "membership", "reached_by" })
            database.createNativeQuery("delete from " + table + " where audience_id = ?1").setParameter(1, audience)
                    .executeUpdate();
        about(FREEZE, notices).setParameter("rest", rest).setParameter("audience", audience).executeUpdate();
        database.createNativeQuery("update reached_audience set frozen_at = ?2 where audience_id = ?1")
                .setParameter(1, audience).setParameter(2, clock.instant()).executeUpdate();
    }

    /** Whether an audience is one of these, or one that somebody named. */
    boolean frozen(UUID audience) {
        return !database.createNativeQuery("select audience_id from reached_audience where audience_id = ?1", UUID.class)
                .setParameter(1, audience).getResultList().isEmpty();
    }

    /** Whether everybody these notices are for has a row by now. */
    boolean allOwed(Collection<UUID> notices) {
        return !(Boolean) about("""
                select exists (select from fanout where finished_at is null and notice_id = any(cast(:notices as uuid[])))""",
                notices).getSingleResult();
    }

    private Query about(String sql, Collection<UUID> notices) {
        return database.createNativeQuery(sql).setParameter("notices",
                "{" + String.join(",", notices.stream().map(UUID::toString).toList()) + "}");
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
