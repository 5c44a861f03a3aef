package org.tourniquet.broadcast.notice;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.IncidentPanel;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;

/** On a live incident's page: the scheduled notices that wait because of it, each with the way to let it go. */
@ApplicationScoped
class HeldPanel implements IncidentPanel {
    /** A held notice and what it belongs to. */
    public record Line(Notice notice, Incident incident) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance panel(Incident incident, List<Line> held, boolean manager);
    }

    private final SecurityIdentity reader;

    HeldPanel(SecurityIdentity reader) {
        this.reader = reader;
    }

    /** Just before what other systems hold. */
    @Override
    public int order() {
        return 19;
    }

    @Override
    public String html(Incident incident, boolean home) {
        if (home || !incident.live())
            return "";
        List<Line> held = Notice.<Notice> list("heldBy = ?1 order by startAt, id", incident.id()).stream()
                .map(notice -> new Line(notice, Incident.findById(notice.incident()))).toList();
        return held.isEmpty() ? "" : Templates.panel(incident, held, reader.hasRole(Roles.MANAGER)).render();
    }
}
