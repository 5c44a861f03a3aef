package org.tourniquet.triage.protocol;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One short question, where it belongs, what it tells, and when it is shown. */
public record Question(String id, Phase phase, QuestionType type, Optional<Dimension> dimension,
        Optional<String> issue, Localized text, Optional<Localized> sms, Optional<Localized> help,
        List<Option> options, Source source, Optional<Condition> visibleIf, DontKnow unknown, int cost,
        Optional<Localized> why) {

    /** Where the options come from: its own list, all issues, or those that the person said are happening. */
    public enum Source {
        OWN,
        ISSUES,
        ACTIVE_ISSUES
    }

    /** One answer to choose; the level is an index into its dimension's points. */
    public record Option(String id, Localized label, int level) {
    }

    /** Whether "I don't know" may be said, and what it weighs. */
    public record DontKnow(boolean allowed, int points) {
    }

    private static final Set<String> HORIZONS = Set.of("minutes", "hours", "days", "later");

    public Question {
        options = List.copyOf(options);
    }

    boolean asksHorizon() {
        return phase == Phase.SAFETY && type == QuestionType.SINGLE
                && options.stream().map(Option::id).collect(Collectors.toSet()).equals(HORIZONS);
    }
}
