package org.tourniquet.triage.assessment;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** On every screen, in the same place and in one line: the emergency number, a human, and the way out. */
@ApplicationScoped
public class Lifeline {

    private final Emergency emergency;
    private final AssessmentConfig config;

    Lifeline(Emergency emergency, AssessmentConfig config) {
        this.emergency = emergency;
        this.config = config;
    }

    HelpPage.Bar of(Assessment a) {
        return of(a, List.of());
    }

    /** With the numbers that fit these flags first. */
    HelpPage.Bar of(Assessment a, List<String> flags) {
        return bar(a.noVoice, "/help/" + a.token + "/human", List.of(), flags);
    }

    /** Beside a story that somebody reads already: talking to a human is writing on that very page. */
    public HelpPage.Bar beside(String field, boolean noVoice) {
        return bar(noVoice, "#" + field, List.of(), List.of());
    }

    /** Where nobody is known: the wish for a human begins an assessment; the same for everybody, so that it tells nothing. */
    public HelpPage.Bar unknown() {
        return before(List.of());
    }

    /** Before anything is kept, the wish for a human carries what the link carried. */
    HelpPage.Bar before(List<HelpPage.Hidden> carried) {
        var hidden = new ArrayList<>(carried);
        hidden.add(new HelpPage.Hidden("human", "1"));
        return bar(false, "/help", hidden, List.of());
    }

    /** Who cannot speak sees at once that one can write, where that is for registered people only, too. */
    private HelpPage.Bar bar(boolean noVoice, String human, List<HelpPage.Hidden> hidden, List<String> flags) {
        HelpPage.Numbers numbers = numbers(flags);
        return new HelpPage.Bar(emergency.number(), noVoice ? emergency.text() : null, human, config.exit(), hidden, numbers,
                numbers.all().size() > 1 || noVoice && numbers.textIfRegistered() != null);
    }

    private HelpPage.Numbers numbers(List<String> flags) {
        var listener = emergency.listener();
        return new HelpPage.Numbers(
                emergency.numbers(flags).stream().map(n -> new HelpPage.Number(n.whom().name(), n.digits())).toList(),
                emergency.textIfRegistered(), listener.map(Emergency.Listener::name).orElse(null),
                listener.map(Emergency.Listener::digits).orElse(null), flags.contains("SELF_HARM"));
    }
}
