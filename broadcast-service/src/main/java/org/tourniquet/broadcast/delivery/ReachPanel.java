package org.tourniquet.broadcast.delivery;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.IncidentPanel;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeState;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** How far an incident's latest notice has come: everybody accounted for, and a bar for each medium. */
@ApplicationScoped
class ReachPanel implements IncidentPanel {
    private static final Set<NoticeState> ON_THE_WAY = EnumSet.of(NoticeState.SENDING, NoticeState.PAUSED, NoticeState.STOPPED,
            NoticeState.COMPLETE);

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance panel(Incident incident, Notice notice, String tone, Progress progress, List<Bar> bars,
                boolean home);
    }

    /** One medium: how many deliveries have reached the provider, of all there are. */
    public record Bar(String label, long value, long max) {
    }

    private final Counters counters;

    ReachPanel(Counters counters) {
        this.counters = counters;
    }

    /** Before the list of notices: the manager's first question is who knows by now. */
    @Override
    public int order() {
        return 5;
    }

    @Override
    public String html(Incident incident, boolean home) {
        return Notice.of(incident.id()).stream().filter(notice -> ON_THE_WAY.contains(notice.state())).findFirst()
                .map(notice -> panel(incident, notice, counters.of(notice.id()), home)).orElse("");
    }

    private static String panel(Incident incident, Notice notice, Progress progress, boolean home) {
        List<Bar> bars = new ArrayList<>();
        for (Medium medium : progress.media().keySet()) {
            long all = progress.media().get(medium).values().stream().mapToLong(Long::longValue).sum();
            long reached = progress.of(medium, DeliveryState.ACCEPTED) + progress.of(medium, DeliveryState.DELIVERED)
                    + progress.of(medium, DeliveryState.REHEARSED);
            if (all > 0)
                bars.add(new Bar(medium.label(), reached, all));
        }
        return Templates.panel(incident, notice, notice.state().tone(), progress, bars, home).render();
    }
}
