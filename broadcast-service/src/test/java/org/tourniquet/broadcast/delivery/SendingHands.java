package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.tourniquet.broadcast.audience.Medium;

/** The processes of a run that claim deliveries and hand them to a provider with moods; they crash now and then. */
final class SendingHands {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Random random;
    private final Town town;
    private final Reference reference;
    private final Receivers receivers;
    private final Consumer<String> story;
    private final Claim claim;
    private final Outcomes outcomes;
    private final RetrySchedule schedule;
    /** In hand, and which of it the database's clock has been moved under. */
    private final List<Claim.Claimed> inHand = new ArrayList<>();
    private final Set<UUID> steppedSince = new HashSet<>();

    SendingHands(Random random, Town town, Reference reference, Receivers receivers, Consumer<String> story) {
        this.random = random;
        this.town = town;
        this.reference = reference;
        this.receivers = receivers;
        this.story = story;
        claim = town.claim();
        outcomes = new Outcomes(town.database, Town.unbounded());
        schedule = new RetrySchedule(List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO), random);
    }

    /** Ids come in any order, twice, long sent, and to two instances at the same moment. */
    void take(boolean byTwo) {
        settleTime();
        List<UUID> ids = new ArrayList<>(town.deliveries("true").stream().filter(_ -> random.nextInt(3) > 0).toList());
        ids.addAll(ids.subList(0, ids.size() / 2));
        Collections.shuffle(ids, random);
        List<Claim.Claimed> claimed = new ArrayList<>();
        if (byTwo) {
            var other = CompletableFuture.supplyAsync(() -> claim.take(ids, LEASE, "texts"));
            claimed.addAll(claim.take(ids, LEASE, "texts"));
            claimed.addAll(other.join());
        } else {
            claimed.addAll(claim.take(ids, LEASE, "texts"));
        }
        story.accept((byTwo ? "two claim " : "claim ") + claimed.size());
        Set<UUID> mayBeTaken = reference.rows.values().stream().filter(row -> ids.contains(row.id))
                .filter(reference::claimable).map(row -> row.id).collect(Collectors.toSet());
        assertEquals(mayBeTaken.size(), claimed.size(), "how many were claimed");
        assertEquals(mayBeTaken, claimed.stream().map(Claim.Claimed::id).collect(Collectors.toSet()), "what was claimed");
        claimed.forEach(one -> reference.claimed(reference.byId(one.id()), one.attempt()));
        reference.leftOver(ids);
        claimed.forEach(one -> receivers.attempt(one.attempt(), reference.byId(one.id()).asked));
        inHand.addAll(claimed);
    }

    /** Retries are due at once, so that a run is short. */
    private void settleTime() {
        town.run("update delivery set due_at = now() where notice_id = ? and state = 'QUEUED'", town.notice);
    }

    void handOver() {
        if (!inHand.isEmpty())
            handOver(inHand.remove(random.nextInt(inHand.size())));
    }

    /** The last look may be a second old, so what was just paused may still leave. */
    private void handOver(Claim.Claimed one) {
        boolean goes = reference.notice.equals("SENDING") && !reference.killed || random.nextBoolean();
        written(goes ? Settled.of(one, provider(one), schedule) : Settled.untouched(one));
    }

    private void written(Settled settled) {
        story.accept("outcome " + settled.state());
        outcomes.write(List.of(settled));
        reference.outcome(settled);
    }

    /** The provider's mood; what it took stands with the receivers whether or not it says so. */
    private Outcome provider(Claim.Claimed one) {
        return switch (random.nextInt(10)) {
            case 9 -> new Outcome.BrokenOff("in its middle");
            case 8 -> new Outcome.Down("not there", false);
            case 0 -> new Outcome.Refused("the mailbox is full");
            case 1 -> Outcome.TryLater.message("busy");
            case 2 -> Outcome.TryLater.account("too fast", Duration.ZERO);
            case 3 -> new Outcome.Unclear("lost the answer to " + receivers.arrive(one));
            case 4 -> new Outcome.Unclear("lost the question");
            case 5 -> one.errand().medium() == Medium.SMS ? new Outcome.OptedOut()
                    : new Outcome.Accepted(receivers.arrive(one));
            default -> new Outcome.Accepted(receivers.arrive(one));
        };
    }

    /** Some of what was in hand had been handed over when the process died; its leases run out. */
    void crash() {
        story.accept("crash");
        inHand.forEach(one -> {
            if (random.nextBoolean())
                receivers.arrive(one);
        });
        inHand.clear();
        town.run("update delivery set lease_until = now() - interval '1 second' where notice_id = ? and state = 'SENDING'",
                town.notice);
        reference.leasesRunOut();
    }

    /** A clock does not step twice while a message is in hand: what had been is handed over or put back first. */
    void clockSteps() {
        if (inHand.stream().anyMatch(one -> steppedSince.contains(one.attempt())))
            empty();
        inHand.forEach(one -> steppedSince.add(one.attempt()));
    }

    void empty() {
        while (!inHand.isEmpty())
            if (random.nextBoolean())
                handOver();
            else
                written(Settled.untouched(inHand.removeLast()));
    }

    /** The provider is in its best mood and takes it all. */
    void allIsAccepted() {
        while (!inHand.isEmpty()) {
            Claim.Claimed one = inHand.removeLast();
            written(Settled.of(one, new Outcome.Accepted(receivers.arrive(one)), schedule));
        }
    }
}
