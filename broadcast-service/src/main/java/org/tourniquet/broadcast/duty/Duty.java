package org.tourniquet.broadcast.duty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.tourniquet.broadcast.notice.Colleague;
import org.tourniquet.broadcast.notice.OnCall;
import org.tourniquet.broadcast.notice.StaffPageRequested;
import org.tourniquet.kit.edge.OneAtATime;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Calls the person on duty once for each alert, and the next one after three minutes, until somebody has looked. */
@ApplicationScoped
class Duty {
    private static final Logger LOG = Logger.getLogger(Duty.class);
    private static final Map<String, String> DANGER = Map.of("RED_FLAG", "Somebody may be in danger of life", "WORDS_OF_DANGER",
            "Somebody writes of danger");
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final OnCall onCall;
    private final DutyConfig config;
    private final Event<StaffPageRequested> pages;
    private final Clock clock;
    private final String desk;
    private final Rounds rounds;
    private boolean complained;

    Duty(OnCall onCall, DutyConfig config, Event<StaffPageRequested> pages, OneAtATime oneAtATime, Clock clock,
            @ConfigProperty(name = "tourniquet.urls.triage") String desk) {
        this.onCall = onCall;
        this.config = config;
        this.pages = pages;
        this.clock = clock;
        this.desk = desk;
        this.rounds = new Rounds("duty", PAUSE, () -> {
            oneAtATime.run("duty", () -> look(clock.instant()));
            complain();
            return false;
        });
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    /** Said once: when nobody would be called, neither by the roster nor by the settings. */
    private void complain() {
        boolean nobody = order().isEmpty();
        if (nobody && !complained)
            LOG.warn("nobody is called when somebody may be in danger: enter them into the directory's roster, or set"
                    + " tourniquet.staff.NAME.duty=1 for who is first");
        complained = nobody;
    }

    /** Once for each alert, however often it is told. */
    @Transactional
    void raised(AlertRaised event) {
        StaffAlert known = StaffAlert.locked(event.id());
        if (known != null) {
            if (known.seenAt == null)
                known.seenAt = event.seenAt();
            return;
        }
        if (!DANGER.containsKey(event.kind()))
            return; // a late promise rings at the desk
        Instant now = clock.instant();
        StaffAlert alert = StaffAlert.of(event, now);
        boolean stale = event.raisedAt().isBefore(now.minus(config.worth()));
        if (stale)
            alert.called = Integer.MAX_VALUE;
        alert.persist();
        callNext(alert, now);
    }

    /** Those whom nobody has looked at for too long. */
    void look(Instant now) {
        List<UUID> unseen = QuarkusTransaction.requiringNew().call(() -> StaffAlert.unseen(now));
        unseen.forEach(id -> QuarkusTransaction.requiringNew().run(() -> callNext(StaffAlert.locked(id), now)));
    }

    private void callNext(StaffAlert alert, Instant now) {
        List<String> order = order();
        if (alert.seenAt != null)
            return;
        if (alert.called >= order.size()) {
            alert.nextAt = null;
            return;
        }
        pages.fire(page(order.get(alert.called), alert));
        alert.called++;
        alert.nextAt = alert.called < order.size() ? now.plus(config.next()) : null;
    }

    private StaffPageRequested page(String username, StaffAlert alert) {
        String what = DANGER.get(alert.kind);
        String text = what + " and needs a human now." + (alert.called == 0 ? "" : " Nobody has looked yet.")
                + "\nWhoever takes the story or ticks the alert off at the desk ends these calls.";
        return new StaffPageRequested(username, what, text, desk + "/tickets/" + alert.ticket, alert.mode);
    }

    private List<String> order() {
        return onCall.order(clock.instant()).stream().filter(Colleague::onCall).map(Colleague::username).toList();
    }
}
