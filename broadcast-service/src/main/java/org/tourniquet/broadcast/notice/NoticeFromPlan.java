package org.tourniquet.broadcast.notice;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Which of a plan's notices a notice was begun from. */
@Entity
@Table(name = "notice_from_plan")
class NoticeFromPlan extends PanacheEntityBase {
    @Id
    @Column(name = "notice_id")
    private UUID notice;
    @Column(name = "planned_notice_id")
    private UUID planned;
    @Column(name = "plan_id", updatable = false)
    private UUID plan;

    protected NoticeFromPlan() {
    }

    NoticeFromPlan(UUID notice, PlannedNotice planned) {
        this.notice = notice;
        this.planned = planned.id();
        this.plan = planned.plan();
    }
}
