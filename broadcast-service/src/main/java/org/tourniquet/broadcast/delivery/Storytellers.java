package org.tourniquet.broadcast.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import org.tourniquet.broadcast.notice.AlsoTold;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.kit.edge.FieldCipher;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Who told us their story of an incident: known by the messages that the desk has had us send them about it, each person once,
 * over what they last used. No list of people is needed for it, and the desk may be down.
 */
@ApplicationScoped
class Storytellers implements AlsoTold {
    /** One row for each address, but where it wants no more about this; one that was erased is as short as nothing sealed. */
    private static final String TELLERS = """
            select distinct on (told.fingerprint) told.fingerprint, told.medium, told.sealed_address, told.language from (
                select distinct on (m.ticket) d.fingerprint, m.medium, m.sealed_address, m.language, m.requested_at
                from one_person_message m join delivery d on d.message_id = m.id
                where m.incident_id = :incident and m.ticket is not null and m.requester = 'triage' and m.mode = :mode
                    and d.fingerprint is not null and length(m.sealed_address) > :blank and not exists (
                        select from quiet_about q join recipient_address a on a.recipient_id = q.recipient_id
                        where q.incident_id = m.incident_id and q.medium = m.medium and a.fingerprint = d.fingerprint)
                order by m.ticket, d.state in ('FAILED', 'SUPPRESSED'), m.requested_at desc) told
            order by told.fingerprint, told.requested_at desc""";
    /** Of those who were told what is corrected, whoever may have it. */
    private static final String CORRECTED = """
            select distinct on (s.fingerprint) s.fingerprint, m.medium, m.sealed_address, m.language
            from notice_about w join story_told s on s.notice_id = w.about join one_person_message m on m.id = s.message_id
            join delivery d on d.message_id = m.id and d.state not in ('QUEUED', 'FAILED', 'SUPPRESSED')
            where w.notice_id = :notice and length(m.sealed_address) > :blank order by s.fingerprint""";
    private static final String UNTOLD = """
            select t.* from (%s) t where not exists (
                select from recipient_address a join delivery d on d.recipient_id = a.recipient_id and d.notice_id = :notice
                    and d.state <> 'FAILED' where a.fingerprint = t.fingerprint)""";
    private static final String BESIDE = """
            select count(*) from (%s) t where not exists (
                select from %s and r.id in (select a.recipient_id from recipient_address a where a.fingerprint = t.fingerprint))""";

    /** Told by a notice because they told us a story; {@code accounted} of them came to a named end. */
    @RegisterForReflection
    public record Told(long people, long accounted) {
    }

    private final EntityManager database;
    private final int blank;

    Storytellers(EntityManager database, FieldCipher cipher) {
        this.database = database;
        this.blank = cipher.seal("").length();
    }

    @Override
    public long beside(Notice notice) {
        if (!AlsoTold.tells(notice))
            return 0;
        Query count = notice.whom().set(database.createNativeQuery(BESIDE.formatted(whose(notice), notice.whom().from())));
        return ((Number) about(count, notice).getSingleResult()).longValue();
    }

    private static String whose(Notice notice) {
        return AlsoTold.ends(notice) ? TELLERS : CORRECTED;
    }

    /** Whom a notice that is out does not tell by itself, as SQL whose values {@link #about} gives. */
    static String untold(Notice notice) {
        return UNTOLD.formatted(whose(notice));
    }

    /** Gives the values, but for the notice that {@link #untold} asks for. */
    Query about(Query query, Notice notice) {
        query.setParameter("blank", blank);
        return AlsoTold.ends(notice)
                ? query.setParameter("incident", notice.incident()).setParameter("mode", notice.mode().name())
                : query.setParameter("notice", notice.id());
    }

    /** What became of them; null where none was told. */
    Told of(Notice notice) {
        if (!AlsoTold.tells(notice))
            return null;
        Object[] row = (Object[]) database.createNativeQuery("""
                select count(*), count(*) filter (where d.state not in ('QUEUED', 'SENDING', 'UNKNOWN'))
                from story_told s join delivery d on d.message_id = s.message_id where s.notice_id = ?1""")
                .setParameter(1, notice.id()).getSingleResult();
        long people = ((Number) row[0]).longValue();
        return people == 0 ? null : new Told(people, ((Number) row[1]).longValue());
    }
}
