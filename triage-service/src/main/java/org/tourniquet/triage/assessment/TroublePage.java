package org.tourniquet.triage.assessment;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.FailurePage;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Whatever fails at /help, /story and /tell: the number, a human and the way out are there, and need no database. */
@ApplicationScoped
class TroublePage implements FailurePage {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance trouble(HelpPage.Trouble page);
    }

    private final Lifeline lifeline;
    private final Doors doors;
    private final Languages languages;

    TroublePage(Lifeline lifeline, Doors doors, Languages languages) {
        this.lifeline = lifeline;
        this.doors = doors;
        this.languages = languages;
    }

    @Override
    public boolean covers(String path) {
        return path.matches("/?(help|story|tell)(/.*)?");
    }

    @Override
    public String render(Problem problem, String path) {
        return Templates.trouble(new HelpPage.Trouble(lifeline.unknown(), problem,
                doors.remembered(Said.of(languages.language())), again(path))).render();
    }

    /** What was sent to a place below leads back to the page it was sent from; else the same address once more. */
    private static String again(String path) {
        String[] parts = path.replaceFirst("^/", "").split("/");
        return parts.length < 3 ? "" : "/" + parts[0] + "/" + parts[1];
    }
}
