package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Somebody was called, by mail and text, to look at a notice: who, and when. */
@Entity
@Table(name = "approval_call")
public class ApprovalCall extends PanacheEntityBase {
    @Id
    private UUID id;
    @Column(name = "notice_id")
    private UUID notice;
    private String username;
    private String name;
    @Column(name = "called_at")
    private Instant calledAt;

    protected ApprovalCall() {
    }

    ApprovalCall(UUID notice, Colleague who, Instant now) {
        this.id = UUID.randomUUID();
        this.notice = notice;
        this.username = who.username();
        this.name = who.name();
        this.calledAt = now;
    }

    /** Since it was handed in the last time, the first call first. */
    static List<ApprovalCall> of(UUID notice, Instant since) {
        return list("notice = ?1 and calledAt >= ?2 order by calledAt", notice, since);
    }

    public String name() {
        return name;
    }

    public Instant calledAt() {
        return calledAt;
    }
}
