package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Somebody made up, who answers each question always in the same way, for measuring and checking protocols; without
 * danger to life.
 */
public final class Respondent {

    /** How well somebody answers: how often a slip instead of what is meant, and how often "I don't know". */
    public enum Model {
        SINCERE(0, 0),
        REALISTIC(0.20, 0.08),
        SLIPPING(0.25, 0.08),
        NOISY(0.45, 0.08),
        UNIFORM(1, 0);

        private final double slips;
        private final double unknown;

        Model(double slips, double unknown) {
            this.slips = slips;
            this.unknown = unknown;
        }
    }

    private final Protocol protocol;
    private final Model model;
    private final long seed;
    private final Mind mind;

    private Respondent(Protocol protocol, Model model, long seed) {
        this.protocol = protocol;
        this.model = model;
        this.seed = seed;
        this.mind = new Mind(protocol, new Random(mixed(seed)));
    }

    /** The person of this number in the crowd of this seed; the same one whatever the model. */
    public static Respondent of(Protocol protocol, Model model, long seed, int number) {
        return new Respondent(protocol, model, mixed(seed) + number);
    }

    /** The same person under another model: sincere, for example, without slips and without "I don't know". */
    public Respondent as(Model other) {
        return new Respondent(protocol, other, seed);
    }

    public Set<String> happening() {
        return mind.happening;
    }

    /** The answer to a question that offers these choices. */
    public Value answer(Question question, List<String> choices) {
        var random = new SplittableRandom(mixed(seed * 31 + question.id().hashCode()));
        if (question.type() == QuestionType.TEXT || question.phase() == Phase.SAFETY && !question.asksHorizon())
            return unharmed(question, choices);
        if (question.phase() == Phase.GATE && question.source() == Question.Source.ISSUES)
            return new Value.Several(mind.happening, Set.of());
        boolean unsure = random.nextDouble() < model.unknown;
        boolean slips = random.nextDouble() < model.slips;
        if (model == Model.UNIFORM)
            return any(question, choices, random);
        if (unsure && question.unknown().allowed())
            return new Value.Unknown();
        if (question.type() == QuestionType.DUEL)
            return new Value.Choice(mind.worst(Dimension.CHOICE, choices));
        if (question.phase() != Phase.SCORE || question.dimension().isEmpty())
            return question.type() == QuestionType.MULTI ? ticked(choices, random)
                    : new Value.Choice(choices.get(random.nextInt(choices.size())));
        return meant(question, choices, slips, random);
    }

    /** Everything this person would say if all of the questionnaire were asked. */
    public Answers everything(Engine engine) {
        var answers = Answers.NONE;
        for (int before = -1; before < answers.log().size();) {
            before = answers.log().size();
            for (var question : protocol.questions()) {
                var now = new Current(protocol, answers);
                boolean due = question.phase() != Phase.SCORE || now.gatePassed();
                if (question.phase() != Phase.CONTEXT && due && now.shown(question) == Truth.YES
                        && now.value(question).isEmpty())
                    answers = answers.with(question.id(), answer(question, ids(engine.choices(question, answers))));
            }
        }
        return answers;
    }

    /** The way through the questionnaire as the engine leads it. */
    public Played through(Engine engine, Mode mode) {
        var answers = Answers.NONE;
        var step = engine.next(answers, mode);
        while (step instanceof Step.Ask ask) {
            answers = answers.with(ask.question().id(), answer(ask.question(), ids(ask.choices())));
            step = engine.next(answers, mode);
        }
        return new Played(answers, ((Step.Done) step).verdict());
    }

    /** A finished way: all that was said, what was put twice also twice, and what came of it. */
    public record Played(Answers answers, Verdict verdict) {
    }

    private Value meant(Question question, List<String> choices, boolean slips, SplittableRandom random) {
        var dimension = question.dimension().orElseThrow();
        if (question.type() == QuestionType.PICK)
            return new Value.Choice(slips ? choices.get(random.nextInt(choices.size())) : mind.worst(dimension, choices));
        if (question.type() == QuestionType.MULTI && question.source() != Question.Source.OWN)
            return several(choices.stream().filter(c -> mind.opinion(dimension, c) > 0 != slips).toList());
        double share = mind.share(dimension, question.issue().orElse(""));
        if (question.type() == QuestionType.MULTI)
            return several(choices.subList(0, (int) (share * (choices.size() + 1))));
        boolean yesFirst = question.type() == QuestionType.YES_NO;
        int level = (int) ((yesFirst ? 1 - share : share) * choices.size());
        if (slips)
            level += random.nextBoolean() ? 1 : -1;
        return new Value.Choice(choices.get(Math.clamp(level, 0, choices.size() - 1)));
    }

    private Value any(Question question, List<String> choices, SplittableRandom random) {
        if (question.type() == QuestionType.MULTI)
            return ticked(choices, random);
        var all = new ArrayList<>(choices);
        if (question.type() == QuestionType.PICK)
            all.add(Value.NONE);
        int n = random.nextInt(all.size() + (question.unknown().allowed() ? 1 : 0));
        return n < all.size() ? new Value.Choice(all.get(n)) : new Value.Unknown();
    }

    private static Value ticked(List<String> choices, SplittableRandom random) {
        return several(choices.stream().filter(c -> random.nextBoolean()).toList());
    }

    private static Value several(List<String> ticks) {
        return new Value.Several(new HashSet<>(ticks), Set.of());
    }

    /** Nothing is ticked; of single choices the first that no flag names. */
    private Value unharmed(Question question, List<String> choices) {
        if (question.type() == QuestionType.TEXT)
            return new Value.Words("…");
        if (question.type() == QuestionType.MULTI)
            return several(List.of());
        return choices.stream().map(Value.Choice::new).filter(c -> protocol.flags().stream().noneMatch(
                f -> Truth.of(f.when(), is -> Truth.of(is.question().equals(question.id())
                        && is.values().contains(c.id()))) == Truth.YES))
                .findFirst().<Value> map(c -> c).orElseGet(Value.Unknown::new);
    }

    private static List<String> ids(List<Question.Option> options) {
        return options.stream().map(Question.Option::id).toList();
    }

    /** Spreads neighbouring numbers over all seeds. */
    private static long mixed(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
