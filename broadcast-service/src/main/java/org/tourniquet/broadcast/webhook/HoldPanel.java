package org.tourniquet.broadcast.webhook;

import java.net.URI;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.IncidentPanel;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** On a live incident's page: which other systems have confirmed that they hold their marketing, and which have not. */
@ApplicationScoped
class HoldPanel implements IncidentPanel {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance panel(Incident incident, List<Line> lines, long told);
    }

    /** One system: its host, and the call it was owed. */
    public record Line(String host, Message message) {
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String html(Incident incident, boolean home) {
        if (home || !incident.live())
            return "";
        List<Line> lines = Message.about(incident.id(), incident.open() ? FullStop.OPENED : FullStop.CLOSED).stream()
                .map(HoldPanel::line).toList();
        return lines.isEmpty() ? ""
                : Templates.panel(incident, lines, lines.stream().filter(line -> line.message.delivered()).count()).render();
    }

    private static Line line(Message message) {
        Receiver receiver = Receiver.findById(message.receiver());
        return new Line(URI.create(receiver.url()).getHost(), message);
    }
}
