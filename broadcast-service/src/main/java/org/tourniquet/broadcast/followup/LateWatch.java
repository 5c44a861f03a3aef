package org.tourniquet.broadcast.followup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.notice.Announced;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.OnCall;
import org.tourniquet.broadcast.notice.StaffPageRequested;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.OneAtATime;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * A promised update is missed: first the person on duty is called; if nobody acts, and only if two managers agreed on it
 * beforehand, those who were promised are told honestly that there is no news yet, and when they hear next.
 */
@ApplicationScoped
class LateWatch {
    static final String CALLED = "called for the missed promise";
    /** Twice told that there is nothing: after that only people are called. */
    private static final int BY_ITSELF = 2;
    private static final Duration HOLD = Duration.ofMinutes(15);

    private final EntityManager database;
    private final LateNotice late;
    private final OnCall onCall;
    private final Event<StaffPageRequested> pages;
    private final AuditTrail audit;
    private final Clock clock;
    private final String home;
    private final ZoneId zone;
    private final Rounds rounds;

    LateWatch(EntityManager database, LateNotice late, OnCall onCall, Event<StaffPageRequested> pages, AuditTrail audit,
            OneAtATime oneAtATime, Clock clock, @ConfigProperty(name = "tourniquet.urls.broadcast") String home,
            @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone) {
        this.database = database;
        this.late = late;
        this.onCall = onCall;
        this.pages = pages;
        this.audit = audit;
        this.clock = clock;
        this.home = home;
        this.zone = zone;
        this.rounds = new Rounds("late watch", Duration.ofSeconds(20), () -> {
            oneAtATime.run("late-watch", () -> look(clock.instant()));
            return false;
        });
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    /** Each missed promise in a transaction of its own, as it looks at this time. */
    void look(Instant now) {
        List<UUID> open = QuarkusTransaction.requiringNew()
                .call(() -> Incident.running().stream().map(Incident::id).toList());
        for (UUID incident : open)
            QuarkusTransaction.requiringNew().run(() -> Announced.promising(incident)
                    .filter(promised -> promised.nextUpdateAt().isBefore(now))
                    .ifPresent(promised -> missed(Incident.findById(incident), promised, now)));
    }

    private void missed(Incident incident, Notice promised, Instant now) {
        int fresh = database.createNativeQuery(
                "insert into missed_promise (notice_id, called_at) values (?1, ?2) on conflict do nothing")
                .setParameter(1, promised.id()).setParameter(2, now).executeUpdate();
        if (fresh > 0)
            call(incident, promised, now);
        LateRule.of(incident.id(), plan(incident.id())).filter(LateRule::approved)
                .filter(rule -> now.isAfter(promised.nextUpdateAt().plus(Duration.ofMinutes(rule.waitMinutes()))))
                .filter(rule -> !acted(incident.id(), promised.id(), now) && repeated(incident.id()) < BY_ITSELF)
                .ifPresent(rule -> late.tell(incident, promised, rule));
    }

    /** Whoever is on duty; with nobody on it, all who may approve. */
    private void call(Incident incident, Notice promised, Instant now) {
        String at = DateTimeFormatter.ofPattern("HH:mm").format(promised.nextUpdateAt().atZone(zone));
        onCall.approversBut(now).stream().limit(onCall.rosterHeard() ? 1 : Integer.MAX_VALUE)
                .forEach(one -> pages.fire(new StaffPageRequested(one.username(),
                        "Promise missed: update of " + at + ", " + incident.title(),
                        "People were promised an update by %s and got none. Write it, or say that you are on it.".formatted(at),
                        home + "/console/incidents/" + incident.id(), promised.mode())));
        audit.recordAs(AuditTrail.SYSTEM, CALLED, "notice", promised.id(), at);
    }

    /** An update waits for the second pair of eyes, or somebody said "I am on it" a short while ago. */
    private boolean acted(UUID incident, UUID promised, Instant now) {
        return (Boolean) database.createNativeQuery(
                """
                        select exists (select from notice n where n.incident_id = ?1 and n.state = 'SUBMITTED'
                                   and n.purpose in ('UPDATE', 'FIXED', 'ALL_CLEAR'))
                            or exists (select from missed_promise m where m.notice_id = ?2 and (m.told_by is not null or m.held_until > ?3))""")
                .setParameter(1, incident).setParameter(2, promised).setParameter(3, now).getSingleResult();
    }

    private long repeated(UUID incident) {
        return ((Number) database.createNativeQuery("""
                select count(*) from missed_promise m join notice t on t.id = m.told_by where t.incident_id = ?1
                    and not exists (select from notice n where n.incident_id = ?1 and n.approved_at > t.approved_at
                        and n.id not in (select told_by from missed_promise where told_by is not null)
                        and n.purpose in ('UPDATE', 'FIXED', 'ALL_CLEAR'))""").setParameter(1, incident).getSingleResult())
                .longValue();
    }

    private UUID plan(UUID incident) {
        List<?> plans = database.createNativeQuery("select plan_id from incident_plan where incident_id = ?1", UUID.class)
                .setParameter(1, incident).getResultList();
        return plans.isEmpty() ? null : (UUID) plans.getFirst();
    }

    /** Somebody writes it: nothing goes out by itself for a quarter of an hour. */
    @Transactional
    void held(UUID incident) {
        Announced.promising(incident).ifPresent(promised -> {
            int known = database
                    .createNativeQuery("update missed_promise set held_until = ?2, held_by = ?3 where notice_id = ?1")
                    .setParameter(1, promised.id()).setParameter(2, clock.instant().plus(HOLD))
                    .setParameter(3, audit.signedIn()).executeUpdate();
            if (known > 0)
                audit.record("is on it", "notice", promised.id(), null);
        });
    }
}
