package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/** Hands a draft to the second pair of eyes, counts whom it is for, and calls the other managers to their phones. */
@ApplicationScoped
class Submission {
    private final StaffConfig staff;
    private final Event<StaffPageRequested> pages;
    private final AuditTrail audit;
    private final NoticeConfig config;
    private final String home;
    private final Clock clock;

    Submission(StaffConfig staff, Event<StaffPageRequested> pages, AuditTrail audit, NoticeConfig config,
            @ConfigProperty(name = "tourniquet.urls.broadcast") String home, Clock clock) {
        this.staff = staff;
        this.pages = pages;
        this.audit = audit;
        this.config = config;
        this.home = home;
        this.clock = clock;
    }

    @Transactional
    Notice submit(UUID id) {
        Notice notice = Drafting.locked(id);
        Incident incident = Incident.findById(notice.incident());
        Audience audience = Audience.findById(notice.audience());
        int people = Math.toIntExact(audience.people());
        if (notice.state().editable()) {
            new WordingCheck(config.mostParts()).complete(notice, audience.languages());
            if (people == 0)
                throw Problem.of(422, "empty-audience", "Nobody would get this").at("/audience", "empty", "names no one");
            if (!incident.open())
                throw Problem.of(409, "incident-closed", "The incident is closed; nothing more is said about it");
            if (!notice.expiresAt().isAfter(clock.instant()))
                throw Problem.of(422, "notice-wrong", "The notice is out of date").at("/expiresAt", "past", "has passed");
            if (notice.nextUpdateAt() != null && !notice.nextUpdateAt().isAfter(clock.instant()))
                throw Problem.of(422, "notice-wrong", "The notice promises what cannot be kept").at("/nextUpdateAt", "past",
                        "has passed: promise a later time, or none");
        }
        String by = audit.signedIn();
        Refusal.orProblem(() -> notice.submit(by, people, clock.instant()));
        audit.record("submitted", "notice", id, people + " people, " + notice.contentHash().substring(0, 12));
        staff.members().forEach((name, member) -> {
            if (member.approves() && !name.equals(by))
                pages.fire(page(name, by, notice, incident));
        });
        return notice;
    }

    private StaffPageRequested page(String to, String by, Notice notice, Incident incident) {
        String author = staff.members().containsKey(by) ? staff.members().get(by).name() : by;
        String subject = "Please approve: " + notice.purpose().label() + ", " + incident.title();
        String text = "%s asks you to approve \"%s\" (%s) to %,d people.".formatted(author, notice.purpose().label(),
                incident.title(), notice.people());
        return new StaffPageRequested(to, subject, text, home + "/notices/" + notice.id() + "/approval", notice.mode());
    }
}
