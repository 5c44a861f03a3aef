package org.tourniquet.triage.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;

/** Looks over the whole desk for one agent. */
@ApplicationScoped
class Overview {

    private static final int ROWS = 30;
    private static final int FEW = 8;
    private static final int USUAL_SECONDS = 5;

    private final FieldCipher cipher;
    private final Clock clock;

    Overview(FieldCipher cipher, Clock clock) {
        this.cipher = cipher;
        this.clock = clock;
    }

    @Transactional
    QueueView of(String agent, boolean mayAct) {
        Instant now = clock.instant();
        List<QueueView.Row> waiting = rows(Ticket.waiting(ROWS), now);
        long red = inLane(Place.RED);
        long orange = inLane(Place.ORANGE);
        long due = inLane(Place.DUE);
        return new QueueView(waiting, rows(Ticket.with(agent), now), rows(Ticket.withOthers(agent), now),
                rows(Ticket.lastClosed(FEW), now), promises(now), bells(), red, orange, due,
                red + orange + due - waiting.size(), Message.waitingForBroker(now.minusSeconds(USUAL_SECONDS)), mayAct);
    }

    private static long inLane(int lane) {
        return Ticket.count("state = ?1 and lane = ?2", Ticket.State.WAITING, lane);
    }

    private static List<QueueView.Row> rows(List<Ticket> tickets, Instant now) {
        return tickets.stream().map(t -> QueueView.Row.of(t, now)).toList();
    }

    private List<QueueView.Due> promises(Instant now) {
        return Promise.open(FEW).stream().map(p -> new QueueView.Due(p.ticket, p.id, cipher.open(p.sealedText), p.dueAt,
                Agents.name(p.madeBy), p.dueAt.isBefore(now))).toList();
    }

    private static List<QueueView.Bell> bells() {
        return Alert.unseen().stream().map(a -> new QueueView.Bell(a.id, a.ticket, a.summary, a.raisedAt,
                "DRILL".equals(a.mode))).toList();
    }
}
