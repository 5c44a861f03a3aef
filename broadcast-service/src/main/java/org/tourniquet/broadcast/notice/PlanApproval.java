package org.tourniquet.broadcast.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The second pair of eyes on a plan in calm times: for exactly what was looked at, and not for ever. */
@Entity
@Table(name = "plan_approval")
public class PlanApproval extends PanacheEntityBase {
    /** What nobody has looked at for half a year is no longer known by heart. */
    static final Duration WORTH = Duration.ofDays(180);

    @Id
    @Column(name = "plan_id")
    private UUID plan;
    @Column(name = "content_hash")
    private String contentHash;
    @Column(name = "submitted_by")
    private String submittedBy;
    @Column(name = "submitted_at")
    private Instant submittedAt;
    @Column(name = "approved_by")
    private String approvedBy;
    @Column(name = "approved_at")
    private Instant approvedAt;
    @Column(name = "expires_at")
    private Instant expiresAt;

    protected PlanApproval() {
    }

    PlanApproval(UUID plan) {
        this.plan = plan;
    }

    void submit(String by, String hash, Instant now) {
        contentHash = hash;
        submittedBy = by;
        submittedAt = now;
        approvedBy = null;
        approvedAt = null;
        expiresAt = null;
    }

    void approve(String by, Instant now) {
        approvedBy = by;
        approvedAt = now;
        expiresAt = now.plus(WORTH);
    }

    static PlanApproval locked(UUID plan) {
        return findById(plan, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those that a second person has approved or is asked to, of plans in use. */
    static List<PlanApproval> all() {
        return list("""
                from PlanApproval a where exists (select 1 from Plan p where p.id = a.plan and p.retired = false)
                order by a.submittedAt""");
    }

    public UUID plan() {
        return plan;
    }

    public String contentHash() {
        return contentHash;
    }

    public String submittedBy() {
        return submittedBy;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    public String approvedBy() {
        return approvedBy;
    }

    public Instant approvedAt() {
        return approvedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
