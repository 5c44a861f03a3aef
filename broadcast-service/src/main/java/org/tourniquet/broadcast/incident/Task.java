package org.tourniquet.broadcast.incident;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.tourniquet.kit.edge.Problem;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Something that has to be done in an incident: somebody takes it, and shows that it is done. */
@Entity
@Table(name = "incident_task")
public class Task extends PanacheEntityBase {
    @Id
    private UUID id;
    @Version
    private long version;
    @Column(name = "incident_id", updatable = false)
    private UUID incident;
    private int position;
    private String title;
    private String role;
    @Column(name = "due_at")
    private Instant dueAt;
    @Column(name = "evidence_wanted")
    private String evidenceWanted;
    @Column(name = "taken_by")
    private String takenBy;
    @Column(name = "taken_at")
    private Instant takenAt;
    @Column(name = "done_by")
    private String doneBy;
    @Column(name = "done_at")
    private Instant doneAt;
    private String evidence;

    protected Task() {
    }

    Task(UUID incident, int position, PlannedTask planned, Instant opened) {
        this.id = UUID.randomUUID();
        this.incident = incident;
        this.position = position;
        this.title = planned.title();
        this.role = planned.role();
        this.dueAt = opened.plusSeconds(60L * planned.due());
        this.evidenceWanted = planned.evidence();
    }

    /** It is this person's now; who takes it over from somebody says so by taking it. */
    void take(String by, Instant now) {
        refuseWhenDone();
        takenBy = by;
        takenAt = now;
    }

    /** Nobody has it any more. */
    void giveBack() {
        refuseWhenDone();
        takenBy = null;
        takenAt = null;
    }

    void done(String by, String proof, Instant now) {
        refuseWhenDone();
        if (takenBy == null)
            take(by, now);
        doneBy = by;
        doneAt = now;
        evidence = proof;
    }

    private void refuseWhenDone() {
        if (doneAt != null)
            throw Problem.of(409, "task-done", "The task is done already").detail("Somebody was quicker; load it again.");
    }

    /** All of an incident, the soonest due first. */
    public static List<Task> of(UUID incident) {
        return list("incident = ?1 order by dueAt, position", incident);
    }

    /** What waits for people of these roles in open incidents, live before drills, the soonest due first. */
    static List<Task> waitingFor(Collection<String> roles, int atMost) {
        return find("""
                select t from Task t, Incident i where i.id = t.incident and i.state = ?1 and t.doneAt is null and t.role in ?2
                order by i.mode desc, t.dueAt, t.id""", Incident.State.OPEN, roles).page(0, atMost).list();
    }

    public boolean done() {
        return doneAt != null;
    }

    public boolean taken() {
        return takenBy != null;
    }

    public boolean late(Instant now) {
        return !done() && dueAt.isBefore(now);
    }

    /** Whether it was done by the time it was due. */
    public boolean inTime() {
        return done() && !doneAt.isAfter(dueAt);
    }

    /** Whether somebody with these roles may take it: its owner's role, or a manager. */
    boolean isFor(Set<String> roles) {
        return roles.contains(role) || roles.contains("manager");
    }

    public UUID id() {
        return id;
    }

    public UUID incident() {
        return incident;
    }

    public int position() {
        return position;
    }

    public String title() {
        return title;
    }

    public String role() {
        return role;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public String evidenceWanted() {
        return evidenceWanted;
    }

    public String takenBy() {
        return takenBy;
    }

    public Instant takenAt() {
        return takenAt;
    }

    public String doneBy() {
        return doneBy;
    }

    public Instant doneAt() {
        return doneAt;
    }

    /** What was given as proof, or null. */
    public String evidence() {
        return evidence;
    }

    /** The proof as an address that can be followed, or null when it is words. */
    public String link() {
        return evidence != null && evidence.matches("https?://[^\\s<>\"]+") ? evidence : null;
    }
}
