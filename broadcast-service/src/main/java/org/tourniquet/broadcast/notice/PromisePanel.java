package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.IncidentPanel;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The next update that people were promised, counting down beside the incident's clock. */
@ApplicationScoped
class PromisePanel implements IncidentPanel {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance figure(Instant promised, boolean late);
    }

    private final Clock clock;

    PromisePanel(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public String figure(Incident incident) {
        if (Announced.toldAnything(incident.id()))
            return Announced.promising(incident.id()).map(Notice::nextUpdateAt)
                    .map(promised -> Templates.figure(promised, !promised.isAfter(clock.instant())))
                    .orElseGet(() -> Templates.figure(null, false)).render();
        return "";
    }
}
