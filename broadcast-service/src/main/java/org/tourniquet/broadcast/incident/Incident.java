package org.tourniquet.broadcast.incident;

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
import jakarta.persistence.Version;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One crisis, live or drill, from opening to all-clear. Its row is the outbox of {@code broadcast.incident-changed.v1}. */
@Entity
@Table(name = "incident")
public class Incident extends PanacheEntityBase {
    /** Where an incident stands. */
    public enum State {
        OPEN,
        CLOSED
    }

    @Id
    private UUID id;
    @Version
    private long version;
    @Column(name = "published_version", insertable = false, updatable = false)
    private long publishedVersion;
    private String title;
    @Enumerated(EnumType.STRING)
    private Kind kind;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Mode mode;
    @Enumerated(EnumType.STRING)
    private State state;
    private String protocol;
    @Column(name = "opened_at")
    private Instant openedAt;
    @Column(name = "opened_by")
    private String openedBy;
    @Column(name = "closed_at")
    private Instant closedAt;
    @Column(name = "closed_by")
    private String closedBy;

    protected Incident() {
    }

    private Incident(UUID id, String title, Kind kind, Mode mode, String protocol, String by, Instant now) {
        this.id = id;
        this.title = title;
        this.kind = kind;
        this.mode = mode;
        this.state = State.OPEN;
        this.protocol = protocol == null ? kind.protocol() : protocol;
        this.openedAt = now;
        this.openedBy = by;
    }

    /** Opens an incident; whether it is a drill can never be changed afterwards. */
    public static Incident open(UUID id, String title, Kind kind, Mode mode, String by, Instant now) {
        return open(id, title, kind, mode, null, by, now);
    }

    /** The same with a questionnaire of its own, or that of its kind when it is null. */
    static Incident open(UUID id, String title, Kind kind, Mode mode, String protocol, String by, Instant now) {
        return new Incident(id, title, kind, mode, protocol, by, now);
    }

    /** Ends it, once; returns whether this call did. */
    public boolean close(String by, Instant now) {
        if (state == State.CLOSED)
            return false;
        state = State.CLOSED;
        closedAt = now;
        closedBy = by;
        return true;
    }

    /** Open incidents, live before drills, newest first. */
    public static List<Incident> running() {
        return list("state = ?1 order by mode desc, openedAt desc", State.OPEN);
    }

    /** Closed incidents, the latest first. */
    public static List<Incident> past(int atMost) {
        return find("state = ?1 order by closedAt desc", State.CLOSED).page(0, atMost).list();
    }

    /** The latest rehearsal, whether it still runs or not. */
    static Optional<Incident> lastDrill() {
        return find("mode = ?1 order by openedAt desc", Mode.DRILL).firstResultOptional();
    }

    /** What the other services have not been told yet, oldest first. */
    static List<Incident> toPublish(int atMost) {
        return find("version > publishedVersion order by openedAt").page(0, atMost).list();
    }

    /** The broker has it up to this version. */
    static void published(UUID id, long version) {
        getEntityManager().createNativeQuery(
                "update incident set published_version = ?2 where id = ?1 and published_version < ?2").setParameter(1, id)
                .setParameter(2, version).executeUpdate();
    }

    public boolean live() {
        return mode == Mode.LIVE;
    }

    public boolean open() {
        return state == State.OPEN;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String title() {
        return title;
    }

    public Kind kind() {
        return kind;
    }

    public Mode mode() {
        return mode;
    }

    public State state() {
        return state;
    }

    public String protocol() {
        return protocol;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public String openedBy() {
        return openedBy;
    }

    public Instant closedAt() {
        return closedAt;
    }
}
