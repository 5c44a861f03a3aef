package org.tourniquet.broadcast.rights;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.tourniquet.broadcast.audience.RecipientToken;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * The proof that a person was erased, with nothing of the person in it but fingerprints. Its row is the outbox of
 * {@code broadcast.person-erased.v1}; once the other services know, the fingerprints go.
 */
@Entity
@Table(name = "erasure")
public class Erased extends PanacheEntityBase {
    @Id
    private UUID id;
    @Column(name = "recipient_id")
    private UUID recipient;
    private String by;
    private Instant at;
    @Column(name = "open_too")
    private boolean openToo;
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Long> gone = new LinkedHashMap<>();
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] prints;
    @Column(name = "published_at")
    private Instant publishedAt;

    protected Erased() {
    }

    Erased(UUID recipient, String by, Instant at, boolean openToo, Map<String, Long> gone,
            List<String> prints) {
        this.id = UUID.randomUUID();
        this.recipient = recipient;
        this.by = by;
        this.at = at;
        this.openToo = openToo;
        this.gone = gone;
        this.prints = prints.toArray(String[]::new);
    }

    /** Those of whom the others have not been told, the oldest first. */
    static List<Erased> toTell(int atMost) {
        return find("publishedAt is null order by at").page(0, atMost).list();
    }

    /** The others know; the fingerprints have served. */
    static void told(List<UUID> ids, Instant now) {
        update("publishedAt = ?1, prints = null where id in ?2", now, ids);
    }

    PersonErased event() {
        return new PersonErased(id, RecipientToken.of(recipient), List.of(prints), openToo, at);
    }

    public UUID id() {
        return id;
    }

    public UUID recipient() {
        return recipient;
    }

    public String by() {
        return by;
    }

    public Instant at() {
        return at;
    }

    public boolean openToo() {
        return openToo;
    }

    /** What was erased, by kind. */
    public Map<String, Long> gone() {
        return gone;
    }

    /** Whether the other services have been told. */
    public boolean told() {
        return publishedAt != null;
    }
}
