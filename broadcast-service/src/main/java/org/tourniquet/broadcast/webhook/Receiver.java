package org.tourniquet.broadcast.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A system that wants to be told when a live incident opens and closes. */
@Entity
@Table(name = "webhook_receiver")
public class Receiver extends PanacheEntityBase {
    @Id
    private UUID id;
    @Version
    private long version;
    private String url;
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] events;
    @Column(name = "sealed_secret")
    private String sealedSecret;
    @Column(name = "created_by")
    private String createdBy;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "removed_by")
    private String removedBy;
    @Column(name = "removed_at")
    private Instant removedAt;

    protected Receiver() {
    }

    Receiver(UUID id, String url, List<String> events, String sealedSecret, String by, Instant now) {
        this.id = id;
        this.url = url;
        this.events = events.toArray(String[]::new);
        this.sealedSecret = sealedSecret;
        this.createdBy = by;
        this.createdAt = now;
    }

    void remove(String by, Instant now) {
        removedBy = by;
        removedAt = now;
    }

    /** All that are called, the oldest first. */
    static List<Receiver> inUse() {
        return list("removedAt is null order by createdAt, id");
    }

    boolean wants(String event) {
        return events().contains(event);
    }

    public UUID id() {
        return id;
    }

    public String url() {
        return url;
    }

    public List<String> events() {
        return List.of(events);
    }

    String sealedSecret() {
        return sealedSecret;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean removed() {
        return removedAt != null;
    }
}
