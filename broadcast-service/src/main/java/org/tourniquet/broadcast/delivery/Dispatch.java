package org.tourniquet.broadcast.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.kit.edge.Patience;

import io.quarkus.runtime.ShutdownEvent;

/**
 * Turns ids into outcomes: draws leave from the account, claims no more than it has hands for, writes and hands over each
 * message, and records what came of it. Ids that cannot be claimed are dropped: they are offered again when they can.
 */
@ApplicationScoped
class Dispatch {
    private static final Logger LOG = Logger.getLogger(Dispatch.class);

    private final DeliveryConfig config;
    private final Claim claim;
    private final Envelopes envelopes;
    private final OutcomeQueue outcomes;
    private final Brake brake;
    private final Providers providers;
    private final Patience patience;
    private final RetrySchedule schedule;
    private final ExecutorService hands = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("hand-", 0).factory());
    private volatile boolean stopping;

    Dispatch(DeliveryConfig config, Claim claim, Envelopes envelopes, OutcomeQueue outcomes, Brake brake,
            Providers providers, Patience patience) {
        this.config = config;
        this.claim = claim;
        this.envelopes = envelopes;
        this.outcomes = outcomes;
        this.brake = brake;
        this.providers = providers;
        this.patience = patience;
        this.schedule = new RetrySchedule(config.retry(), RandomGenerator.getDefault());
    }

    /** Nothing more is taken in hand; what is in hand and not yet handed over goes back. */
    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    /** Sends what may be sent of these, and returns when every outcome is written. */
    void dispatch(Medium medium, Lane lane, List<UUID> ids) throws InterruptedException {
        List<CompletableFuture<Void>> written;
        providers.turns(medium, lane).acquire();
        try {
            written = takeInHand(medium, lane, stopping ? List.of() : patience.until(() -> claim.waiting(ids)));
        } finally {
            providers.turns(medium, lane).release();
        }
        written.forEach(CompletableFuture::join);
    }

    private List<CompletableFuture<Void>> takeInHand(Medium medium, Lane lane, List<UUID> ids) throws InterruptedException {
        List<CompletableFuture<Void>> written = new ArrayList<>(ids.size());
        for (int from = 0; from < ids.size();) {
            Providers.Leave leave = providers.reserve(medium, lane, ids.size() - from,
                    (account, places) -> patience.until(() -> account.draw(places, lane)), () -> stopping);
            if (leave == null)
                break;
            Account account = leave.account();
            List<Claim.Claimed> claimed = claim(ids.subList(from, from + leave.messages()), account);
            account.giveBack(leave.messages() - claimed.size());
            account.share(lane).places().release(leave.messages() - claimed.size());
            for (Claim.Claimed one : claimed)
                written.add(CompletableFuture.supplyAsync(() -> handOver(account, lane, one), hands)
                        .thenCompose(outcomes::add).whenComplete((_, _) -> account.share(lane).places().release()));
            from += leave.messages();
        }
        return written;
    }

    private List<Claim.Claimed> claim(List<UUID> ids, Account account) throws InterruptedException {
        return stopping ? List.of() : patience.until(() -> claim.take(ids, config.lease(), account.name()));
    }

    private Settled handOver(Account account, Lane lane, Claim.Claimed claimed) {
        account.share(lane).hands().acquireUninterruptibly();
        try {
            if (!mayStillGo(claimed))
                return Settled.untouched(claimed);
            return Settled.of(claimed, send(account, claimed), schedule);
        } finally {
            account.share(lane).hands().release();
        }
    }

    private Outcome send(Account account, Claim.Claimed claimed) {
        Envelope envelope;
        try {
            envelope = envelopes.of(claimed.errand(), claimed.stillTrue());
        } catch (Envelopes.CannotBeWritten reason) {
            return new Outcome.Refused(reason.getMessage());
        } catch (RuntimeException notNow) {
            LOG.warnf(notNow, "delivery %s could not be written", claimed.id());
            return Outcome.TryLater.message("could not be written");
        }
        try {
            return account.send(envelope, claimed.approval());
        } catch (RuntimeException unforeseen) {
            LOG.errorf(unforeseen, "delivery %s: the sender failed in a way nobody foresaw", claimed.id());
            return new Outcome.Unclear("the sender failed");
        }
    }

    /** Looked at again at the last moment: a process that slept and wakes sends nothing. */
    private boolean mayStillGo(Claim.Claimed claimed) {
        try {
            return !stopping && claimed.age().compareTo(config.lease().dividedBy(2)) < 0 && !claimed.stillTrue().isNegative()
                    && brake.lets(claimed.errand().notice());
        } catch (RuntimeException unreachable) {
            return false;
        }
    }
}
