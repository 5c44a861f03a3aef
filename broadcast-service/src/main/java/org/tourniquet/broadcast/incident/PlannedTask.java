package org.tourniquet.broadcast.incident;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One thing that a plan wants done besides sending notices: by whom, within how many minutes, and what shows that it was. */
@Entity
@Table(name = "planned_task")
public class PlannedTask extends PanacheEntityBase {

    /** What a manager writes of one; {@code due} is minutes after the opening. */
    @RegisterForReflection
    public record Draft(String title, String role, Integer due, String evidence) {
    }

    @Id
    private UUID id;
    @Column(name = "plan_id", updatable = false)
    private UUID plan;
    private int position;
    private String title;
    private String role;
    @Column(name = "due_after")
    private int due;
    private String evidence;

    protected PlannedTask() {
    }

    PlannedTask(UUID plan, int position, Draft draft) {
        this.id = UUID.randomUUID();
        this.plan = plan;
        this.position = position;
        this.title = draft.title();
        this.role = draft.role();
        this.due = draft.due();
        this.evidence = draft.evidence();
    }

    /** The tasks of a plan, the soonest due first. */
    public static List<PlannedTask> of(UUID plan) {
        return list("plan = ?1 order by position", plan);
    }

    public UUID id() {
        return id;
    }

    public UUID plan() {
        return plan;
    }

    public String title() {
        return title;
    }

    public String role() {
        return role;
    }

    /** Minutes after the opening. */
    public int due() {
        return due;
    }

    /** What shows that it was done. */
    public String evidence() {
        return evidence;
    }
}
