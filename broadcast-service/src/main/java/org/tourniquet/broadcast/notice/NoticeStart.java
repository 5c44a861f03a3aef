package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

import org.tourniquet.broadcast.incident.Incident;

/** When an approved notice begins: at the hour asked for, not before it can no longer be taken back, and not while held. */
@MappedSuperclass
public abstract class NoticeStart extends NoticeContent {
    @Column(name = "start_at")
    private Instant startAt;
    @Column(name = "not_before")
    private Instant notBefore;
    @Column(name = "held_by")
    private UUID heldBy;
    @Column(name = "held_at")
    private Instant heldAt;
    @Column(name = "released_by")
    private String releasedBy;

    protected NoticeStart() {
    }

    NoticeStart(UUID id, Incident incident, Purpose purpose) {
        super(id, incident, purpose);
    }

    void askFor(Instant at) {
        startAt = at == null ? null : at.truncatedTo(ChronoUnit.SECONDS);
    }

    void notBefore(Instant at) {
        notBefore = at;
    }

    void heldBy(UUID incident, Instant now) {
        heldBy = incident;
        heldAt = now;
    }

    void releasedBy(String who) {
        heldBy = null;
        releasedBy = who;
    }

    /** Back at the author: only the hour that was asked for stays. */
    void forgetStart() {
        notBefore = null;
        heldBy = null;
        heldAt = null;
        releasedBy = null;
    }

    boolean due(Instant now) {
        return heldBy == null && (startsFrom() == null || !startsFrom().isAfter(now));
    }

    /** The hour that its author asked for; null for at once. */
    public Instant startAt() {
        return startAt;
    }

    /** The moment from which it may go; null for at once. */
    public Instant startsFrom() {
        return Stream.of(startAt, notBefore).filter(at -> at != null).max(Instant::compareTo).orElse(null);
    }

    /** The live incident that holds it, or null. */
    public UUID heldBy() {
        return heldBy;
    }

    public Instant heldAt() {
        return heldAt;
    }
}
