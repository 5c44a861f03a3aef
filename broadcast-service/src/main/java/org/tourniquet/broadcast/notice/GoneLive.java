package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A notice that went out on the word of a plan's approval: which plan, who had approved it when, and who pressed. */
@Entity
@Table(name = "gone_live")
class GoneLive extends PanacheEntityBase {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    @Id
    @Column(name = "notice_id")
    private UUID notice;
    @Column(name = "plan_id")
    private UUID plan;
    @Column(name = "plan_title")
    private String planTitle;
    @Column(name = "approved_by")
    private String approvedBy;
    @Column(name = "approved_at")
    private Instant approvedAt;
    @Column(name = "pressed_by")
    private String pressedBy;
    @Column(name = "pressed_at")
    private Instant pressedAt;

    protected GoneLive() {
    }

    GoneLive(UUID notice, UUID plan, String planTitle, String approvedBy, Instant approvedAt, String pressedBy,
            Instant pressedAt) {
        this.notice = notice;
        this.plan = plan;
        this.planTitle = planTitle;
        this.approvedBy = approvedBy;
        this.approvedAt = approvedAt;
        this.pressedBy = pressedBy;
        this.pressedAt = pressedAt;
    }

    /** Where a notice has its approval from, in words; empty for one that was looked at by itself. */
    static String origin(Notice notice, Staff staff) {
        if (notice.approvedHow() != Leave.PLAN)
            return null;
        return GoneLive.<GoneLive> findByIdOptional(notice.id()).map(gone -> "plan “%s” approved by %s on %s, sent by %s"
                .formatted(gone.planTitle, staff.name(gone.approvedBy), DAY.format(gone.approvedAt.atZone(ZoneOffset.UTC)),
                        staff.name(gone.pressedBy)))
                .orElse(null);
    }
}
