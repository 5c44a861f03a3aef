package org.tourniquet.broadcast.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jboss.logging.Logger;
import org.tourniquet.broadcast.audience.Medium;

/**
 * One provider account as this instance uses it: how many messages may be in hand and handed over at once, per lane, and what
 * its answers say about its health.
 */
final class Account {
    private static final Logger LOG = Logger.getLogger(Account.class);
    /** Connections that bulk never takes, so that an urgent message finds one free. */
    private static final int FOR_URGENT = 4;
    /** Nobody waits longer for a provider that names a silly time. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);
    private static final Duration TO_THE_NEXT = Duration.ofSeconds(1);

    /** One lane's share. */
    record Share(Semaphore places, Semaphore hands, int claimAtMost) {
        private static Share of(int connections) {
            return new Share(new Semaphore(2 * connections, true), new Semaphore(connections, true), connections);
        }

        /** Up to so many places, at once; 0 when none is free. */
        int take(int wanted) {
            int places = Math.min(wanted, claimAtMost);
            while (places > 0 && !places().tryAcquire(places))
                places /= 2;
            return places;
        }

        void awaitOne() throws InterruptedException {
            if (places.tryAcquire(25, TimeUnit.MILLISECONDS))
                places.release();
        }
    }

    private final Sender sender;
    private final Breaker breaker;
    private final Allowance allowance;
    private final Measured measured;
    private final boolean alone;
    private final Share urgent;
    private final Share bulk;
    private final AtomicInteger slowedDown = new AtomicInteger();
    private final Map<UUID, Long> unanswered = new ConcurrentHashMap<>();
    private volatile long lastAnswer = System.nanoTime();
    private volatile boolean troubled = true;

    /** @param alone no other account serves its medium */
    Account(Sender sender, Allowance allowance, Breaker breaker, Measured measured, boolean alone) {
        this.sender = sender;
        this.allowance = allowance;
        this.breaker = breaker;
        this.measured = measured;
        this.alone = alone;
        this.urgent = Share.of(FOR_URGENT);
        this.bulk = Share.of(Math.max(1, sender.limits().connections() - FOR_URGENT));
    }

    Share share(Lane lane) {
        return lane == Lane.URGENT ? urgent : bulk;
    }

    Medium medium() {
        return sender.medium();
    }

    String name() {
        return sender.name();
    }

    int rate() {
        return sender.limits().rate();
    }

    /** Leave to send up to so many now. */
    int draw(int wanted, Lane lane) {
        Allowance.Leave leave = allowance.draw(name(), rate(), wanted, lane == Lane.URGENT);
        if (leave.probe())
            troubled = true;
        return leave.messages();
    }

    void giveBack(int unused) {
        if (unused > 0)
            allowance.giveBack(name(), rate(), unused);
    }

    /** Hands over and listens to how the account does. */
    Outcome send(Envelope envelope, LiveApproval approval) {
        long began = System.nanoTime();
        unanswered.put(envelope.attempt(), began);
        Outcome outcome;
        try {
            outcome = sender.send(envelope, approval);
        } finally {
            unanswered.remove(envelope.attempt());
        }
        measured.note(name(), outcome, System.nanoTime() - began);
        try {
            return heard(outcome);
        } catch (RuntimeException notNoted) {
            // how the account does is not what became of the message: that is known, and stays what it is
            troubled = true;
            LOG.warnf("what account %s said could not be noted: %s", name(), notNoted.getMessage());
            return outcome;
        }
    }

    private Outcome heard(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Unclear unclear -> failed(unclear, unclear.reason(), false);
            case Outcome.Down down -> failed(down, down.reason(), down.personNeeded());
            case Outcome.BrokenOff broken -> failed(broken, broken.reason(), false);
            case Outcome.TryLater later when later.account() -> slowDown(later);
            case Outcome.TryLater later -> answered(later);
            case Outcome.Accepted accepted -> answered(accepted);
            case Outcome.Refused refused -> answered(refused);
            case Outcome.NoSuchAddress wrong -> answered(wrong);
            case Outcome.OptedOut optedOut -> answered(optedOut);
        };
    }

    private Outcome failed(Outcome outcome, String why, boolean atOnce) {
        troubled = true;
        breaker.failed(name(), why, atOnce);
        return outcome;
    }

    /**
     * As many messages side by side as an urgent notice has in hand, without an answer to any message since: it is mute, and
     * nobody waits until the time of each is up, and then of the next ones.
     */
    void look(Duration muteAfter) {
        long latest = System.nanoTime() - muteAfter.toNanos();
        List<UUID> mute = unanswered.entrySet().stream()
                .filter(one -> one.getValue() - latest <= 0 && one.getValue() - lastAnswer > 0).map(Map.Entry::getKey).toList();
        if (mute.size() < FOR_URGENT)
            return;
        breaker.mute(name(), mute.size());
        troubled = true;
        mute.forEach(unanswered::remove);
    }

    private Outcome answered(Outcome outcome) {
        lastAnswer = System.nanoTime();
        slowedDown.set(0);
        if (troubled) {
            troubled = false;
            breaker.answered(name());
        }
        return outcome;
    }

    /** The account rests as long as asked; the message need not, where another account can take it. */
    private Outcome slowDown(Outcome.TryLater later) {
        lastAnswer = System.nanoTime();
        Duration rest = later.after() == null ? rest(slowedDown.incrementAndGet()) : later.after();
        rest = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
        if (troubled)
            breaker.answered(name());
        allowance.pause(name(), rest, later.reason());
        return Outcome.TryLater.account(later.reason(), alone ? rest : TO_THE_NEXT);
    }

    /** One second, two, four, … but a provider that named no time is asked again within half a minute. */
    private static Duration rest(int inARow) {
        return Duration.ofSeconds(Math.min(20, 1L << Math.min(5, inARow / 10)));
    }
}
