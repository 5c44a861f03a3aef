package org.tourniquet.triage.assessment;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** On every screen, in the same place and in one line: the emergency number, a human, and the way out. */
@ApplicationScoped
class Lifeline {

    private final Emergency emergency;
    private final AssessmentConfig config;

    Lifeline(Emergency emergency, AssessmentConfig config) {
        this.emergency = emergency;
        this.config = config;
    }

    HelpPage.Bar of(Assessment a) {
        return new HelpPage.Bar(emergency.number(), a.noVoice ? emergency.text() : null, "/help/" + a.token + "/human",
                config.exit(), List.of());
    }

    /** Before anything is kept, the wish for a human carries what the link carried. */
    HelpPage.Bar before(List<HelpPage.Hidden> carried) {
        var hidden = new ArrayList<>(carried);
        hidden.add(new HelpPage.Hidden("human", "1"));
        return new HelpPage.Bar(emergency.number(), null, "/help", config.exit(), hidden);
    }
}
