package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.OneAtATime;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Calls the approver on duty when a notice was handed in, and the next one after three minutes while nobody has it open; round
 * by round, so that a phone that was out of reach rings again. Never who wrote it.
 */
@ApplicationScoped
class ApprovalCalls {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** After so many calls to each of them, silence has another reason than a missed one. */
    private static final int ROUNDS = 3;

    /** What both sides see: who was called when, who looks now, and when the next one is called. */
    @TemplateData
    public record View(List<ApprovalCall> calls, List<String> looking, Instant nextAt, boolean waiting, boolean fallback) {
        /** Called, and nobody is left to call. */
        public boolean exhausted() {
            return waiting && nextAt == null && looking.isEmpty();
        }
    }

    private final OnCall onCall;
    private final Looks looks;
    private final Staff staff;
    private final Event<StaffPageRequested> pages;
    private final NoticeConfig config;
    private final String home;
    private final Clock clock;
    private final Rounds rounds;

    ApprovalCalls(OnCall onCall, Looks looks, Staff staff, Event<StaffPageRequested> pages, NoticeConfig config,
            OneAtATime oneAtATime, @ConfigProperty(name = "tourniquet.urls.broadcast") String home, Clock clock) {
        this.onCall = onCall;
        this.looks = looks;
        this.staff = staff;
        this.pages = pages;
        this.config = config;
        this.home = home;
        this.clock = clock;
        this.rounds = new Rounds("approval calls", PAUSE, () -> {
            oneAtATime.run("approval-calls", () -> look(clock.instant()));
            return false;
        });
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    /** The first one is called at once. */
    void asked(@Observes ApprovalAsked asked) {
        Notice notice = asked.notice();
        callNext(ApprovalWatch.begun(notice.id(), notice.submittedAt()), notice, clock.instant());
    }

    /** Those whom nobody has opened for too long. */
    void look(Instant now) {
        List<UUID> due = QuarkusTransaction.requiringNew().call(() -> ApprovalWatch.due(now));
        due.forEach(id -> QuarkusTransaction.requiringNew().run(() -> {
            // the notice first, as everybody does who changes both
            Notice notice = Drafting.locked(id);
            callNext(ApprovalWatch.locked(id), notice, now);
        }));
    }

    /** Somebody has it open: another one's look moves the next call away, the author's own does not. */
    @Transactional
    View seen(UUID id, String who) {
        Instant now = clock.instant();
        Notice notice = Drafting.locked(id);
        ApprovalWatch watch = ApprovalWatch.locked(id);
        if (watch == null || notice.state() != NoticeState.SUBMITTED)
            return view(notice);
        Instant since = looks.seen(id, who, watch.askedAt, now);
        // a page that was forgotten open must not keep the others asleep
        boolean awake = since.plus(config.nextCall().multipliedBy(ROUNDS)).isAfter(now);
        if (watch.nextAt != null && awake && mayApprove(notice, who))
            watch.nextAt = now.plus(config.nextCall());
        return view(notice);
    }

    View view(Notice notice) {
        ApprovalWatch watch = ApprovalWatch.findById(notice.id());
        if (watch == null)
            return new View(List.of(), List.of(), null, false, false);
        boolean waiting = notice.state() == NoticeState.SUBMITTED;
        return new View(ApprovalCall.of(notice.id(), watch.askedAt),
                waiting ? looks.now(notice.id(), clock.instant()).stream().map(staff::name).toList() : List.of(),
                waiting ? watch.nextAt : null, waiting, !onCall.rosterHeard());
    }

    private void callNext(ApprovalWatch watch, Notice notice, Instant now) {
        if (notice.state() != NoticeState.SUBMITTED) {
            watch.endedAt = now;
            watch.nextAt = null;
            return;
        }
        List<Colleague> order = onCall.approversBut(now, notice.author(), notice.lastEditor());
        if (watch.called >= order.size() * ROUNDS) {
            watch.nextAt = null;
            return;
        }
        Colleague next = order.get(watch.called % order.size());
        pages.fire(page(next, notice, watch.called > 0));
        new ApprovalCall(notice.id(), next, now).persist();
        watch.called++;
        watch.nextAt = watch.called < order.size() * ROUNDS ? now.plus(config.nextCall()) : null;
    }

    private static boolean mayApprove(Notice notice, String who) {
        return !who.equals(notice.author()) && !who.equals(notice.lastEditor());
    }

    private StaffPageRequested page(Colleague to, Notice notice, boolean again) {
        Incident incident = Incident.findById(notice.incident());
        String subject = "Please approve: " + notice.purpose().label() + ", " + incident.title();
        String text = "%s asks you to approve \"%s\" (%s) to %,d people.%s".formatted(staff.name(notice.author()),
                notice.purpose().label(), incident.title(), notice.people(), again ? " Nobody has opened it yet." : "");
        return new StaffPageRequested(to.username(), subject, text, home + "/notices/" + notice.id() + "/approval",
                notice.mode());
    }
}
