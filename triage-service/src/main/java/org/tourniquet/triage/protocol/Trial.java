package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A crowd of made-up people answers a protocol before it is published: do the engine's promises hold on it, and does it
 * do what its author hopes? The same protocol gives the same findings on every machine.
 */
public final class Trial {

    public static final int PEOPLE = 2_000;
    private static final double LONG = 9;
    private static final double NEARLY_ALL = 0.90;

    /** How many of the people were asked, and for how many each promise held. */
    public record Proof(int people, int sameAsFull, int anyOrder, int ledgerSums, int raised, int kept) {
    }

    private final Protocol protocol;
    private final Engine engine;
    private final Findings found;
    private final Simulation simulation;
    private int anyOrder;
    private int ledgerSums;
    private int raised;
    private int kept;

    private Trial(Protocol protocol) {
        this.protocol = protocol;
        this.engine = new Engine(protocol);
        this.found = new Findings(protocol);
        this.simulation = Simulation.of(protocol, Respondent.Model.REALISTIC, Simulation.SEED, PEOPLE);
        for (int n = 0; n < PEOPLE; n++)
            promises(Respondent.of(protocol, Respondent.Model.UNIFORM, Simulation.SEED, n), new Random(n));
        judge();
        dominance();
        new Contests(found, engine).inspect();
    }

    /** Only for a protocol without errors: what is wrong by {@link Inspection} cannot be played. */
    public static Trial of(Protocol protocol) {
        return new Trial(protocol);
    }

    public Simulation simulation() {
        return simulation;
    }

    public Proof proof() {
        return new Proof(PEOPLE, simulation.equal(), anyOrder, ledgerSums, raised, kept);
    }

    public List<Flaw> flaws() {
        return found.all();
    }

    private void promises(Respondent person, Random random) {
        var all = person.everything(engine);
        var verdict = engine.soFar(all, Mode.FULL);
        if (verdict.equals(engine.soFar(shuffled(all, random), Mode.FULL)))
            anyOrder++;
        var contest = contest(all);
        boolean sums = contest == null || IntStream.range(0, contest.issues.size())
                .allMatch(i -> verdict.score(contest.issues.get(i).id()) * 4 == contest.score(i));
        if (sums)
            ledgerSums++;
        verdict.winner().ifPresent(w -> raise(all, w));
    }

    /** Who says it is worse must not lose the first place for it. */
    private void raise(Answers all, String winner) {
        for (var question : protocol.questions()) {
            if (question.phase() != Phase.SCORE || !question.issue().equals(Optional.of(winner))
                    || !(all.current(question.id()).orElse(null) instanceof Value.Choice c))
                continue;
            int level = question.options().stream().filter(o -> o.id().equals(c.id()))
                    .mapToInt(Question.Option::level).findFirst().orElse(-1);
            for (var worse : question.options())
                if (level >= 0 && worse.level() == level + 1) {
                    raised++;
                    var now = engine.soFar(all.with(question.id(), new Value.Choice(worse.id())), Mode.FULL);
                    if (now.winner().equals(Optional.of(winner)))
                        kept++;
                    return;
                }
        }
    }

    private void judge() {
        if (simulation.equal() < PEOPLE)
            found.add("", "E-EQUAL", PEOPLE - simulation.equal() + " of 2,000 people would be decided otherwise by the full "
                    + "questionnaire. This is a fault of the engine; do not publish, tell its makers.");
        if (anyOrder < PEOPLE)
            found.add("", "E-ORDER", "The order of the answers changed the outcome of " + (PEOPLE - anyOrder)
                    + " of 2,000 people. This is a fault of the engine; do not publish, tell its makers.");
        if (ledgerSums < PEOPLE)
            found.add("", "E-LEDGER", "The explanation does not sum to the score for " + (PEOPLE - ledgerSums)
                    + " of 2,000 people. This is a fault of the engine; do not publish, tell its makers.");
        if (kept < raised)
            found.add("/dimensions", "W-MONOTONE", "In " + (raised - kept) + " of " + raised + " tries an issue lost the first "
                    + "place because somebody said it was worse; let the points of a dimension rise with the level.");
        if (simulation.mean() > LONG)
            found.add("/questions", "W-LONG", String.format(Locale.ROOT, "2,000 made-up people were asked %.1f questions on "
                    + "average, more than nine; take questions out, or give steeper points.", simulation.mean()));
    }

    /** A question that outweighs all others is always asked first, and then nothing is left to ask. */
    private void dominance() {
        int contested = PEOPLE - simulation.settledBy().entrySet().stream()
                .filter(e -> protocol.question(e.getKey()).filter(q -> q.phase() == Phase.SCORE).isEmpty())
                .mapToInt(Map.Entry::getValue).sum();
        for (int q = 0; q < protocol.questions().size(); q++) {
            var question = protocol.questions().get(q);
            int settled = simulation.settledBy().getOrDefault(question.id(), 0);
            if (question.phase() == Phase.SCORE && settled > NEARLY_ALL * contested)
                found.add("/questions/" + q, "W-DOMINANT", "This question alone settles " + 100 * settled / contested
                        + " % of the sessions with several issues; give it fewer points, or ask nothing else.");
        }
    }

    private Answers shuffled(Answers all, Random random) {
        var log = new ArrayList<>(all.log());
        int fixed = (int) log.stream().filter(a -> protocol.question(a.question()).orElseThrow().phase() != Phase.SCORE)
                .count();
        if (log.subList(0, fixed).stream().allMatch(a -> protocol.question(a.question()).orElseThrow().phase() != Phase.SCORE))
            Collections.shuffle(log.subList(fixed, log.size()), random);
        return new Answers(log);
    }

    private Contest contest(Answers all) {
        var weighing = new Weighing(protocol, new Situation(protocol, all, Mode.FULL));
        return weighing.issues.isEmpty() ? null : weighing.contest();
    }
}
