package org.tourniquet.broadcast.door;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.AuditTrail;

/** Which words somebody has put in at a door by hand, so that one sees where it still says what was true before. */
@ApplicationScoped
class TakenWords {
    /** What stands at a door, who put it there, and when. */
    record Taken(String mark, String by, Instant at) {
    }

    private final EntityManager entities;
    private final AuditTrail audit;

    TakenWords(EntityManager entities, AuditTrail audit) {
        this.entities = entities;
        this.audit = audit;
    }

    /** Somebody has put these words in. */
    @Transactional
    void take(UUID channel, String name, String language, String mark) {
        entities.createNativeQuery("""
                insert into door_words (channel_id, language, mark, taken_by, taken_at) values (?1, ?2, ?3, ?4, now())
                on conflict (channel_id, language) do update set mark = excluded.mark, taken_by = excluded.taken_by,
                    taken_at = excluded.taken_at""").setParameter(1, channel).setParameter(2, language)
                .setParameter(3, mark).setParameter(4, audit.signedIn()).executeUpdate();
        audit.record("put the words in", "door", channel, name + ", " + language);
    }

    /** By channel and language what stands there. */
    @Transactional
    @SuppressWarnings("unchecked")
    Map<UUID, Map<String, Taken>> all() {
        Map<UUID, Map<String, Taken>> taken = new LinkedHashMap<>();
        for (Object[] row : (List<Object[]>) entities
                .createNativeQuery("select channel_id, language, mark, taken_by, taken_at from door_words").getResultList())
            taken.computeIfAbsent((UUID) row[0], channel -> new LinkedHashMap<>()).put((String) row[1],
                    new Taken((String) row[2], (String) row[3], (Instant) row[4]));
        return taken;
    }
}
