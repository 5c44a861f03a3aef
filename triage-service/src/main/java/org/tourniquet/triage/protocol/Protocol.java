package org.tourniquet.triage.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One questionnaire in all its languages: what can be wrong, what drives what, what is asked, and the red flags. */
public record Protocol(String key, int version, Status status, String defaultLocale, List<String> locales,
        List<String> signedOff, Localized situation, String unit, List<Issue> issues, List<Influence> influence,
        Map<Dimension, Weights> dimensions, List<Flag> flags, List<Question> questions, Tables tables, Limits limits) {

    public enum Status {
        DRAFT,
        ACTIVE,
        RETIRED
    }

    public Protocol {
        locales = List.copyOf(locales);
        signedOff = List.copyOf(signedOff);
        issues = List.copyOf(issues);
        influence = List.copyOf(influence);
        dimensions = Map.copyOf(dimensions);
        flags = List.copyOf(flags);
        questions = List.copyOf(questions);
    }

    public Optional<Issue> issue(String id) {
        return issues.stream().filter(i -> i.id().equals(id)).findFirst();
    }

    /** One of its questions, or the duel that is made for it. */
    public Optional<Question> question(String id) {
        return id.equals(Duel.ID) ? Optional.of(Duel.QUESTION) : questions.stream().filter(q -> q.id().equals(id)).findFirst();
    }

    public Optional<Flag> flag(String id) {
        return flags.stream().filter(f -> f.id().equals(id)).findFirst();
    }

    /** Nobody has put a name under the safety texts of this language yet; one without texts of its own reads its base's. */
    public boolean unreviewed(String language) {
        return !signedOff.contains(language)
                && (locales.contains(language) || !signedOff.contains(language.split("[-_]", 2)[0]));
    }

    /** The safety question that asks when it becomes irreversible, told by its four options. */
    Optional<Question> horizonQuestion() {
        return questions.stream().filter(Question::asksHorizon).findFirst();
    }

    /** The gate question in which the person ticks what is happening. */
    Optional<Question> gateQuestion() {
        return questions.stream().filter(q -> q.phase() == Phase.GATE && q.type() == QuestionType.MULTI
                && q.source() == Question.Source.ISSUES).findFirst();
    }

    int indexOf(String issue) {
        for (int i = 0; i < issues.size(); i++)
            if (issues.get(i).id().equals(issue))
                return i;
        return -1;
    }
}
