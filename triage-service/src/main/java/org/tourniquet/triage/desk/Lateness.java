package org.tourniquet.triage.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.triage.assessment.Said;
import org.tourniquet.triage.assessment.When;
import org.tourniquet.triage.protocol.Urgency;

/**
 * Promises that cannot be kept: the person hears it once, with the new time, before it passes where the pace of the desk
 * shows it. Nobody's place changes. Who is RED gets no such message: their bell rings already, and it would be in the way.
 */
@ApplicationScoped
class Lateness {

    /** Rounds follow each other soon; a flood of them leaves room for what agents write. */
    private static final int AT_ONCE = 100;
    private static final Duration STEP = Duration.ofMinutes(5);
    static final String BROKEN = "A promise to a person has passed its time.";

    private final Receipt receipt;
    private final Pace pace;
    private final DeskConfig config;
    private final Clock clock;
    private final ZoneId zone;

    Lateness(Receipt receipt, Pace pace, DeskConfig config, Clock clock,
            @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone) {
        this.receipt = receipt;
        this.pace = pace;
        this.config = config;
        this.clock = clock;
        this.zone = zone;
    }

    /** Who waits and has to hear it: past the promise, or so near to it that the pace shows it will pass. */
    @Transactional
    List<UUID> waiting() {
        Instant now = clock.instant();
        var late = new ArrayList<UUID>();
        for (Ticket t : Tickets.mayBeLate(now.plus(config.lateAhead()), AT_ONCE))
            if (t.promisedFor().isBefore(now) || foreseen(t, now))
                late.add(t.id);
        return late;
    }

    /** Only for those whom a few minutes do not endanger; for ORANGE everything is still done to be in time. */
    private boolean foreseen(Ticket ticket, Instant now) {
        if (ticket.urgency.atLeast(Urgency.ORANGE))
            return false;
        Integer minutes = pace.minutes(ticket.before() + 1, now);
        return minutes != null && now.plus(Duration.ofMinutes(minutes)).isAfter(ticket.promisedFor().plus(STEP));
    }

    @Transactional
    void tellWaiting(UUID id) {
        Instant now = clock.instant();
        Ticket ticket = Desk.known(id);
        if (ticket.state != Ticket.State.WAITING || ticket.lateToldAt != null)
            return;
        boolean passed = ticket.promisedFor().isBefore(now);
        ticket.later(newTime(ticket, now), now);
        tell(ticket, OwnStory.words(ticket.language).late_human(ticket.passport, say(ticket, ticket.lateDueAt, now),
                receipt.link(ticket)), ticket.lateDueAt, now);
        if (passed && ticket.urgency == Urgency.ORANGE)
            Alert.raise(ticket, Alert.Kind.PROMISE_LATE, BROKEN, now);
    }

    /** By the pace of the last hour; without one, when only RED can still pass them. */
    private Instant newTime(Ticket ticket, Instant now) {
        Integer minutes = pace.minutes(ticket.before() + 1, now);
        Instant guarded = Place.overdueFrom(ticket.urgency, ticket.arrivedAt);
        Instant likely = minutes != null ? now.plus(Duration.ofMinutes(minutes)) : guarded;
        Instant least = now.isAfter(ticket.promisedFor()) ? now.plus(STEP) : ticket.promisedFor().plus(STEP);
        return round(likely.isAfter(least) ? likely : least.plus(STEP));
    }

    @Transactional
    List<UUID> promised() {
        return Promise.passed(clock.instant(), AT_ONCE).stream().map(p -> p.id).toList();
    }

    /** What an agent promised for a time that is over; the bell rings until somebody sees to it. */
    @Transactional
    void tellPromised(UUID id) {
        Instant now = clock.instant();
        Promise promise = Promise.findById(id);
        if (promise == null || promise.keptAt != null || promise.lateToldAt != null)
            return;
        Ticket ticket = Desk.known(promise.ticket);
        promise.later(round(now.plus(config.lateAnswer())), now);
        Alert.raise(ticket, Alert.Kind.PROMISE_LATE, BROKEN, now);
        if (ticket.urgency != Urgency.RED)
            tell(ticket, OwnStory.words(ticket.language).late_promise(ticket.passport, say(ticket, promise.dueAt, now),
                    say(ticket, promise.lateDueAt, now), receipt.link(ticket)), promise.lateDueAt, now);
    }

    private void tell(Ticket ticket, String words, Instant until, Instant now) {
        receipt.tell(ticket, words, now);
        Moment.of(ticket, Moment.Kind.TOLD_LATE, null, new When(zone, now).say(until, Said.of("en")), now);
    }

    private String say(Ticket ticket, Instant at, Instant now) {
        return new When(zone, now).say(at, Said.of(ticket.language));
    }

    /** A round time is easier to remember, and never earlier than meant. */
    private static Instant round(Instant at) {
        long step = STEP.toSeconds();
        return Instant.ofEpochSecond(Math.ceilDiv(at.getEpochSecond(), step) * step);
    }
}
