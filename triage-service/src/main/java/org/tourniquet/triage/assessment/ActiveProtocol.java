package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Which version of a protocol new assessments begin with: one of each key at most. */
@Entity
@Table(name = "protocol_active")
class ActiveProtocol extends PanacheEntityBase {

    @Id
    String key;
    int version;
    Instant since;
    String activatedBy;

    static Optional<ActiveProtocol> of(String key) {
        return findByIdOptional(key);
    }

    /** A version in its newest words. */
    record Pin(String key, int version, String hash) {
    }

    /** All that are active, by key; asked for each assessment that begins, so at once and without the content. */
    static List<Pin> pins() {
        List<?> rows = getEntityManager().createNativeQuery("""
                select a.key, v.version, coalesce((select r.hash from protocol_revision r where r.key = v.key
                    and r.version = v.version order by r.revision desc limit 1), v.hash)
                from protocol_active a join protocol_version v on v.key = a.key and v.version = a.version
                order by a.key""").getResultList();
        return rows.stream().map(r -> (Object[]) r)
                .map(r -> new Pin((String) r[0], ((Number) r[1]).intValue(), (String) r[2])).toList();
    }

    static List<ActiveProtocol> all() {
        return list("order by key");
    }
}
