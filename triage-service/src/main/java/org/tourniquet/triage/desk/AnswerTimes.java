package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** How long people waited for their first human, by the way they came, drills left out; numbers outlive the stories. */
@ApplicationScoped
class AnswerTimes {

    /** taken: had a human; inTime: within the promise; seconds: all their waiting together. */
    record Counted(String medium, long taken, long inTime, long seconds) {
    }

    private static final String COUNT = """
            select case when exists (select 1 from dialogue d where d.assessment = t.assessment) then 'SMS'
                    when t.assessment is not null then 'WEB' when t.phone_print is not null then 'SMS' else 'EMAIL' end,
                count(*), count(*) filter (where t.first_taken_at <= t.due_at),
                cast(coalesce(sum(extract(epoch from t.first_taken_at - t.arrived_at)), 0) as bigint)
            from ticket t where t.mode = 'LIVE' and t.first_taken_at is not null""";
    private static final String ALL = """
            select m, sum(n), sum(i), sum(s) from (
            select medium, taken, in_time, seconds from measured_answer union all %s group by 1) as k(m, n, i, s)
            group by m order by m""".formatted(COUNT);

    @Transactional
    List<Counted> all() {
        List<?> rows = Ticket.getEntityManager().createNativeQuery(ALL).getResultList();
        return rows.stream().map(Object[].class::cast).map(r -> new Counted((String) r[0], ((Number) r[1]).longValue(),
                ((Number) r[2]).longValue(), ((Number) r[3]).longValue())).toList();
    }

    /** Before the stories closed by then are deleted; in the same transaction. */
    void keep(Instant closedBefore) {
        Ticket.getEntityManager().createNativeQuery("insert into measured_answer " + COUNT + """
                 and t.state = 'CLOSED' and t.closed_at < :then group by 1 on conflict (medium) do update set
                taken = measured_answer.taken + excluded.taken, in_time = measured_answer.in_time + excluded.in_time,
                seconds = measured_answer.seconds + excluded.seconds""").setParameter("then", closedBefore).executeUpdate();
    }
}
