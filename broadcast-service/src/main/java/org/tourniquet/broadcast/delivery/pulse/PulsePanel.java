package org.tourniquet.broadcast.delivery.pulse;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.IncidentPanel;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;

/** "Still stuck?" on an incident's page: how many are asked a day, and what they tapped. */
@ApplicationScoped
class PulsePanel implements IncidentPanel {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance panel(Incident incident, Pulse.PulseView pulse, boolean manager);
    }

    private final Pulse pulse;
    private final SecurityIdentity reader;

    PulsePanel(Pulse pulse, SecurityIdentity reader) {
        this.pulse = pulse;
        this.reader = reader;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String html(Incident incident, boolean home) {
        Pulse.PulseView view = home || !incident.live() ? null : pulse.of(incident.id());
        return view == null || !incident.open() && view.asked() == 0 ? ""
                : Templates.panel(incident, view, incident.open() && reader.hasRole(Roles.MANAGER)).render();
    }
}
