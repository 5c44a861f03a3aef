package org.tourniquet.broadcast.subscription;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.tourniquet.broadcast.audience.Recipient;
import org.tourniquet.broadcast.audience.RecipientAddress;
import org.tourniquet.broadcast.audience.Suppression;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.FieldCipher;

/**
 * Makes a proved wish a subscription: a person (known by the address already, or new) who is told of the incident. The
 * person's own wish ends an earlier silence of that address over that medium.
 */
@ApplicationScoped
class Subscriber {
    /** Who subscribed, as an audience of its own. */
    static final UUID AUDIENCE = UUID.fromString("00000000-0000-4000-8000-0000000000e1");

    private final EntityManager entities;
    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final Clock clock;

    Subscriber(EntityManager entities, FieldCipher cipher, AuditTrail audit, Clock clock) {
        this.entities = entities;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    void take(Wish wish) {
        Instant now = clock.instant();
        UUID person = RecipientAddress
                .<RecipientAddress> find("fingerprint = ?1 and medium = ?2", wish.fingerprint(), wish.medium())
                .firstResultOptional().map(RecipientAddress::recipientId).orElseGet(() -> fresh(wish, now));
        Suppression.lift(wish.fingerprint(), wish.medium().name());
        insert("insert into membership (audience_id, recipient_id) values (?1, ?2) on conflict do nothing", AUDIENCE, person);
        insert("""
                insert into subscription (incident_id, recipient_id, medium, language, asked_at, confirmed_at)
                select incident_id, ?2, medium, language, asked_at, now() from subscription_wish where id = ?1
                on conflict (incident_id, recipient_id, medium) do nothing""", wish.id(), person);
        wish.confirm(now);
        audit.recordAs("the person", "subscribed", "recipient", person, wish.medium().label());
    }

    private UUID fresh(Wish wish, Instant now) {
        Recipient person = new Recipient(UUID.randomUUID(), null, wish.language(), now).reachedBy(wish.medium(),
                cipher.open(wish.sealedAddress()), wish.fingerprint());
        person.persistAndFlush();
        return person.id();
    }

    private void insert(String sql, UUID first, UUID second) {
        entities.flush();
        entities.createNativeQuery(sql).setParameter(1, first).setParameter(2, second).executeUpdate();
    }
}
