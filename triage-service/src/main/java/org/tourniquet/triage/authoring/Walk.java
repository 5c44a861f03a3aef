package org.tourniquet.triage.authoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.tourniquet.triage.assessment.Said;
import org.tourniquet.triage.protocol.Answer;
import org.tourniquet.triage.protocol.Answers;
import org.tourniquet.triage.protocol.Engine;
import org.tourniquet.triage.protocol.Mode;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Question;
import org.tourniquet.triage.protocol.QuestionType;
import org.tourniquet.triage.protocol.Step;
import org.tourniquet.triage.protocol.Value;
import org.tourniquet.triage.protocol.Verdict;

import io.quarkus.qute.TemplateData;

/** Walking through a protocol as a person would, with everything the engine thinks on the table; nothing is stored. */
@TemplateData
record Walk(List<String> said, Asked asked, String status, String urgency, String reason, String route, String confidence,
        String first, List<Score> scores, List<Point> ledger, List<String> contradictions, int questions, int full,
        String wrong) {

    @TemplateData
    record Asked(String id, String text, boolean several, List<Option> options, boolean none, boolean unknown, String why,
            int atMost) {
    }

    @TemplateData
    record Option(String id, String label) {
    }

    @TemplateData
    record Score(String issue, String label, double points, int percent) {
    }

    /** One line of the explanation: so many points for an issue, because of an answer. */
    @TemplateData
    record Point(String issue, double points, String because) {
    }

    public boolean done() {
        return asked == null;
    }

    /** What was said so far as {@code question=id,id}, and the answer that has just come. */
    static Walk of(Protocol protocol, String language, List<String> said, String question, List<String> values) {
        var engine = new Engine(protocol);
        var answers = Answers.NONE;
        var taken = new ArrayList<String>();
        for (var one : said) {
            var parts = one.split("=", 2);
            var answer = answer(protocol, parts[0], parts.length < 2 || parts[1].isEmpty() ? List.of()
                    : Arrays.asList(parts[1].split(",")));
            if (answer.isPresent() && engine.check(answer.get(), answers).isEmpty()) {
                answers = answers.with(answer.get());
                taken.add(one);
            }
        }
        String wrong = null;
        if (question != null) {
            var answer = answer(protocol, question, values);
            if (answer.isPresent() && engine.check(answer.get(), answers).isEmpty()) {
                answers = answers.with(answer.get());
                taken.add(question + "=" + String.join(",", values));
            } else
                wrong = "Choose one of the answers.";
        }
        return new Telling(protocol, engine, language).walk(answers, taken, wrong);
    }

    private static Optional<Answer> answer(Protocol protocol, String question, List<String> values) {
        return protocol.question(question).map(q -> new Answer(question, Value.of(q.type(), values)));
    }

    /** Puts what the engine knows into words. */
    private record Telling(Protocol p, Engine engine, String language) {

        Walk walk(Answers answers, List<String> said, String wrong) {
            var step = engine.next(answers, Mode.SHORT);
            var verdict = step instanceof Step.Done done ? done.verdict() : engine.soFar(answers, Mode.SHORT);
            return new Walk(List.copyOf(said), step instanceof Step.Ask ask ? asked(ask) : null, plain(verdict.status().name()),
                    verdict.urgency().name(), Said.of("en").reason(verdict.reason(), p, language),
                    plain(verdict.route().name()), confidence(verdict.confidence()),
                    verdict.winner().map(this::name).orElse(null), scores(verdict), ledger(verdict),
                    verdict.contradictions().stream().map(c -> plain(c.kind().name()) + ": " + c.question() + ", "
                            + name(c.issue())).toList(),
                    verdict.asked(), verdict.full(), wrong);
        }

        private Asked asked(Step.Ask ask) {
            var question = ask.question();
            return new Asked(question.id(), question.text().in(language), question.type() == QuestionType.MULTI,
                    ask.choices().stream().map(o -> new Option(o.id(), label(question, o))).toList(),
                    question.type() == QuestionType.PICK, question.unknown().allowed(), why(ask.why()), ask.atMost());
        }

        private String label(Question question, Question.Option option) {
            String label = option.label().in(language);
            return label.isBlank() && question.type() == QuestionType.YES_NO ? option.id() : label;
        }

        private String why(Step.Why why) {
            return switch (why.kind()) {
                case ALWAYS -> "Everybody is asked this.";
                case CHECK -> "Two answers do not go together; this asks once more.";
                case DECIDES -> "It can decide between “" + name(why.leader().orElse("")) + "” and “"
                        + name(why.rival().orElse("")) + "”.";
            };
        }

        private List<Score> scores(Verdict verdict) {
            var issues = verdict.ledger().stream().map(Verdict.Line::issue).distinct().toList();
            double most = issues.stream().mapToDouble(verdict::score).max().orElse(0);
            return issues.stream().map(i -> new Score(i, name(i), verdict.score(i),
                    most <= 0 ? 0 : (int) Math.round(100 * Math.max(0, verdict.score(i)) / most))).toList();
        }

        private List<Point> ledger(Verdict verdict) {
            return verdict.ledger().stream().map(l -> new Point(name(l.issue()), l.points(), because(l))).toList();
        }

        private String because(Verdict.Line line) {
            String answer = line.question().map(q -> p.question(q).map(x -> x.text().in(language)).orElse(q) + " → "
                    + line.answer().map(v -> String.join(", ", v.raw().stream().map(this::name).toList())).orElse(""))
                    .orElse("what it weighs by itself");
            return answer
                    + line.relieves().map(r -> " · relief: " + line.strength() + " quarters of “" + name(r) + "”").orElse("");
        }

        private String name(String issue) {
            return p.issue(issue).map(i -> i.label().in(language)).orElse(issue);
        }

        private static String confidence(Verdict.Confidence c) {
            return plain(c.level().name())
                    + String.format(Locale.ROOT, " · support %.2f · margin %.2f", c.support(), c.margin());
        }

        private static String plain(String constant) {
            return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
