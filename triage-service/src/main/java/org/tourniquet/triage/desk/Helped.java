package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.List;

/** How many people were helped with an issue whose stories are forgotten by now: a number, nobody's data. */
final class Helped {

    private Helped() {
    }

    static long of(String protocol, String issue) {
        List<?> people = Ticket.getEntityManager()
                .createNativeQuery("select people from helped where protocol = :protocol and issue = :issue", Long.class)
                .setParameter("protocol", protocol).setParameter("issue", issue).getResultList();
        return people.isEmpty() ? 0 : (Long) people.getFirst();
    }

    /** Before the stories closed by then are deleted, those that were solved are counted. */
    static void count(Instant closedBefore) {
        Ticket.getEntityManager().createNativeQuery("""
                insert into helped (protocol, issue, people)
                select protocol, winner, count(*) from ticket
                where state = 'CLOSED' and closed_at < :then and solved and mode = 'LIVE'
                    and protocol is not null and winner is not null
                group by protocol, winner
                on conflict (protocol, issue) do update set people = helped.people + excluded.people""")
                .setParameter("then", closedBefore).executeUpdate();
    }
}
