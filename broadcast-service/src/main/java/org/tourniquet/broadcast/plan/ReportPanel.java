package org.tourniquet.broadcast.plan;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.IncidentPanel;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** On an incident's page: how long it took until people heard, against the goal, and the way to all results. */
@ApplicationScoped
class ReportPanel implements IncidentPanel {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance panel(Report report);
    }

    private final Reports reports;

    ReportPanel(Reports reports) {
        this.reports = reports;
    }

    @Override
    public int order() {
        return 7;
    }

    @Override
    public String html(Incident incident, boolean home) {
        if (home)
            return "";
        Report report = reports.inShort(incident);
        return report.firstNotice() == null ? "" : Templates.panel(report).render();
    }
}
