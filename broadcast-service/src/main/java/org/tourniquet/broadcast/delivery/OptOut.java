package org.tourniquet.broadcast.delivery;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Recipient;
import org.tourniquet.broadcast.audience.RecipientAddress;
import org.tourniquet.broadcast.audience.Suppression;

/**
 * What people no longer want from us, as they say it on their own page: anything about this incident, mails, anything at all.
 */
@ApplicationScoped
class OptOut {
    static final String SOURCE = "on the page behind our mail";

    private final EntityManager entities;
    private final Clock clock;

    OptOut(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** What is wished; a mail program that only says "one click" wishes no more mails. */
    enum What {
        INCIDENT,
        MAIL,
        ALL;

        static What of(String said) {
            for (What what : values())
                if (what.name().equalsIgnoreCase(said))
                    return what;
            return MAIL;
        }
    }

    /** Takes effect with what is sent next, and with what waits. */
    @Transactional
    void fulfil(UnsubscribeLink.Reader reader, What what) {
        if (what == What.INCIDENT && reader.incident() != null)
            quiet(reader);
        else
            for (RecipientAddress address : addresses(reader.recipient(), what))
                Suppression.add(address.fingerprint(), address.medium().name(), Suppression.Reason.OPTED_OUT, SOURCE,
                        clock.instant());
    }

    /** It was a mistake: what was wished on this page is taken back, and nothing that was said elsewhere. */
    @Transactional
    void takeBack(UnsubscribeLink.Reader reader, What what) {
        if (what == What.INCIDENT)
            entities.createNativeQuery(
                    "delete from quiet_about where incident_id = ?1 and recipient_id = ?2 and medium = 'EMAIL'")
                    .setParameter(1, reader.incident()).setParameter(2, reader.recipient()).executeUpdate();
        else
            for (RecipientAddress address : addresses(reader.recipient(), what))
                Suppression.takeBack(address.fingerprint(), address.medium().name(), SOURCE);
    }

    private void quiet(UnsubscribeLink.Reader reader) {
        entities.createNativeQuery("""
                insert into quiet_about (incident_id, recipient_id, medium) values (?1, ?2, 'EMAIL') on conflict do nothing""")
                .setParameter(1, reader.incident()).setParameter(2, reader.recipient()).executeUpdate();
        entities.createNativeQuery("""
                update delivery d set state = 'SUPPRESSED', reason = 'wants no more about this incident', changed_at = now()
                from notice n where n.id = d.notice_id and n.incident_id = ?1 and d.recipient_id = ?2 and d.medium = 'EMAIL'
                  and d.state = 'QUEUED'""").setParameter(1, reader.incident()).setParameter(2, reader.recipient())
                .executeUpdate();
    }

    private static List<RecipientAddress> addresses(UUID id, What what) {
        Recipient recipient = Recipient.findById(id);
        return recipient == null ? List.of()
                : recipient.addresses().stream()
                        .filter(address -> what == What.ALL || address.medium() == Medium.EMAIL).toList();
    }
}
