package org.tourniquet.broadcast.notice;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.IncidentPanel;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;

/** The notices on an incident's page: what to do next in one button, and what was said so far. */
@ApplicationScoped
class NoticesPanel implements IncidentPanel {
    private static final Map<NoticeState, String> TONES = Map.of(NoticeState.DRAFT, "neutral", NoticeState.SUBMITTED, "warn",
            NoticeState.RETURNED, "warn", NoticeState.APPROVED, "waiting", NoticeState.SENDING, "waiting", NoticeState.PAUSED,
            "warn", NoticeState.STOPPED, "neutral", NoticeState.COMPLETE, "good");

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance panel(Incident incident, List<Line> notices, boolean manager, boolean home,
                boolean first,
                List<Purpose> others);
    }

    /** A notice in a list, with what the reader can do about it. */
    public record Line(Notice notice, String tone, String author, boolean mine) {
    }

    private final SecurityIdentity reader;
    private final Staff staff;

    NoticesPanel(SecurityIdentity reader, Staff staff) {
        this.reader = reader;
        this.staff = staff;
    }

    /** The meaning of a state as a colour of the house. */
    static String tone(NoticeState state) {
        return TONES.get(state);
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String html(Incident incident, boolean home) {
        List<Line> lines = Notice.of(incident.id()).stream().map(this::line).toList();
        boolean none = lines.stream().noneMatch(line -> line.notice.purpose() == Purpose.HOW_TO_REACH_US
                && line.notice.state() != NoticeState.STOPPED);
        List<Purpose> others = List.of(Purpose.HOW_TO_REACH_US, Purpose.UPDATE, Purpose.CORRECTION, Purpose.FIXED,
                Purpose.ALL_CLEAR);
        return Templates.panel(incident, home ? lines.stream().limit(3).toList() : lines, reader.hasRole(Roles.MANAGER), home,
                none && incident.open(), others).render();
    }

    private Line line(Notice notice) {
        return new Line(notice, TONES.get(notice.state()), staff.name(notice.author()),
                notice.author().equals(reader.getPrincipal().getName()));
    }
}
