package org.tourniquet.broadcast.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One call that a receiver is owed, from its cause to its delivery or to when it was given up. */
@Entity
@Table(name = "webhook_message")
public class Message extends PanacheEntityBase {
    /** Where a call stands. */
    public enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP
    }

    @Id
    private UUID id;
    @Column(name = "receiver_id", insertable = false, updatable = false)
    private UUID receiver;
    @Column(insertable = false, updatable = false)
    private String event;
    @Column(name = "incident_id", insertable = false, updatable = false)
    private UUID incident;
    @Column(insertable = false, updatable = false)
    private String body;
    @Column(insertable = false, updatable = false)
    private String state;
    @Column(insertable = false, updatable = false)
    private int attempts;
    @Column(name = "due_at", insertable = false, updatable = false)
    private Instant dueAt;
    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;
    @Column(name = "ended_at", insertable = false, updatable = false)
    private Instant endedAt;
    @Column(insertable = false, updatable = false)
    private String reason;

    protected Message() {
    }

    /** The latest of a receiver first. */
    static List<Message> to(UUID receiver, int atMost) {
        return find("receiver = ?1 order by id desc", receiver).page(0, atMost).list();
    }

    /** What was to be told about an incident. */
    static List<Message> about(UUID incident, String event) {
        return list("incident = ?1 and event = ?2 order by id", incident, event);
    }

    public UUID id() {
        return id;
    }

    public UUID receiver() {
        return receiver;
    }

    public String event() {
        return event;
    }

    public UUID incident() {
        return incident;
    }

    public String body() {
        return body;
    }

    public State state() {
        return State.valueOf(state);
    }

    public boolean delivered() {
        return state() == State.DELIVERED;
    }

    public boolean givenUp() {
        return state() == State.GIVEN_UP;
    }

    public boolean waiting() {
        return state() == State.WAITING;
    }

    public int attempts() {
        return attempts;
    }

    /** When it is tried next. */
    public Instant dueAt() {
        return dueAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant endedAt() {
        return endedAt;
    }

    /** Why it was given up, or what the last try met; null when there was none. */
    public String reason() {
        return reason;
    }
}
