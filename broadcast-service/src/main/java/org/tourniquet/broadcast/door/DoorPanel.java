package org.tourniquet.broadcast.door;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.IncidentPanel;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Beside an open incident: how many doors already say what people must know. */
@ApplicationScoped
class DoorPanel implements IncidentPanel {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance panel(List<DoorStandings.Standing> doors, long current);
    }

    private final DoorStandings standings;

    DoorPanel(DoorStandings standings) {
        this.standings = standings;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String html(Incident incident, boolean home) {
        if (home || !incident.open() || !incident.live())
            return "";
        List<DoorStandings.Standing> doors = standings.all();
        return doors.isEmpty() ? ""
                : Templates.panel(doors, doors.stream().filter(DoorStandings.Standing::current).count()).render();
    }
}
