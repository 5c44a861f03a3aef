package org.tourniquet.triage.authoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.triage.assessment.Past;
import org.tourniquet.triage.protocol.Answers;
import org.tourniquet.triage.protocol.Engine;
import org.tourniquet.triage.protocol.Mode;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Respondent;
import org.tourniquet.triage.protocol.Simulation;
import org.tourniquet.triage.protocol.Verdict;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What another version would have decided about the same answers: those of the last people, without who they were. */
@ApplicationScoped
class Replay {

    static final int LAST = 1000;
    private static final int MADE_UP = 2000;
    private static final String NOBODY = "undetermined";

    /** So many decisions, how many of them would be others, and which issue would take whose first place. */
    @RegisterForReflection
    @TemplateData
    record Difference(int people, int changed, double percent, int winners, int urgencies, int routes, int open,
            List<Move> moves) {
    }

    @RegisterForReflection
    @TemplateData
    record Move(String from, String to, int people) {
    }

    /** Of real assessments and of made-up people, who are many also before the first real one. */
    @RegisterForReflection
    @TemplateData
    record Both(Difference past, Difference madeUp) {
    }

    private final Past past;

    Replay(Past past) {
        this.past = past;
    }

    Both of(Protocol before, Protocol after, int last) {
        var old = new Engine(before);
        var made = IntStream.range(0, MADE_UP)
                .mapToObj(n -> Respondent.of(before, Respondent.Model.REALISTIC, Simulation.SEED, n).everything(old)).toList();
        return new Both(between(old, new Engine(after), past.last(before.key(), last)),
                between(old, new Engine(after), made));
    }

    static Difference between(Engine before, Engine after, List<Answers> people) {
        int changed = 0;
        int winners = 0;
        int urgencies = 0;
        int routes = 0;
        int open = 0;
        Map<String, Map<String, Integer>> moves = new TreeMap<>();
        for (var answers : people) {
            var was = decided(before, answers);
            var is = decided(after, answers);
            boolean other = !was.winner().equals(is.winner());
            if (other) {
                winners++;
                moves.computeIfAbsent(was.winner().orElse(NOBODY), w -> new TreeMap<>())
                        .merge(is.winner().orElse(NOBODY), 1, Integer::sum);
            }
            urgencies += was.urgency() == is.urgency() ? 0 : 1;
            routes += was.route() == is.route() ? 0 : 1;
            open += is.status() == Verdict.Status.PROVISIONAL && was.status() != is.status() ? 1 : 0;
            changed += other || was.urgency() != is.urgency() || was.route() != is.route() ? 1 : 0;
        }
        double percent = people.isEmpty() ? 0 : Math.round(1000.0 * changed / people.size()) / 10.0;
        return new Difference(people.size(), changed, percent, winners, urgencies, routes, open, sorted(moves));
    }

    /** Answers to questions that the version does not have, or no longer takes, are as if never given. */
    private static Verdict decided(Engine engine, Answers answers) {
        var taken = Answers.NONE;
        for (var answer : answers.log())
            if (engine.check(answer, taken).isEmpty())
                taken = taken.with(answer);
        return engine.soFar(taken, Mode.SHORT);
    }

    private static List<Move> sorted(Map<String, Map<String, Integer>> moves) {
        var all = new ArrayList<Move>();
        moves.forEach((from, to) -> to.forEach((t, n) -> all.add(new Move(from, t, n))));
        all.sort(Comparator.comparingInt(Move::people).reversed());
        return List.copyOf(all);
    }
}
