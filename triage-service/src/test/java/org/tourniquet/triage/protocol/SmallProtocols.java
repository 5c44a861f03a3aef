package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Makes small random protocols of every shape, negative points and hidden questions included. */
final class SmallProtocols {

    private static final List<String> IDS = List.of("alpha", "beta", "gamma", "delta");
    private static final Localized NOTHING = new Localized(Map.of(), "en");

    private final Random random;
    private final boolean negative;
    private final boolean tangled;

    private SmallProtocols(long seed, boolean negative, boolean tangled) {
        this.random = new Random(seed);
        this.negative = negative;
        this.tangled = tangled;
    }

    static Protocol any(long seed) {
        return new SmallProtocols(seed, true, false).protocol(4, 5);
    }

    /** Without negative points, as protocols should be. */
    static Protocol usual(long seed) {
        return new SmallProtocols(seed, false, false).protocol(4, 7);
    }

    /** With questions that hang on several others. */
    static Protocol tangled(long seed) {
        return new SmallProtocols(seed, true, true).protocol(3, 5);
    }

    private Protocol protocol(int mostIssues, int mostQuestions) {
        var issues = IDS.subList(0, 2 + random.nextInt(mostIssues - 1)).stream().map(this::issue).toList();
        var questions = new ArrayList<Question>();
        questions.add(question("safety", Phase.SAFETY, QuestionType.MULTI, options("RED1", "RED2", "ORANGE1")));
        questions.add(question("horizon", Phase.SAFETY, QuestionType.SINGLE,
                options("minutes", "hours", "days", "later")));
        questions.add(new Question("present", Phase.GATE, QuestionType.MULTI, Optional.empty(), Optional.empty(),
                NOTHING, Optional.empty(), Optional.empty(), List.of(), Question.Source.ISSUES, Optional.empty(),
                new Question.DontKnow(true, 0), 1, Optional.empty()));
        int scored = 1 + random.nextInt(mostQuestions);
        for (int q = 0; q < scored; q++)
            questions.add(scored("q" + q, issues, questions.subList(3, questions.size())));
        return new Protocol("small", 1, Protocol.Status.DRAFT, "en", List.of("en"), List.of(), NOTHING, "points",
                issues, edges(issues), weights(), flags(), questions, Tables.STANDARD, Limits.STANDARD);
    }

    private Issue issue(String id) {
        var urgency = random.nextInt(3) == 0 ? Optional.of(Urgency.values()[random.nextInt(5)])
                : Optional.<Urgency> empty();
        var kinds = List.of("technical", "coverage", "reschedule", "crisis");
        return new Issue(id, NOTHING, kinds.get(random.nextInt(4)), random.nextInt(4) == 0 ? points(3) : 0, urgency,
                random.nextInt(4) == 0 ? Optional.of("RED2") : Optional.empty(), List.of(), List.of(), "", List.of());
    }

    private List<Influence> edges(List<Issue> issues) {
        var edges = new ArrayList<Influence>();
        for (var from : issues)
            for (var to : issues)
                if (from != to && random.nextInt(3) == 0)
                    edges.add(new Influence(from.id(), to.id(), 1 + random.nextInt(3),
                            Pace.values()[random.nextInt(3)], Optional.empty()));
        return edges;
    }

    private Map<Dimension, Weights> weights() {
        var weights = new EnumMap<Dimension, Weights>(Dimension.class);
        for (var dimension : Dimension.values())
            weights.put(dimension, new Weights(points(8), List.of(0, points(4), points(8)), random.nextInt(4) > 0));
        return weights;
    }

    private int points(int most) {
        return negative ? random.nextInt(most + 3) - 2 : random.nextInt(most + 1);
    }

    private static List<Flag> flags() {
        return List.of(flag("RED1", 1, Urgency.RED), flag("RED2", 2, Urgency.RED), flag("ORANGE1", 3, Urgency.ORANGE));
    }

    private static Flag flag(String id, int rank, Urgency urgency) {
        return new Flag(id, rank, urgency, urgency == Urgency.RED ? Route.EMERGENCY : Route.HUMAN_NOW,
                Optional.empty(), new Condition.Is("safety", List.of(id)), NOTHING, List.of());
    }

    private Question scored(String id, List<Issue> issues, List<Question> before) {
        var dimension = Optional.of(Dimension.values()[random.nextInt(Dimension.values().length)]);
        boolean pick = random.nextInt(3) == 0;
        var type = pick ? QuestionType.PICK
                : List.of(QuestionType.SCALE, QuestionType.BAND, QuestionType.YES_NO, QuestionType.MULTI)
                        .get(random.nextInt(4));
        boolean ticks = type == QuestionType.MULTI && random.nextBoolean();
        var about = pick || ticks ? Optional.<String> empty()
                : Optional.of(issues.get(random.nextInt(issues.size())).id());
        var options = pick || ticks || type == QuestionType.YES_NO ? List.<Question.Option> of()
                : List.of(option("low", 0), option("mid", 1), option("high", 2));
        return new Question(id, Phase.SCORE, type, dimension, about, NOTHING, Optional.empty(), Optional.empty(),
                options, pick || ticks ? Question.Source.ACTIVE_ISSUES : Question.Source.OWN, visibleIf(before),
                new Question.DontKnow(true, about.isPresent() && negative ? points(2) : 0), 1 + random.nextInt(2),
                Optional.empty());
    }

    /** Hangs on one earlier question, so visibility stays a forest, unless it shall be tangled. */
    private Optional<Condition> visibleIf(List<Question> before) {
        var parents = before.stream().filter(q -> q.type() != QuestionType.MULTI).toList();
        if (parents.isEmpty() || random.nextInt(3) > 0)
            return Optional.empty();
        if (tangled && random.nextBoolean()) {
            var parts = List.of(on(parents), on(parents));
            return Optional.of(random.nextBoolean() ? new Condition.All(parts) : new Condition.Any(parts));
        }
        return Optional.of(on(parents));
    }

    private Condition on(List<Question> parents) {
        var parent = parents.get(random.nextInt(parents.size()));
        var value = switch (parent.type()) {
            case PICK -> random.nextBoolean() ? Value.NONE : "alpha";
            case YES_NO -> "yes";
            default -> "high";
        };
        var values = random.nextBoolean() ? List.of(value) : List.of(value, Value.UNKNOWN);
        Condition is = new Condition.Is(parent.id(), values);
        return tangled || parent.visibleIf().isEmpty() && random.nextInt(3) == 0 ? new Condition.Not(is) : is;
    }

    private static Question question(String id, Phase phase, QuestionType type, List<Question.Option> options) {
        return new Question(id, phase, type, Optional.empty(), Optional.empty(), NOTHING, Optional.empty(),
                Optional.empty(), options, Question.Source.OWN, Optional.empty(), new Question.DontKnow(true, 0), 1,
                Optional.empty());
    }

    private static List<Question.Option> options(String... ids) {
        return List.of(ids).stream().map(id -> option(id, -1)).toList();
    }

    private static Question.Option option(String id, int level) {
        return new Question.Option(id, NOTHING, level);
    }
}
