package org.tourniquet.broadcast.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import org.tourniquet.broadcast.audience.Medium;

/**
 * One provider account as this instance uses it: how many messages may be in hand and handed over at once, per lane, and a
 * breaker that rests the account when it keeps failing.
 */
final class Account {
    /** Connections that bulk never takes, so that an urgent message finds one free. */
    private static final int FOR_URGENT = 4;
    private static final int UNCLEAR_IN_A_ROW = 5;
    private static final Duration REST = Duration.ofSeconds(10);

    /** Batches that are taken in hand side by side; a hundred at once would get the places, and the claims, one by one. */
    private static final int BATCHES = 2;

    /** One lane's share. */
    record Share(Semaphore turns, Semaphore places, Semaphore hands, int claimAtMost) {
        private static Share of(int connections) {
            return new Share(new Semaphore(BATCHES, true), new Semaphore(2 * connections, true),
                    new Semaphore(connections, true), connections);
        }
    }

    private final Medium medium;
    private final Sender sender;
    private final Allowance allowance;
    private final Share urgent;
    private final Share bulk;
    private final AtomicInteger unclear = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    Account(Medium medium, Sender sender, Allowance allowance, int connections) {
        this.medium = medium;
        this.sender = sender;
        this.allowance = allowance;
        this.urgent = Share.of(FOR_URGENT);
        this.bulk = Share.of(Math.max(1, connections - FOR_URGENT));
    }

    Share share(Lane lane) {
        return lane == Lane.URGENT ? urgent : bulk;
    }

    Medium medium() {
        return medium;
    }

    /** Hands over and listens to how the account does. */
    Outcome send(Envelope envelope, LiveApproval approval) {
        Outcome outcome = sender.send(envelope, approval);
        switch (outcome) {
            case Outcome.TryLater(String reason, Duration after, boolean account) when account -> allowance.pause(medium,
                    after != null ? after : rest(failures.incrementAndGet()), reason);
            case Outcome.Unclear(String reason) when unclear.incrementAndGet() >= UNCLEAR_IN_A_ROW -> {
                unclear.set(0);
                allowance.pause(medium, REST, reason);
            }
            case Outcome.Unclear _ -> {
            }
            default -> {
                unclear.set(0);
                failures.set(0);
            }
        }
        return outcome;
    }

    /** One second, two, four, … but a sick provider is asked again within half a minute. */
    private static Duration rest(int inARow) {
        return Duration.ofSeconds(Math.min(20, 1L << Math.min(5, inARow / 10)));
    }
}
