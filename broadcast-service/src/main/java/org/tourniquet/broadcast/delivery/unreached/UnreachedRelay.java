package org.tourniquet.broadcast.delivery.unreached;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;
import org.tourniquet.broadcast.audience.Person;
import org.tourniquet.broadcast.incident.Mode;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.Rendering;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Outbox;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** Tells the desk whom to call; name, number and words leave sealed. */
@ApplicationScoped
class UnreachedRelay implements Outbox.Rows<Tuple> {
    private static final Logger LOG = Logger.getLogger(UnreachedRelay.class);

    private final EntityManager entities;
    private final FieldCipher cipher;
    private final Rendering rendering;
    private final Rounds rounds;

    UnreachedRelay(EntityManager entities, FieldCipher cipher, Rendering rendering, Outbox outbox,
            @Channel("person-unreached") MutinyEmitter<String> topic) {
        this.entities = entities;
        this.cipher = cipher;
        this.rendering = rendering;
        this.rounds = outbox.rounds("broadcast.person-unreached.v1", topic, this);
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    /** Somebody has just been handed over. */
    void nudge() {
        rounds.nudge();
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Tuple> waiting(int atMost) {
        return entities.createNativeQuery("""
                select u.id, u.recipient_id, u.notice_id, n.incident_id, u.reason, u.handed_at, r.name, r.language,
                    (select a.address from recipient_address a where a.recipient_id = u.recipient_id and a.medium = 'SMS'
                     order by a.position limit 1) as phone
                from unreached u join notice n on n.id = u.notice_id left join recipient r on r.id = u.recipient_id
                where u.published_at is null order by u.id""", Tuple.class).setMaxResults(atMost).getResultList();
    }

    @Override
    public Outbox.Event event(Tuple row) {
        UUID person = row.get("recipient_id", UUID.class);
        Instant at = row.get("handed_at", Instant.class);
        String language = row.get("language", String.class);
        return new Outbox.Event(row.get("id"), person, at, new PersonUnreached(row.get("id", UUID.class), person,
                row.get("notice_id", UUID.class), row.get("incident_id", UUID.class), Mode.LIVE,
                cipher.seal(row.get("name", String.class)), cipher.seal(row.get("phone", String.class)),
                cipher.seal(words(row.get("notice_id", UUID.class),
                        new Person(person, row.get("name", String.class), language == null ? "en" : language, false))),
                language, row.get("reason", String.class), at));
    }

    /** As a text would say it; a notice that cannot be said shortly is read out from its page. */
    private String words(UUID notice, Person person) {
        try {
            return rendering.text(Notice.findById(notice), person).body();
        } catch (RuntimeException none) {
            LOG.debugf("notice %s has no short words for a call: %s", notice, none);
            return null;
        }
    }

    @Override
    public void told(List<Tuple> rows) {
        entities.createNativeQuery("update unreached set published_at = now() where id in (:ids)")
                .setParameter("ids", rows.stream().map(row -> row.get("id", UUID.class)).toList()).executeUpdate();
    }
}
