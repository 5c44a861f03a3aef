package org.tourniquet.triage.protocol;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Leads a person through one protocol: red flags first, then what is happening, then only questions that can still
 * change which issue comes first. Holds no state: everything is computed from the answers each time.
 */
public final class Engine {

    private final Protocol protocol;
    private final List<Question> fixed;

    public Engine(Protocol protocol) {
        this.protocol = protocol;
        this.fixed = Stream.concat(
                phase(Phase.SAFETY).sorted(Comparator.comparingInt(this::rank)), phase(Phase.GATE)).toList();
    }

    public Protocol protocol() {
        return protocol;
    }

    /** The next question, or the verdict. */
    public Step next(Answers answers, Mode mode) {
        var run = new Run(protocol, fixed, answers, mode);
        return run.ask().<Step> map(a -> a).orElseGet(() -> new Step.Done(run.ruling().verdict()));
    }

    /** The next question or the verdict, and beside it the verdict as it stands. */
    public record Look(Step step, Verdict soFar) {
    }

    /** Both at once, for the price of one. */
    public Look look(Answers answers, Mode mode) {
        var run = new Run(protocol, fixed, answers, mode);
        Verdict soFar = run.ruling().verdict();
        return new Look(run.ask().<Step> map(a -> a).orElseGet(() -> new Step.Done(soFar)), soFar);
    }

    /** The verdict as it stands, provisional as long as another answer could change it. */
    public Verdict soFar(Answers answers, Mode mode) {
        return new Run(protocol, fixed, answers, mode).ruling().verdict();
    }

    /** The same verdict with what the person wants first: obeyed wherever it is one of their issues and nothing is RED. */
    public Verdict obeying(Verdict verdict, String wish, Answers answers, Mode mode) {
        return new Run(protocol, fixed, answers, mode).ruling().obeying(verdict, wish);
    }

    /** What is happening to this person, as far as they said; all there is after "I don't know". */
    public List<Issue> happening(Answers answers) {
        var now = new Current(protocol, answers);
        return protocol.issues().stream().filter(i -> now.active().contains(i.id())).toList();
    }

    /** The safety question, to be put once more when somebody's own words speak of danger. */
    public Optional<Question> safety() {
        return phase(Phase.SAFETY).min(Comparator.comparingInt(this::rank));
    }

    /** What may be asked after the verdict, "while you wait"; never scored. */
    public List<Question> context(Answers answers) {
        var now = new Current(protocol, answers);
        return phase(Phase.CONTEXT).filter(q -> now.shown(q) == Truth.YES && now.value(q).isEmpty()).toList();
    }

    /** What is wrong with an answer; empty if it may be taken. */
    public List<Wrong> check(Answer answer, Answers before) {
        return Wrong.in(protocol, answer, before);
    }

    /** The choices of a question for this person. */
    public List<Question.Option> choices(Question question, Answers answers) {
        return new Current(protocol, answers).choices(question);
    }

    private Stream<Question> phase(Phase phase) {
        return protocol.questions().stream().filter(q -> q.phase() == phase);
    }

    /** The rank of the gravest flag that reads the question; questions that no flag reads come last. */
    private int rank(Question question) {
        return protocol.flags().stream().filter(f -> f.when().reads().contains(question.id()))
                .mapToInt(Flag::rank).min().orElse(Integer.MAX_VALUE);
    }
}
