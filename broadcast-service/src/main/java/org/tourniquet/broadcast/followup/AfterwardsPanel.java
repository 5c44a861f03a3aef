package org.tourniquet.broadcast.followup;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.IncidentPanel;
import org.tourniquet.broadcast.notice.Announced;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.Purpose;
import org.tourniquet.broadcast.notice.Staff;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;

/** Promises kept and missed, what a missed one says by itself, and the end of it all: fixed, all-clear. */
@ApplicationScoped
class AfterwardsPanel implements IncidentPanel {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance figure(Promises.Tally tally);

        static native TemplateInstance panel(Incident incident, Look look);
    }

    /** What the panel shows. */
    public record Look(Promises.Tally tally, boolean late, LateRule rule, String asked, String approved, boolean mine,
            long reached, boolean over, boolean manager) {
    }

    private final Promises promises;
    private final Ending ending;
    private final Staff staff;
    private final SecurityIdentity reader;
    private final Clock clock;

    AfterwardsPanel(Promises promises, Ending ending, Staff staff, SecurityIdentity reader, Clock clock) {
        this.promises = promises;
        this.ending = ending;
        this.staff = staff;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String figure(Incident incident) {
        Promises.Tally tally = promises.of(incident.id());
        return tally.due() + tally.slipped() == 0 ? "" : Templates.figure(tally).render();
    }

    @Override
    public String html(Incident incident, boolean home) {
        if (home || !Announced.toldAnything(incident.id()))
            return "";
        LateRule rule = LateRule.<LateRule> findByIdOptional(incident.id()).orElse(null);
        boolean late = incident.open() && Announced.promising(incident.id())
                .filter(notice -> !notice.nextUpdateAt().isAfter(clock.instant())).isPresent();
        boolean over = Notice.of(incident.id()).stream()
                .anyMatch(notice -> notice.purpose() == Purpose.ALL_CLEAR && notice.state().released());
        return Templates.panel(incident,
                new Look(promises.of(incident.id()), late, rule, rule == null ? "" : staff.name(rule.askedBy()),
                        rule == null ? "" : staff.name(rule.approvedBy()),
                        rule != null && rule.askedBy().equals(reader.getPrincipal().getName()),
                        incident.open() ? ending.everybody(incident.id()).reached() : 0, over,
                        incident.open() && reader.hasRole(Roles.MANAGER)))
                .render();
    }
}
