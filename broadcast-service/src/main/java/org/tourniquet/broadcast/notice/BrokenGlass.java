package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One manager alone let a notice out: why, until when it could be taken back, and what another one found afterwards. */
@Entity
@Table(name = "broken_glass")
public class BrokenGlass extends PanacheEntityBase {
    @Id
    private UUID id;
    @Column(name = "notice_id")
    private UUID notice;
    @Column(name = "incident_id")
    private UUID incident;
    @Column(name = "broken_by")
    private String by;
    private String reason;
    @Column(name = "broken_at")
    private Instant at;
    private Instant until;
    private int people;
    @Column(name = "recalled_by")
    private String recalledBy;
    @Column(name = "recalled_at")
    private Instant recalledAt;
    @Column(name = "reviewed_by")
    private String reviewedBy;
    @Column(name = "reviewed_at")
    private Instant reviewedAt;
    private String finding;

    protected BrokenGlass() {
    }

    BrokenGlass(Notice notice, String by, String reason, Instant until) {
        this.id = UUID.randomUUID();
        this.notice = notice.id();
        this.incident = notice.incident();
        this.by = by;
        this.reason = reason;
        this.at = notice.approvedAt();
        this.until = until;
        this.people = notice.people();
    }

    void recalled(String who, Instant now) {
        recalledBy = who;
        recalledAt = now;
    }

    void reviewed(String who, String what, Instant now) {
        reviewedBy = who;
        finding = what;
        reviewedAt = now;
    }

    /** What went out and nobody else has looked at since, the oldest first. */
    static List<BrokenGlass> toReview() {
        return list("reviewedAt is null and recalledAt is null order by at");
    }

    /** The last time it was broken for a notice. */
    static Optional<BrokenGlass> lastOf(UUID notice) {
        return find("notice = ?1 order by at desc", notice).firstResultOptional();
    }

    public UUID id() {
        return id;
    }

    public UUID notice() {
        return notice;
    }

    public UUID incident() {
        return incident;
    }

    public String by() {
        return by;
    }

    public String reason() {
        return reason;
    }

    public Instant at() {
        return at;
    }

    public Instant until() {
        return until;
    }

    public int people() {
        return people;
    }

    public Instant recalledAt() {
        return recalledAt;
    }

    public String reviewedBy() {
        return reviewedBy;
    }

    public Instant reviewedAt() {
        return reviewedAt;
    }

    public String finding() {
        return finding;
    }
}
