package org.tourniquet.triage.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.tourniquet.kit.edge.OneAtATime;
import org.tourniquet.triage.assessment.Silence;
import org.tourniquet.triage.assessment.TextDoor;
import org.tourniquet.triage.library.Library;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Walks the desk: silent people get a ticket, who waited twice the promise moves forward, forgotten replies go back. */
@ApplicationScoped
class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private final Silence silence;
    private final TextDoor texts;
    private final Inbox inbox;
    private final OneAtATime once;
    private final Sweeping sweeping;
    private final Library library;
    private final Lateness lateness;
    private final Helped helped;
    private final AnswerTimes times;
    private final Sealing sealing;
    private final DeskConfig config;
    private final Clock clock;

    Sweep(Silence silence, TextDoor texts, Inbox inbox, OneAtATime once, Sweeping sweeping, Library library, Lateness lateness,
            Helped helped, AnswerTimes times, Sealing sealing, DeskConfig config, Clock clock) {
        this.silence = silence;
        this.texts = texts;
        this.inbox = inbox;
        this.once = once;
        this.sweeping = sweeping;
        this.library = library;
        this.lateness = lateness;
        this.helped = helped;
        this.times = times;
        this.sealing = sealing;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${tourniquet.desk.sweep-every}", skipExecutionIf = Scheduled.ApplicationNotRunning.class, concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void walk() {
        try {
            once.run("triage.sweep", this::round);
        } catch (RuntimeException e) {
            LOG.warnf("the sweep waits for the database: %s", e.getMessage());
        }
    }

    @Scheduled(cron = "0 17 3 * * ?")
    @RunOnVirtualThread
    void forget() {
        once.run("triage.retention", this::forgetWhatIsOver);
    }

    @Scheduled(cron = "0 27 3 * * ?")
    @RunOnVirtualThread
    void sealLeftovers() {
        once.run("triage.sealing", sealing::seal);
    }

    /** Closed stories and the answers behind them; what remains is how many were helped with what. */
    void forgetWhatIsOver() {
        Instant old = clock.instant().minus(silence.retention());
        long tickets = QuarkusTransaction.requiringNew().call(() -> {
            helped.keep(old);
            times.keep(old);
            return Tickets.forgetClosed(old);
        });
        texts.forget(old);
        List<UUID> open = QuarkusTransaction.requiringNew().call(Tickets::assessments);
        LOG.infof("forgot %d closed stories, %d assessments and %d unanswered questions for a story", tickets,
                silence.forget(open), library.forget(silence.retention()));
    }

    void round() {
        sweeping.each("early", inbox::inVain, inbox::handOver);
        sweeping.each("undecided", texts::undecided, texts::decideFor);
        sweeping.pages("silence", silence::urgent, Silence.Silent::id, silence::notice);
        sweeping.pages("silence", silence::calm, Silence.Silent::id, silence::notice);
        sweeping.each("overdue", this::overdue, id -> QuarkusTransaction.requiringNew().run(() -> moveForward(id)));
        sweeping.each("unread", this::unread, id -> QuarkusTransaction.requiringNew().run(() -> giveBack(id)));
        sweeping.each("late", lateness::waiting, lateness::tellWaiting);
        sweeping.each("promise-late", lateness::promised, lateness::tellPromised);
    }

    private List<UUID> overdue() {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew().call(
                () -> Tickets.mayBeOverdue().stream().filter(t -> t.isOverdue(now)).map(t -> t.id).toList());
    }

    private void moveForward(UUID id) {
        Desk.known(id).overdue(clock.instant());
    }

    private List<UUID> unread() {
        Instant then = clock.instant().minus(config.unreadFor());
        return QuarkusTransaction.requiringNew().call(() -> Tickets.unreadSince(then));
    }

    private void giveBack(UUID id) {
        Ticket ticket = Desk.known(id);
        if (ticket.state != Ticket.State.TAKEN)
            return;
        Moment.of(ticket, Moment.Kind.RELEASED, ticket.takenBy, "a reply was not read", clock.instant());
        ticket.release();
    }
}
