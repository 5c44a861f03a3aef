package org.tourniquet.directory.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A file that an editor sent and still looks at; nobody has to send it twice. Gone once it was taken in, or after a day. */
@Entity
@Table(name = "directory_file")
public class KeptFile extends PanacheEntityBase {

    private static final Duration KEPT = Duration.ofDays(1);

    @Id
    public UUID id;
    public String name;
    public String who;
    public Instant at;
    public boolean json;
    public byte[] body;

    static KeptFile keep(String name, boolean json, byte[] body, String who, Instant now) {
        delete("at < ?1", now.minus(KEPT));
        KeptFile file = new KeptFile();
        file.id = UUID.randomUUID();
        file.name = name;
        file.json = json;
        file.body = body;
        file.who = who;
        file.at = now;
        file.persist();
        return file;
    }

    static Optional<KeptFile> of(UUID id, String who) {
        return find("id = ?1 and who = ?2", id, who).firstResultOptional();
    }
}
