package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.OneAtATime;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Calls the managers before a promised update falls due: a person knows before customers are told that it is late. */
@ApplicationScoped
class PromiseWatch {
    static final String CALLED = "called for the promised update";
    /** Enough to write three sentences and have them approved. */
    private static final Duration BEFORE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final OnCall onCall;
    private final Event<StaffPageRequested> pages;
    private final AuditTrail audit;
    private final Clock clock;
    private final String home;
    private final ZoneId zone;
    private final Rounds rounds;

    PromiseWatch(OnCall onCall, Event<StaffPageRequested> pages, AuditTrail audit, OneAtATime oneAtATime, Clock clock,
            @ConfigProperty(name = "tourniquet.urls.broadcast") String home,
            @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone) {
        this.onCall = onCall;
        this.pages = pages;
        this.audit = audit;
        this.clock = clock;
        this.home = home;
        this.zone = zone;
        this.rounds = new Rounds("promise watch", PAUSE, () -> {
            oneAtATime.run("promise-watch", () -> QuarkusTransaction.requiringNew().run(this::look));
            return false;
        });
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    /** Those who may approve are called, once for each promise: the trail remembers it. */
    void look() {
        Instant soon = clock.instant().plus(BEFORE);
        for (Incident incident : Incident.running())
            Announced.promising(incident.id()).filter(notice -> notice.nextUpdateAt().isBefore(soon))
                    .filter(notice -> audit.of("notice", notice.id()).stream().noneMatch(entry -> entry.verb().equals(CALLED)))
                    .ifPresent(notice -> call(incident, notice));
    }

    private void call(Incident incident, Notice notice) {
        String at = DateTimeFormatter.ofPattern("HH:mm").format(notice.nextUpdateAt().atZone(zone));
        for (Colleague one : onDuty())
            pages.fire(new StaffPageRequested(one.username(), "Update promised for " + at + ": " + incident.title(),
                    "People were promised an update on \"%s\" by %s, and it is not out yet.".formatted(incident.title(), at),
                    home + "/console/incidents/" + incident.id(), notice.mode()));
        audit.recordAs(AuditTrail.SYSTEM, CALLED, "notice", notice.id(), at);
    }

    /** Who may approve and is on duty as the directory's roster has it now; all who may approve where none of them is. */
    private List<Colleague> onDuty() {
        List<Colleague> managers = onCall.order(clock.instant()).stream().filter(Colleague::approves).toList();
        List<Colleague> duty = managers.stream().filter(Colleague::onCall).toList();
        return duty.isEmpty() ? managers : duty;
    }
}
