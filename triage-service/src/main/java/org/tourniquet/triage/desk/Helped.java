package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.FieldCipher;

/**
 * How many people were helped with an issue: a number, nobody's data. Stories are counted by a print of their issue, since
 * what a story is about is sealed.
 */
@ApplicationScoped
class Helped {

    private final FieldCipher cipher;

    Helped(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** Equal for the same issue of the same protocol, and readable by nobody. */
    String print(String protocol, String issue) {
        return protocol == null || issue == null ? null : cipher.fingerprint("issue " + protocol + " " + issue);
    }

    long count(String protocol, String issue) {
        return Ticket.count("issuePrint = ?1 and solved = true and state = ?2 and mode = 'LIVE'", print(protocol, issue),
                Ticket.State.CLOSED) + of(protocol, issue);
    }

    /** Those whose stories are forgotten by now. */
    private static long of(String protocol, String issue) {
        List<?> people = Ticket.getEntityManager()
                .createNativeQuery("select people from helped where protocol = :protocol and issue = :issue", Long.class)
                .setParameter("protocol", protocol).setParameter("issue", issue).getResultList();
        return people.isEmpty() ? 0 : (Long) people.getFirst();
    }

    /** Before the stories closed by then are deleted, those that were solved are counted. */
    void keep(Instant closedBefore) {
        List<?> counted = Ticket.getEntityManager().createNativeQuery("""
                select min(cast(id as text)), count(*) from ticket
                where state = 'CLOSED' and closed_at < :then and solved and mode = 'LIVE' and issue_print is not null
                group by issue_print""").setParameter("then", closedBefore).getResultList();
        counted.stream().map(Object[].class::cast).forEach(c -> add(Desk.known(UUID.fromString((String) c[0])),
                ((Number) c[1]).longValue()));
    }

    private static void add(Ticket one, long people) {
        Ticket.getEntityManager().createNativeQuery("""
                insert into helped (protocol, issue, people) values (:protocol, :issue, :people)
                on conflict (protocol, issue) do update set people = helped.people + excluded.people""")
                .setParameter("protocol", one.protocol).setParameter("issue", one.winner).setParameter("people", people)
                .executeUpdate();
    }
}
