package org.tourniquet.broadcast.notice;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.IncidentPanel;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;

/** The notices on an incident's page: what was said so far, and what else may be said. */
@ApplicationScoped
class NoticesPanel implements IncidentPanel {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance panel(Incident incident, List<Line> notices, boolean manager, boolean begun,
                List<Purpose> purposes);
    }

    /** A notice in a list. */
    public record Line(Notice notice, String tone, String author) {
    }

    private final SecurityIdentity reader;
    private final Staff staff;

    NoticesPanel(SecurityIdentity reader, Staff staff) {
        this.reader = reader;
        this.staff = staff;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String html(Incident incident, boolean home) {
        if (home)
            return "";
        List<Line> lines = Notice.of(incident.id()).stream().map(this::line).toList();
        // before people know how to reach us, nothing else is offered
        boolean begun = lines.stream().anyMatch(line -> line.notice.purpose() == Purpose.HOW_TO_REACH_US
                && line.notice.state() != NoticeState.STOPPED);
        return Templates.panel(incident, lines, reader.hasRole(Roles.MANAGER), begun,
                // a correction begins at what was wrong, "fixed" and the all-clear at the end: they go to who was reached
                List.of(Purpose.values()).stream()
                        .filter(purpose -> purpose == Purpose.HOW_TO_REACH_US || purpose == Purpose.UPDATE).toList())
                .render();
    }

    private Line line(Notice notice) {
        return new Line(notice, notice.state().tone(), staff.name(notice.author()));
    }
}
