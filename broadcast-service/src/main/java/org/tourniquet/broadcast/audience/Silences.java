package org.tourniquet.broadcast.audience;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.look.ReadableNumber;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The addresses we are silent to, found by address, reason and time, and lifted by a person with a reason. What somebody asked
 * for is lifted only with their written consent; who was erased stays silent.
 */
@ApplicationScoped
class Silences {
    private static final int REASON_AT_LEAST = 10;
    private static final String PAGE = """
            select s.id, s.medium, s.reason, s.source, s.at, r.id as recipient, r.name, a.address from suppression s
            left join lateral (select x.recipient_id, x.address from recipient_address x
                where x.fingerprint = s.fingerprint and (x.medium = s.medium or s.medium = 'ALL') limit 1) a on true
            left join recipient r on r.id = a.recipient_id
            where (cast(:print as text) is null or s.fingerprint = :print)
              and (cast(:reason as text) is null or s.reason = :reason)
              and (cast(:before as timestamptz) is null or (s.at, s.id) < (:before, cast(:id as uuid)))
            order by s.at desc, s.id desc""";
    private static final String KEEP_HISTORY = """
            insert into suppression_lifted (fingerprint, medium, reason, source, at, lifted_by, because)
            select fingerprint, medium, reason, source, at, ?2, ?3 from suppression where id = ?1""";

    private final EntityManager entities;
    private final FieldCipher cipher;
    private final AuditTrail audit;

    Silences(EntityManager entities, FieldCipher cipher, AuditTrail audit) {
        this.entities = entities;
        this.cipher = cipher;
        this.audit = audit;
    }

    /** A silence as people read it; name and address are null where nobody has the address any more. */
    @RegisterForReflection
    @TemplateData
    record Line(UUID id, String medium, Suppression.Reason reason, String source, Instant at, UUID recipient, String name,
            String address) {
        /** Its address as people read it. */
        public String readable() {
            return address == null ? null : ReadableNumber.onOneLine(address);
        }

        /** Over what nothing is sent. */
        public String over() {
            return medium.equals(Suppression.ALL) ? "Everything" : Medium.valueOf(medium).label();
        }

        /** Whether somebody of the staff may lift it at all. */
        public boolean liftable() {
            return reason != Suppression.Reason.ERASED;
        }
    }

    /** Where a page ended. */
    record Place(Instant at, UUID id) {
    }

    /** The newest first; an address is found by its fingerprint, so it needs to be whole. */
    @Transactional
    @SuppressWarnings("unchecked")
    List<Line> page(String address, Suppression.Reason reason, Place after, int atMost) {
        List<Tuple> rows = entities.createNativeQuery(PAGE, Tuple.class).setParameter("print", print(address))
                .setParameter("reason", reason == null ? null : reason.name())
                .setParameter("before", after == null ? null : after.at)
                .setParameter("id", after == null ? null : after.id.toString())
                .setMaxResults(atMost).getResultList();
        return rows.stream().map(row -> new Line(row.get("id", UUID.class), row.get("medium", String.class),
                Suppression.Reason.valueOf(row.get("reason", String.class)), row.get("source", String.class),
                row.get("at", Instant.class), row.get("recipient", UUID.class), row.get("name", String.class),
                row.get("address", String.class))).toList();
    }

    /** One of them. */
    @Transactional
    Line one(UUID id) {
        Suppression silence = Suppression.<Suppression> findByIdOptional(id).orElseThrow(Problem::notFound);
        return new Line(id, silence.medium(), silence.reason(), silence.source(), silence.at(), null, null, null);
    }

    private String print(String address) {
        if (address == null || address.isBlank())
            return null;
        String wanted = address.strip();
        if (!wanted.contains("@"))
            return cipher.fingerprint(wanted.replaceAll("[^+0-9]", ""));
        EmailAddresses.Checked checked = EmailAddresses.check(wanted);
        return cipher.fingerprint(checked.ok() ? checked.address() : wanted);
    }

    /** Lets an address hear from us again. */
    @Transactional
    void lift(UUID id, String because, boolean consent) {
        Suppression silence = Suppression.<Suppression> findByIdOptional(id).orElseThrow(Problem::notFound);
        Problem wrong = Problem.of(422, "silence-stays", "The silence is not lifted");
        String reason = because == null ? "" : because.strip();
        if (reason.length() < REASON_AT_LEAST || reason.length() > 500)
            wrong.at("/because", "reason", "says why, in ten characters or more and at most 500");
        if (silence.reason() == Suppression.Reason.ERASED)
            wrong.at("/id", "erased", "belongs to somebody who was erased, and stays silent");
        if (silence.reason().theirs() && !consent)
            wrong.at("/consent", "consent",
                    "is needed in writing: the person asked for silence, and can end it by START or on their own page");
        wrong.throwIfAny();
        entities.createNativeQuery(KEEP_HISTORY).setParameter(1, id).setParameter(2, audit.signedIn()).setParameter(3, reason)
                .executeUpdate();
        silence.delete();
        audit.record("lifted", "suppression", id, silence.medium() + " " + silence.reason()
                + (silence.reason().theirs() ? ", with written consent" : ""));
    }
}
