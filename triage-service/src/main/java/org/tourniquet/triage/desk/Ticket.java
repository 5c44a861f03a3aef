package org.tourniquet.triage.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.SealedText;
import org.tourniquet.triage.assessment.Secrets;
import org.tourniquet.triage.protocol.Urgency;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A story waiting for, or with, an agent; one agent at a time, and nobody else writes into it meanwhile. */
@Entity
class Ticket extends PanacheEntityBase {

    enum State {
        WAITING,
        TAKEN,
        CLOSED
    }

    static final String UNASKED = "UNASKED";

    @Id
    UUID id;
    @Version
    int version;
    String passport;
    String storyToken;
    UUID assessment;
    String protocol;
    Boolean solved;
    UUID incident;
    String mode;
    String language;
    boolean noVoice;
    @Enumerated(EnumType.STRING)
    Urgency urgency;
    @Convert(converter = SealedText.class)
    String reason;
    String status;
    @Convert(converter = SealedText.class)
    String winner;
    String issuePrint;
    String kind;
    @Convert(converter = SealedText.class)
    String headline;
    int lane;
    Instant sortKey;
    Instant arrivedAt;
    Instant dueAt;
    @Enumerated(EnumType.STRING)
    State state;
    String takenBy;
    Instant takenAt;
    Instant firstTakenAt;
    Instant unreadSince;
    Instant unreachedSince;
    Instant answeredAt;
    Instant closedAt;
    String closedBy;
    String sealedOutcome;
    String sealedName;
    String sealedEmail;
    String sealedPhone;
    String emailPrint;
    String phonePrint;
    int wrongProofs;
    Instant lockedUntil;
    Instant lateToldAt;
    Instant lateDueAt;
    Instant warnedAt;

    static Ticket open(String passport, String mode, String language, Urgency urgency, Instant arrived) {
        var ticket = new Ticket();
        ticket.id = UUID.randomUUID();
        ticket.passport = passport;
        ticket.storyToken = Secrets.token();
        ticket.mode = mode;
        ticket.language = language;
        ticket.urgency = urgency;
        ticket.arrivedAt = arrived;
        ticket.state = State.WAITING;
        ticket.stand(Place.of(urgency, arrived));
        return ticket;
    }

    boolean isDrill() {
        return "DRILL".equals(mode);
    }

    Place place() {
        return new Place(lane, sortKey, dueAt);
    }

    private void stand(Place place) {
        lane = place.lane();
        sortKey = place.sortKey();
        dueAt = place.dueAt();
    }

    /** A worse urgency moves the story forward; a better one is an agent's decision, never the machine's. */
    boolean retriage(Urgency now, Instant at) {
        if (now.ordinal() >= urgency.ordinal())
            return false;
        urgency = now;
        stand(place().forward(Place.of(now, at)));
        promiseAnew();
        return true;
    }

    /** The person hears once that it takes longer; the place in the queue stays as it is. */
    void later(Instant until, Instant now) {
        lateToldAt = now;
        lateDueAt = until;
    }

    private void promiseAnew() {
        lateToldAt = null;
        lateDueAt = null;
    }

    /** What the person was told last. */
    Instant promisedFor() {
        return lateDueAt == null ? dueAt : lateDueAt;
    }

    void take(String agent, Instant now) {
        if (state != State.WAITING)
            throw new Problem(409, "ticket-not-waiting", "Somebody else has just taken this story");
        state = State.TAKEN;
        takenBy = agent;
        takenAt = now;
        if (firstTakenAt == null)
            firstTakenAt = now;
    }

    /** Back into the queue, at the place it had. */
    void release() {
        state = State.WAITING;
        takenBy = null;
        takenAt = null;
    }

    void close(String agent, String outcome, boolean helped, Instant now) {
        state = State.CLOSED;
        solved = helped;
        closedAt = now;
        closedBy = agent;
        sealedOutcome = outcome;
        unreadSince = null;
        unreachedSince = null;
    }

    /** The person wrote: with an agent it is unread; a closed story opens again, and within three days keeps its place. */
    void heard(Instant now) {
        unreachedSince = null;
        if (unreadSince == null)
            unreadSince = now;
        if (state != State.CLOSED)
            return;
        if (arrivedAt.isBefore(now.minus(Duration.ofHours(72))))
            arrivedAt = now;
        closedAt = null;
        closedBy = null;
        solved = null;
        stand(Place.of(urgency.worst(Urgency.YELLOW), arrivedAt));
        promiseAnew();
        // the place is that of the first contact; what is promised for these words begins with them
        if (dueAt.isBefore(now))
            lateDueAt = now.plus(urgency.worst(Urgency.YELLOW).within());
        release();
    }

    /** What we texted did not reach the person, so somebody has to call; what is closed stays closed. */
    void unreached(Instant now) {
        if (state == State.CLOSED)
            return;
        unreachedSince = now;
        if (unreadSince == null)
            unreadSince = now;
    }

    void answered(Instant now) {
        unreadSince = null;
        if (answeredAt == null)
            answeredAt = now;
    }

    /** Only the agent who has the story acts in it. */
    Ticket heldBy(String agent) {
        if (state != State.TAKEN || !agent.equals(takenBy))
            throw new Problem(409, "ticket-not-yours", state == State.TAKEN ? "This story is with " + takenBy
                    : "Take the story first");
        return this;
    }

    /** How many of the same mode are before this one. */
    long before() {
        return count("state = ?1 and mode = ?2 and (lane < ?3 or lane = ?3 and sortKey < ?4)", State.WAITING, mode, lane,
                sortKey);
    }

    /** Words without a story, which nobody has taken up: whoever now answers questions goes on with it. */
    boolean unasked() {
        return state == State.WAITING && assessment == null && UNASKED.equals(status);
    }

    boolean isOverdue(Instant now) {
        return state == State.WAITING && lane == Place.DUE && now.isAfter(Place.overdueFrom(urgency, arrivedAt));
    }

    void overdue(Instant now) {
        if (isOverdue(now))
            stand(place().overdue(arrivedAt));
    }
}
