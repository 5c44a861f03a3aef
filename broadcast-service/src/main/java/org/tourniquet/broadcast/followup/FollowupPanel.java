package org.tourniquet.broadcast.followup;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.IncidentPanel;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeOrigin;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;

/** What has to be taken back in an incident: routes that died with who was given them, and corrections with their minutes. */
@ApplicationScoped
class FollowupPanel implements IncidentPanel {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance panel(Incident incident, List<RouteWatch.Alarm> alarms,
                List<CorrectionShown> corrections,
                boolean manager, boolean home);
    }

    private final RouteWatch routes;
    private final SecurityIdentity reader;

    FollowupPanel(RouteWatch routes, SecurityIdentity reader) {
        this.routes = routes;
        this.reader = reader;
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public String html(Incident incident, boolean home) {
        List<RouteWatch.Alarm> alarms = incident.open() ? routes.of(incident.id()) : List.of();
        List<CorrectionShown> corrections = home ? List.of()
                : Notice.of(incident.id()).stream().flatMap(notice -> NoticeOrigin.of(notice.id()).stream()
                        .filter(origin -> origin.kind().takesBack() && !origin.dropped())
                        .map(origin -> shown(notice, incident, origin))).toList();
        return alarms.isEmpty() && corrections.isEmpty() ? ""
                : Templates.panel(incident, alarms, corrections, reader.hasRole(Roles.MANAGER), home).render();
    }

    private static CorrectionShown shown(Notice notice, Incident incident, NoticeOrigin origin) {
        List<Notice> wrong = origin.notices().stream().map(id -> Notice.<Notice> findById(id)).toList();
        return new CorrectionShown(notice, incident, origin, wrong, null, List.of(), "", false);
    }
}
