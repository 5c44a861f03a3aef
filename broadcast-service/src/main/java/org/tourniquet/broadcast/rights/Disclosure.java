package org.tourniquet.broadcast.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.audience.Recipient;
import org.tourniquet.broadcast.audience.RecipientAddress;
import org.tourniquet.broadcast.audience.Suppression;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Problem;

/** Collects all that is kept about one person, unsealed, for that person; who asked for it is in the audit trail. */
@ApplicationScoped
class Disclosure {
    private static final String ELSEWHERE = "What you told in questions and stories is kept by the desk, by your passport,"
            + " and goes thirty days after its last word.";

    private final EntityManager entities;
    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final Clock clock;

    Disclosure(EntityManager entities, FieldCipher cipher, AuditTrail audit, Clock clock) {
        this.entities = entities;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    KnownOfAPerson of(UUID id) {
        Recipient person = Recipient.<Recipient> findByIdOptional(id).orElseThrow(Problem::notFound);
        List<String> prints = person.addresses().stream().map(RecipientAddress::fingerprint).toList();
        audit.record("disclosed all that is known", "recipient", id, null);
        return new KnownOfAPerson(clock.instant(), id, person.externalId(), person.name(), person.language(),
                person.region(), person.timeZone(), person.safeContact(), person.tags(), person.attributes(),
                person.createdAt(), person.updatedAt(), Audience.of(id),
                person.addresses().stream().map(Disclosure::address).toList(), notices(id), messages(prints),
                words(prints), news(id), questions(id), calls(id), ELSEWHERE);
    }

    private static KnownOfAPerson.Address address(RecipientAddress address) {
        return new KnownOfAPerson.Address(address.medium(), address.position(), address.address(),
                Suppression.of(address.fingerprint()).stream()
                        .map(silence -> new KnownOfAPerson.Silence(silence.medium(), silence.reason().name(), silence.at()))
                        .toList());
    }

    private List<KnownOfAPerson.Told> notices(UUID id) {
        return rows("""
                select n.id, n.purpose, i.title, d.medium, d.state, d.reason, d.changed_at from delivery d
                join notice n on n.id = d.notice_id join incident i on i.id = n.incident_id
                where d.recipient_id = :who order by d.id""", id).stream()
                .map(row -> new KnownOfAPerson.Told((UUID) row[0], (String) row[1], (String) row[2], (String) row[3],
                        (String) row[4], (String) row[5], (Instant) row[6]))
                .toList();
    }

    private List<KnownOfAPerson.Message> messages(List<String> prints) {
        return prints.isEmpty() ? List.of()
                : rows("""
                        select m.purpose, m.medium, m.sealed_subject, m.sealed_body, d.state, m.requested_at from delivery d
                        join one_person_message m on m.id = d.message_id where d.fingerprint in (:who) order by d.id""", prints)
                        .stream()
                        .map(row -> new KnownOfAPerson.Message((String) row[0], (String) row[1], open(row[2]), open(row[3]),
                                (String) row[4], (Instant) row[5]))
                        .toList();
    }

    private List<KnownOfAPerson.Word> words(List<String> prints) {
        return prints.isEmpty() ? List.of()
                : rows("select medium, sealed_body, received_at from reply where sender in (:who) order by id", prints).stream()
                        .map(row -> new KnownOfAPerson.Word((String) row[0], open(row[1]), (Instant) row[2])).toList();
    }

    private List<KnownOfAPerson.News> news(UUID id) {
        return rows("""
                select i.title, s.medium, true, s.confirmed_at from subscription s join incident i on i.id = s.incident_id
                where s.recipient_id = :who
                union all select i.title, q.medium, false, q.at from quiet_about q join incident i on i.id = q.incident_id
                where q.recipient_id = :who order by 4""", id).stream()
                .map(row -> new KnownOfAPerson.News((String) row[0], (String) row[1], (Boolean) row[2], (Instant) row[3]))
                .toList();
    }

    private List<KnownOfAPerson.Question> questions(UUID id) {
        return rows("""
                select i.title, p.medium, p.asked_at, p.answer from pulse_asked p join incident i on i.id = p.incident_id
                where p.recipient_id = :who order by p.asked_at""", id).stream()
                .map(row -> new KnownOfAPerson.Question((String) row[0], (String) row[1], (Instant) row[2], (String) row[3]))
                .toList();
    }

    private List<KnownOfAPerson.Call> calls(UUID id) {
        return rows("select notice_id, reason, handed_at from unreached where recipient_id = :who order by id", id).stream()
                .map(row -> new KnownOfAPerson.Call((UUID) row[0], (String) row[1], (Instant) row[2])).toList();
    }

    private String open(Object sealed) {
        return sealed == null ? null : cipher.open((String) sealed);
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String sql, Object who) {
        return entities.createNativeQuery(sql).setParameter("who", who).getResultList();
    }
}
