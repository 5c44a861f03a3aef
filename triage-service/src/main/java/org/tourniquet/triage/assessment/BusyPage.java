package org.tourniquet.triage.assessment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.triage.directory.BestChannel;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What somebody reads who cannot be let in just now; made beforehand, since there is no time for it when it is needed. */
@ApplicationScoped
class BusyPage {

    private static final Logger LOG = Logger.getLogger(BusyPage.class);
    private static final String CRISIS = "crisis";

    @CheckedTemplate(basePath = "HelpPages")
    static class Templates {
        static native TemplateInstance busy(HelpPage.Busy page);
    }

    private final BestChannel best;
    private final Doors doors;
    private final Lifeline lifeline;
    private final Emergency emergency;
    private final ObjectMapper json;
    private final String organisation;
    private final Map<String, String> html = new ConcurrentHashMap<>();
    private final Map<String, String> problems = new ConcurrentHashMap<>();

    BusyPage(BestChannel best, Doors doors, Lifeline lifeline, Emergency emergency, ObjectMapper json,
            @ConfigProperty(name = "tourniquet.organisation") String organisation) {
        this.best = best;
        this.doors = doors;
        this.lifeline = lifeline;
        this.emergency = emergency;
        this.json = json;
        this.organisation = organisation;
    }

    String html(String language) {
        return html.computeIfAbsent(language, l -> render(l, List.of()));
    }

    String json(String language) {
        return problems.computeIfAbsent(language, this::problem);
    }

    private String problem(String language) {
        Said said = Said.of(language);
        return json.createObjectNode().put("type", "about:blank").put("title", said.words().busy_title()).put("status", 503)
                .put("code", "very-busy").put("detail", said.words().emergency(emergency.number()) + ". "
                        + said.words().busy_text())
                .toString();
    }

    /** With the door that is open now; the database may be just what is too busy, then what was known before stays. */
    @Scheduled(every = "60s", delayed = "5s", skipExecutionIf = Scheduled.ApplicationNotRunning.class, concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void prepare() {
        try {
            for (String language : Languages.ALL) {
                Said said = Said.of(language);
                When when = doors.when();
                html.put(language, render(language, best.doors(CRISIS, language, false).stream().limit(2)
                        .map(d -> DoorView.of(d, said, when)).toList()));
            }
        } catch (RuntimeException e) {
            LOG.debugf(e, "the page for busy times stays as it was");
        }
    }

    private String render(String language, List<DoorView> ways) {
        return Templates.busy(new HelpPage.Busy(language, Languages.direction(language), organisation,
                lifeline.before(List.of()), ways)).setLocale(Locale.forLanguageTag(language)).render();
    }
}
