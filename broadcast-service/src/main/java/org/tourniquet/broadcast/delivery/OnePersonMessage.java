package org.tourniquet.broadcast.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Nights;
import org.tourniquet.broadcast.incident.Mode;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A message to one person, asked for by a ticket or by us: its own delivery, its own urgency, its words sealed. */
@Entity
@Table(name = "one_person_message")
public class OnePersonMessage extends PanacheEntityBase {
    /** Who asked: triage hears what became of it, we do not tell ourselves. */
    static final String TRIAGE = "triage";
    static final String DIRECTORY = "directory";
    public static final String OURSELVES = "broadcast";
    /** A channel is tested: whatever comes back from its address is the answer. */
    public static final String CHANNEL_CHECK = "CHANNEL_CHECK";

    /**
     * Whether a delivery called {@code d} is a message to somebody who is contacted with care. Not what pages our own staff,
     * and not what answers the person's own text of a moment ago: they hold the telephone and began the talk.
     */
    static final String TO_BE_CAREFUL = """
            exists (select from one_person_message cm
                join recipient_address ca on ca.fingerprint = d.fingerprint join recipient cr on cr.id = ca.recipient_id
                where cm.id = d.message_id and cr.safe_contact and cm.purpose <> 'STAFF_PAGE'
                  and not (cm.purpose = 'ASSESSMENT' and exists (select from reply cy where cy.sender = d.fingerprint
                      and cy.received_at > now() - interval '15 minutes')))""";

    @Id
    private UUID id;
    private String requester;
    @Enumerated(EnumType.STRING)
    private Mode mode;
    private String purpose;
    @Enumerated(EnumType.STRING)
    private Medium medium;
    private String language;
    @Column(name = "incident_id")
    private UUID incident;
    private UUID ticket;
    @Column(name = "sealed_address")
    private String sealedAddress;
    @Column(name = "sealed_subject")
    private String sealedSubject;
    @Column(name = "sealed_body")
    private String sealedBody;
    @Column(name = "requested_at")
    private Instant requestedAt;
    @Column(name = "expires_at")
    private Instant expiresAt;
    /** The few words that answer it; null where anything may. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] answers;

    protected OnePersonMessage() {
    }

    public OnePersonMessage(UUID id, String requester, Mode mode, String purpose, Medium medium, String language, UUID incident,
            UUID ticket, Sealed sealed, Instant requestedAt, Instant expiresAt) {
        this.id = id;
        this.requester = requester;
        this.mode = mode;
        this.purpose = purpose;
        this.medium = medium;
        this.language = language;
        this.incident = incident;
        this.ticket = ticket;
        this.sealedAddress = sealed.address;
        this.sealedSubject = sealed.subject;
        this.sealedBody = sealed.body;
        this.requestedAt = requestedAt;
        this.expiresAt = expiresAt;
    }

    /** The words that are its answer and nothing else. */
    OnePersonMessage answeredBy(List<String> words) {
        answers = words.isEmpty() ? null : words.toArray(String[]::new);
        return this;
    }

    /** Address and words as they travel and rest. */
    public record Sealed(String address, String subject, String body) {
    }

    /** Owes it, in the caller's transaction; asked for twice it is owed once. Returns whether it is new. */
    public static boolean owe(OnePersonMessage message, String fingerprint) {
        int fresh = getEntityManager().createNativeQuery("""
                insert into one_person_message (id, requester, mode, purpose, medium, language, incident_id, ticket,
                    sealed_address, sealed_subject, sealed_body, requested_at, expires_at, answers)
                values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as uuid), cast(?8 as uuid), ?9, ?10, ?11, ?12, ?13,
                    string_to_array(cast(?14 as text), chr(10)))
                on conflict (id) do nothing""").setParameter(1, message.id).setParameter(2, message.requester)
                .setParameter(3, message.mode.name()).setParameter(4, message.purpose).setParameter(5, message.medium.name())
                .setParameter(6, message.language).setParameter(7, text(message.incident))
                .setParameter(8, text(message.ticket)).setParameter(9, message.sealedAddress)
                .setParameter(10, message.sealedSubject).setParameter(11, message.sealedBody)
                .setParameter(12, message.requestedAt).setParameter(13, message.expiresAt)
                .setParameter(14, message.answers == null ? null : String.join("\n", message.answers)).executeUpdate();
        if (fresh == 0)
            return false;
        getEntityManager().createNativeQuery("""
                insert into delivery (message_id, mode, medium, lane, fingerprint, state, expires_at, quiet_zone)
                select d.message_id, ?2, ?3, ?4, d.fingerprint, 'QUEUED', ?6, case when ?2 = 'LIVE' and %s then coalesce((
                    select %s from recipient_address ra join recipient r on r.id = ra.recipient_id %s
                    where ra.fingerprint = d.fingerprint and r.safe_contact limit 1), '') end
                from (select cast(?1 as uuid) as message_id, cast(?5 as text) as fingerprint) d"""
                .formatted(TO_BE_CAREFUL, Nights.ZONE, Nights.JOIN)).setParameter(1, message.id)
                .setParameter(2, message.mode.name()).setParameter(3, message.medium.name())
                .setParameter(4, Lane.of(message.mode == Mode.LIVE, 1).name()).setParameter(5, fingerprint)
                .setParameter(6, message.expiresAt).executeUpdate();
        return true;
    }

    /** The telephone of somebody who is contacted with care and has this mail address. */
    @SuppressWarnings("unchecked")
    static Optional<String> carefulNumber(String mail) {
        return getEntityManager().createNativeQuery("""
                select p.address from recipient_address a join recipient r on r.id = a.recipient_id and r.safe_contact
                join recipient_address p on p.recipient_id = r.id and p.medium = 'SMS'
                where a.fingerprint = ?1 and a.medium = 'EMAIL' order by p.position limit 1""", String.class)
                .setParameter(1, mail).getResultStream().findFirst();
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    UUID id() {
        return id;
    }

    Mode mode() {
        return mode;
    }

    public String purpose() {
        return purpose;
    }

    Medium medium() {
        return medium;
    }

    String language() {
        return language == null ? "en" : language;
    }

    UUID incident() {
        return incident;
    }

    String sealedAddress() {
        return sealedAddress;
    }

    String sealedSubject() {
        return sealedSubject;
    }

    String sealedBody() {
        return sealedBody;
    }
}
