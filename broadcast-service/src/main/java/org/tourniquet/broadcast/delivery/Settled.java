package org.tourniquet.broadcast.delivery;

import java.time.Duration;
import java.util.UUID;

/**
 * What is to be written about one attempt.
 *
 * @param state where the delivery goes from here
 * @param pause until it may be tried again; null where it may not
 * @param untouched it was put back before anything was handed over: the attempt does not count
 * @param noSuchAddress nothing is sent to its address any more
 */
record Settled(UUID delivery, UUID attempt, Errand errand, DeliveryState state, String reason, String externalId,
        Duration pause, boolean untouched, boolean noSuchAddress) {

    /** Decides from the type of the outcome, and from it alone. */
    static Settled of(Claim.Claimed claimed, Outcome outcome, RetrySchedule schedule) {
        return switch (outcome) {
            case Outcome.Accepted(String externalId) -> to(claimed, DeliveryState.ACCEPTED, null, externalId, null);
            case Outcome.Refused(String reason) -> to(claimed, DeliveryState.FAILED, reason, null, null);
            case Outcome.NoSuchAddress(String reason) ->
                new Settled(claimed.id(), claimed.attempt(), claimed.errand(), DeliveryState.FAILED, reason, null, null, false,
                        true);
            case Outcome.OptedOut() -> to(claimed, DeliveryState.SUPPRESSED, "opted out", null, null);
            case Outcome.Down(String reason, boolean _) ->
                new Settled(claimed.id(), claimed.attempt(), claimed.errand(), DeliveryState.QUEUED,
                        reason, null, Duration.ofSeconds(1), true, false);
            case Outcome.Unclear(String reason) -> to(claimed, DeliveryState.UNKNOWN, reason, null, null);
            // the account's trouble is not this message's: it waits with the account and keeps its tries
            case Outcome.TryLater(String reason, Duration after, boolean account) when account -> new Settled(claimed.id(),
                    claimed.attempt(), claimed.errand(), DeliveryState.QUEUED, reason, null,
                    after == null ? Duration.ofSeconds(1) : after, true, false);
            case Outcome.TryLater(String reason, Duration after, boolean _) -> onceMore(claimed, reason, after, schedule);
            case Outcome.BrokenOff(String reason) -> onceMore(claimed, reason, null, schedule);
        };
    }

    private static Settled onceMore(Claim.Claimed claimed, String reason, Duration after, RetrySchedule schedule) {
        return schedule.after(claimed.attempts(), after, claimed.stillTrue())
                .map(pause -> to(claimed, DeliveryState.QUEUED, reason, null, pause))
                .orElseGet(() -> to(claimed, DeliveryState.FAILED, reason, null, null));
    }

    /** Back in the queue, as if it had never been taken. */
    static Settled untouched(Claim.Claimed claimed) {
        return new Settled(claimed.id(), claimed.attempt(), claimed.errand(), DeliveryState.QUEUED, null, null, Duration.ZERO,
                true, false);
    }

    private static Settled to(Claim.Claimed claimed, DeliveryState state, String reason, String externalId,
            Duration pause) {
        return new Settled(claimed.id(), claimed.attempt(), claimed.errand(), state, reason, externalId, pause, false, false);
    }

    /** Whether nobody has it: what was booked for it may be spent on others. */
    boolean notTaken() {
        return state == DeliveryState.QUEUED || state == DeliveryState.FAILED || state == DeliveryState.SUPPRESSED;
    }
}
