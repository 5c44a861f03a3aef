package org.tourniquet.triage.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.Cursor;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Paged;
import org.tourniquet.kit.edge.Problem;

/** Looks over the whole desk for one agent. */
@ApplicationScoped
class Overview {

    private static final int ROWS = 30;
    private static final int FEW = 8;
    private static final int USUAL_SECONDS = 5;

    private final FieldCipher cipher;
    private final Quality quality;
    private final Clock clock;

    Overview(FieldCipher cipher, Quality quality, Clock clock) {
        this.cipher = cipher;
        this.quality = quality;
        this.clock = clock;
    }

    @Transactional
    QueueView of(String agent, boolean mayAct) {
        Instant now = clock.instant();
        List<QueueView.Row> waiting = rows(Tickets.waiting(ROWS), now);
        long red = inLane(Place.RED);
        long orange = inLane(Place.ORANGE);
        long due = inLane(Place.DUE);
        return new QueueView(waiting, rows(Tickets.with(agent), now), rows(Tickets.withOthers(agent), now),
                rows(Tickets.lastClosed(FEW), now), promises(now), bells(), red, orange, due,
                red + orange + due - waiting.size(), Message.waitingForBroker(now.minusSeconds(USUAL_SECONDS)), mayAct,
                quality.lately());
    }

    /** Who waits, page by page, in the order of the queue. */
    @Transactional
    Paged<QueueView.Row> waiting(int limit, Cursor from) {
        Instant now = clock.instant();
        return Paged
                .of(from.atBeginning() ? Tickets.waiting(limit + 1) : Tickets.waitingAfter(last(from), limit + 1), limit,
                        t -> Cursor.of(t.id))
                .map(t -> QueueView.Row.of(t, now));
    }

    /** The last one of the page before; whoever took it meanwhile left its place readable. */
    private static Ticket last(Cursor from) {
        try {
            return Ticket.<Ticket> findByIdOptional(UUID.fromString(from.part(0))).orElseThrow(IllegalArgumentException::new);
        } catch (IllegalArgumentException notOurs) {
            throw new Problem(422, "invalid", "Some of this cannot be accepted").at("/cursor", "cursor",
                    "is not one that we gave");
        }
    }

    @Transactional
    List<QueueView.Bell> ringing() {
        return bells();
    }

    private static long inLane(int lane) {
        return Ticket.count("state = ?1 and lane = ?2", Ticket.State.WAITING, lane);
    }

    private static List<QueueView.Row> rows(List<Ticket> tickets, Instant now) {
        return tickets.stream().map(t -> QueueView.Row.of(t, now)).toList();
    }

    private List<QueueView.Due> promises(Instant now) {
        return Promise.open(FEW).stream().map(p -> new QueueView.Due(p.ticket, p.id, cipher.open(p.sealedText), p.dueAt,
                Agents.name(p.madeBy), p.dueAt.isBefore(now), p.lateDueAt)).toList();
    }

    private static List<QueueView.Bell> bells() {
        return Alert.unseen().stream().map(a -> new QueueView.Bell(a.id, a.ticket, a.summary, a.raisedAt,
                "DRILL".equals(a.mode))).toList();
    }
}
