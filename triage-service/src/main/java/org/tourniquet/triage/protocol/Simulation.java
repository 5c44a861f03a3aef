package org.tourniquet.triage.protocol;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a crowd of made-up people does with a protocol: how many questions they are asked, who wins, and how often the
 * short way, or a person who slips, is right. The same seed gives the same figures on every machine.
 */
public final class Simulation {

    /** The seed of all published figures. */
    public static final long SEED = 42;

    private final Protocol protocol;
    private final Respondent.Model model;
    private final long seed;
    private final int[] asked;
    private long screens;
    private long full;
    private Double fewest;
    private int equal;
    private int amongTwo;
    private int undetermined;
    private final Map<String, Integer> winners = new TreeMap<>();
    private final Map<String, Integer> settledBy = new TreeMap<>();
    private final Map<Verdict.Confidence.Level, Tally> levels = new EnumMap<>(Verdict.Confidence.Level.class);

    /** So many sessions of one confidence, and in how many of them the same person without slips has the same issue. */
    public record Tally(int sessions, int right) {
        public double share() {
            return sessions == 0 ? 0 : (double) right / sessions;
        }

        Tally plus(boolean isRight) {
            return new Tally(sessions + 1, right + (isRight ? 1 : 0));
        }

        public Tally plus(Tally other) {
            return new Tally(sessions + other.sessions, right + other.right);
        }
    }

    private Simulation(Protocol protocol, Respondent.Model model, long seed, int sessions) {
        this.protocol = protocol;
        this.model = model;
        this.seed = seed;
        this.asked = new int[sessions];
    }

    public static Simulation of(Protocol protocol, Respondent.Model model, long seed, int sessions) {
        return of(protocol, model, seed, sessions, Mode.SHORT);
    }

    /** The same in another mode, for example by text message with its limit. */
    public static Simulation of(Protocol protocol, Respondent.Model model, long seed, int sessions, Mode mode) {
        var simulation = new Simulation(protocol, model, seed, sessions);
        var engine = new Engine(protocol);
        for (int n = 0; n < sessions; n++)
            simulation.add(n, engine, Respondent.of(protocol, model, seed, n), mode);
        Arrays.sort(simulation.asked);
        return simulation;
    }

    private static long fixed(Protocol protocol, Answers answers) {
        return answers.log().stream().filter(a -> protocol.question(a.question())
                .filter(q -> q.phase() == Phase.SAFETY || q.phase() == Phase.GATE).isPresent()).count();
    }

    private void add(int n, Engine engine, Respondent person, Mode mode) {
        var played = person.through(engine, mode);
        var shortly = played.verdict();
        var all = person.everything(engine);
        var fully = engine.soFar(all, Mode.FULL);
        var sincere = person.as(Respondent.Model.SINCERE);
        var truth = engine.soFar(sincere.everything(engine), Mode.FULL);
        asked[n] = shortly.asked();
        screens += played.answers().log().size();
        full += all.log().size();
        if (shortly.winner().equals(fully.winner()) && shortly.urgency() == fully.urgency()
                && shortly.route() == fully.route() && shortly.flags().equals(fully.flags()))
            equal++;
        if (shortly.winner().equals(fully.winner()) || fully.winner().isPresent() && shortly.runnerUp().equals(fully.winner()))
            amongTwo++;
        shortly.winner().ifPresentOrElse(w -> winners.merge(w, 1, Integer::sum), () -> undetermined++);
        if (!played.answers().log().isEmpty())
            settledBy.merge(played.answers().log().getLast().question(), 1, Integer::sum);
        levels.merge(shortly.confidence().level(), new Tally(0, 0).plus(shortly.winner().equals(truth.winner())),
                Tally::plus);
    }

    public int sessions() {
        return asked.length;
    }

    /** Different questions that were put, the fixed ones included; a question put again counts once. */
    public double mean() {
        return Arrays.stream(asked).average().orElse(0);
    }

    /** The number of questions that this share of the people (0 to 1) is not asked more than. */
    public int quantile(double share) {
        return asked.length == 0 ? 0 : asked[Math.clamp((long) Math.ceil(share * asked.length) - 1, 0, asked.length - 1)];
    }

    public int max() {
        return quantile(1);
    }

    /** Questions that were put, those put again included. */
    public double screens() {
        return (double) screens / asked.length;
    }

    /** The length of the whole questionnaire for these people. */
    public double full() {
        return (double) full / asked.length;
    }

    /** How much of the whole questionnaire is asked. */
    public double share() {
        return mean() / full();
    }

    /**
     * The fewest questions that could have proved the same, had one known all answers beforehand. Worked out when asked
     * for: it takes three times as long as all the rest, and whoever publishes a protocol does not wait for it.
     */
    public synchronized double fewest() {
        if (fewest == null) {
            var engine = new Engine(protocol);
            long sum = 0;
            for (int n = 0; n < asked.length; n++) {
                var all = Respondent.of(protocol, model, seed, n).everything(engine);
                sum += fixed(protocol, all) + Hindsight.scored(protocol, all);
            }
            fewest = (double) sum / asked.length;
        }
        return fewest;
    }

    /** How much more is asked than in hindsight was needed; 1 is the end of what any order can do. */
    public double overFewest() {
        return mean() / fewest();
    }

    /** Sessions whose winner, urgency, route and flags are those of the full questionnaire: all of them. */
    public int equal() {
        return equal;
    }

    /** Sessions in which the winner of the full questionnaire is one of the two that are named first. */
    public int amongTwo() {
        return amongTwo;
    }

    /** How often each issue comes first. */
    public Map<String, Integer> winners() {
        return winners;
    }

    /** Sessions in which no issue can be named. */
    public int undetermined() {
        return undetermined;
    }

    /** How often each question was the one after which the verdict stood. */
    public Map<String, Integer> settledBy() {
        return settledBy;
    }

    /** How often a verdict of this confidence names the issue that the same person without slips would get. */
    public Tally confidence(Verdict.Confidence.Level level) {
        return levels.getOrDefault(level, new Tally(0, 0));
    }
}
