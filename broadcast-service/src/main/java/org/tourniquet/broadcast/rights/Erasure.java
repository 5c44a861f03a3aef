package org.tourniquet.broadcast.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

import org.tourniquet.broadcast.audience.Recipient;
import org.tourniquet.broadcast.audience.RecipientAddress;
import org.tourniquet.broadcast.audience.Suppression;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Problem;

/**
 * Erases a person in one transaction: who they are, how they are reached, what they wrote, what was written to them. Kept is
 * that somebody was owed a message and what became of it, because a notice accounts for everybody; and a fingerprint of each
 * address, so that no later file brings the person back.
 */
@ApplicationScoped
class Erasure {
    private final EntityManager entities;
    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final ErasureRelay relay;
    private final Clock clock;

    Erasure(EntityManager entities, FieldCipher cipher, AuditTrail audit, ErasureRelay relay, Clock clock) {
        this.entities = entities;
        this.cipher = cipher;
        this.audit = audit;
        this.relay = relay;
        this.clock = clock;
    }

    /** @param openToo whether a story that still waits for a human is to go as well */
    @Transactional
    Erased erase(UUID id, boolean openToo) {
        Recipient person = Recipient.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (person == null)
            throw Problem.notFound();
        List<RecipientAddress> addresses = List.copyOf(person.addresses());
        List<String> prints = addresses.stream().map(RecipientAddress::fingerprint).toList();
        refuseWhileWordsWait(prints);
        Instant now = clock.instant();
        prints.forEach(print -> Suppression.add(print, Suppression.ALL, Suppression.Reason.ERASED, now));
        Map<String, Long> gone = new LinkedHashMap<>();
        gone.put("addresses", (long) addresses.size());
        gone.put("wordsOfTheirs", wordsOfTheirs(prints));
        gone.put("messagesToThem", messagesToThem(prints));
        gone.put("newsAskedFor", newsAskedFor(prints));
        gone.put("rehearsals", changed("""
                delete from rehearsed where delivery_id in (select id from delivery where recipient_id = :id)""", "id", id));
        gone.put("rowsOfFiles", rowsOfFiles(addresses));
        Erased proof = new Erased(id, audit.signedIn(), now, openToo, gone, prints);
        changed("update delivery set fingerprint = null where recipient_id = :id and state not in ('QUEUED', 'SENDING', 'UNKNOWN')",
                "id", id);
        person.delete();
        proof.persist();
        audit.record("erased a person", "erasure", proof.id(), gone.toString());
        relay.nudge();
        return proof;
    }

    /** What somebody wrote a moment ago may be a cry for help: it is handed over first. */
    private void refuseWhileWordsWait(List<String> prints) {
        if (prints.isEmpty())
            return;
        Object waiting = entities
                .createNativeQuery("select exists (select from reply where published_at is null and sender in (:prints))")
                .setParameter("prints", prints).getSingleResult();
        if (Boolean.TRUE.equals(waiting))
            throw Problem.of(409, "words-wait", "Words of this person have not reached the desk yet")
                    .detail("Nothing was erased. Try again in a minute; if it stays so, Kafka is away.").retryAfter(60);
    }

    private long wordsOfTheirs(List<String> prints) {
        return prints.isEmpty() ? 0 : changed("delete from reply where sender in (:prints)", "prints", prints);
    }

    /**
     * The row stays, because its delivery is accounted for; its words and address go. What is in hand is sent and then empty.
     */
    private long messagesToThem(List<String> prints) {
        if (prints.isEmpty())
            return 0;
        Query blank = entities.createNativeQuery("""
                update one_person_message m set sealed_address = :nothing, sealed_body = :nothing,
                    sealed_subject = case when sealed_subject is null then null else :nothing end
                from delivery d where d.message_id = m.id and d.fingerprint in (:prints)
                    and d.state not in ('SENDING', 'UNKNOWN')""");
        return blank.setParameter("nothing", cipher.seal("")).setParameter("prints", prints).executeUpdate();
    }

    /** An address typed for news is kept until it has served; subscriptions go with the person. */
    private long newsAskedFor(List<String> prints) {
        return prints.isEmpty() ? 0 : changed("delete from subscription_wish where fingerprint in (:prints)", "prints", prints);
    }

    /** Rejected rows of files are kept as they came; those that hold an address of the person go. */
    private long rowsOfFiles(List<RecipientAddress> addresses) {
        long gone = 0;
        for (RecipientAddress address : addresses)
            gone += changed("""
                    delete from import_rejection where exists (select from unnest(cells) cell
                        where lower(cell) = lower(:address) or regexp_replace(cell, '[^+0-9]', '', 'g') = :address)""",
                    "address", address.address());
        return gone;
    }

    private long changed(String sql, String name, Object value) {
        return entities.createNativeQuery(sql).setParameter(name, value).executeUpdate();
    }
}
