package org.tourniquet.directory.roster;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.tourniquet.kit.edge.Outbox;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** Tells the others who is on duty: the whole roster, at once when it changed, and again until the broker has it. */
@ApplicationScoped
class RosterRelay implements Outbox.Rows<RosterVersion> {
    private final Clock clock;
    private final Rounds rounds;

    RosterRelay(@Channel("duty-changed") MutinyEmitter<String> topic, Outbox outbox, Clock clock) {
        this.clock = clock;
        this.rounds = outbox.rounds(DutyChanged.TYPE, topic, this);
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    void atOnce(@Observes(during = TransactionPhase.AFTER_SUCCESS) RosterBook.Touched touched) {
        rounds.nudge();
    }

    @Override
    public List<RosterVersion> waiting(int atMost) {
        return RosterVersion.untold();
    }

    @Override
    public Outbox.Event event(RosterVersion roster) {
        return new Outbox.Event(DutyChanged.ROSTER + "/" + roster.version, DutyChanged.ROSTER, roster.changedAt,
                DutyChanged.of(roster.version, roster.changedAt, Member.inOrder(),
                        Shift.ahead(clock.instant()).stream().map(Shift::hours).toList()));
    }

    @Override
    public void told(List<RosterVersion> rosters) {
        rosters.forEach(roster -> RosterVersion.told(roster.version));
    }
}
