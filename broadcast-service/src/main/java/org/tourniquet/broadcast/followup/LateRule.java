package org.tourniquet.broadcast.followup;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.tourniquet.kit.edge.Problem;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What is said by itself when a promise is missed: prepared by one manager and approved by another, before it is needed. */
@Entity
@Table(name = "late_rule")
public class LateRule extends PanacheEntityBase {
    @Id
    @Column(name = "of_id")
    private UUID of;
    @Column(name = "wait_minutes")
    private int waitMinutes;
    @Column(name = "next_minutes")
    private int nextMinutes;
    @Column(name = "asked_by")
    private String askedBy;
    @Column(name = "asked_at")
    private Instant askedAt;
    @Column(name = "approved_by")
    private String approvedBy;
    @Column(name = "approved_at")
    private Instant approvedAt;

    protected LateRule() {
    }

    LateRule(UUID of) {
        this.of = of;
    }

    /** Asked for anew, it has to be approved anew. */
    void ask(int wait, int next, String by, Instant now) {
        waitMinutes = wait;
        nextMinutes = next;
        askedBy = by;
        askedAt = now;
        approvedBy = null;
        approvedAt = null;
    }

    void approve(String by, Instant now) {
        if (by.equals(askedBy))
            throw Problem.of(403, "own-notice", "Who asked for this cannot approve it").detail("Another manager has to look.");
        if (approvedBy == null) {
            approvedBy = by;
            approvedAt = now;
        }
    }

    /** Of the incident itself, else of the plan it was begun from. */
    static Optional<LateRule> of(UUID incident, UUID plan) {
        return LateRule.<LateRule> findByIdOptional(incident)
                .or(() -> plan == null ? Optional.empty() : LateRule.findByIdOptional(plan));
    }

    public boolean approved() {
        return approvedBy != null;
    }

    public int waitMinutes() {
        return waitMinutes;
    }

    public int nextMinutes() {
        return nextMinutes;
    }

    public String askedBy() {
        return askedBy;
    }

    public String approvedBy() {
        return approvedBy;
    }
}
