package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Words between an agent and a person; an outgoing text or mail is its own outbox row until the broker has it. */
@Entity
class Message extends PanacheEntityBase {

    enum Direction {
        OUT,
        IN
    }

    enum Medium {
        WEB,
        SMS,
        EMAIL
    }

    /** How far an outgoing message has come; a higher rank is never overwritten by a lower one. */
    enum State {
        SHOWN(0),
        RECEIVED(0),
        REQUESTED(0),
        UNKNOWN(1),
        ACCEPTED(2),
        DELIVERED(3),
        FAILED(3),
        OPTED_OUT(3),
        REHEARSED(3);

        private final int rank;

        State(int rank) {
            this.rank = rank;
        }
    }

    @Id
    UUID id;
    UUID ticket;
    @Enumerated(EnumType.STRING)
    Direction direction;
    @Enumerated(EnumType.STRING)
    Medium medium;
    String mode;
    String language;
    String sealedAddress;
    String addressPrint;
    String sealedSubject;
    String sealedBody;
    String author;
    @Enumerated(EnumType.STRING)
    State state;
    String reason;
    Instant at;
    Instant publishedAt;
    Instant settledAt;

    static Message of(UUID id, Ticket ticket, Direction direction, Medium medium, String sealedBody, Instant now) {
        var message = new Message();
        message.id = id;
        message.ticket = ticket.id;
        message.direction = direction;
        message.medium = medium;
        message.mode = ticket.mode;
        message.language = ticket.language;
        message.sealedBody = sealedBody;
        message.at = now;
        message.state = direction == Direction.IN ? State.RECEIVED : medium == Medium.WEB ? State.SHOWN : State.REQUESTED;
        return message;
    }

    /** Settlements arrive doubled and out of order; only what is further on counts. */
    boolean settle(State now, String why, Instant when) {
        if (direction != Direction.OUT || medium == Medium.WEB || now.rank <= state.rank)
            return false;
        state = now;
        reason = why;
        settledAt = when;
        return true;
    }

    boolean failed() {
        return state == State.FAILED || state == State.OPTED_OUT;
    }

    static List<Message> of(UUID ticket) {
        return list("ticket = ?1 order by at, id", ticket);
    }

    /** How many stories somebody wrote into by text or mail since then. */
    static long writersSince(Instant then) {
        return find("select distinct ticket from Message where direction = ?1 and medium <> ?2 and at > ?3 and mode = 'LIVE'",
                Direction.IN, Medium.WEB, then).page(0, 1000).list().size();
    }

    /** Whether anything of ours has gone to the person since then. */
    static boolean sentSince(UUID ticket, Instant then) {
        return count("ticket = ?1 and direction = ?2 and medium <> ?3 and at > ?4", ticket, Direction.OUT, Medium.WEB,
                then) > 0;
    }

    /** When one of our people last wrote a text to this person; null if never. */
    static Instant lastTextTo(UUID ticket) {
        return Message.<Message> find("ticket = ?1 and direction = ?2 and medium = ?3 and author is not null order by at desc",
                ticket, Direction.OUT, Medium.SMS).firstResultOptional().map(m -> m.at).orElse(null);
    }

    /** What a human wrote leaves before what we send by ourselves. */
    static List<Message> toPublish(int most) {
        return find("state = ?1 and publishedAt is null order by case when author is null then 1 else 0 end, at",
                State.REQUESTED).page(0, most).list();
    }

    /** Those that should have been handed on by then. */
    static long waitingForBroker(Instant then) {
        return count("state = ?1 and publishedAt is null and at < ?2", State.REQUESTED, then);
    }
}
