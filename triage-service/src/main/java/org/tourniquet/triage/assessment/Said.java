package org.tourniquet.triage.assessment;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.tourniquet.triage.protocol.Answers;
import org.tourniquet.triage.protocol.Issue;
import org.tourniquet.triage.protocol.Phase;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Question;
import org.tourniquet.triage.protocol.QuestionType;
import org.tourniquet.triage.protocol.Step;
import org.tourniquet.triage.protocol.Value;
import org.tourniquet.triage.protocol.Verdict;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/** Says in one sentence of the reader's language what the engine found, in the person's own terms. */
public record Said(HelpMessages words, VerdictMessages verdict, DoorMessages door, ReasonMessages reasons, String language) {

    public static Said of(String language) {
        var tongue = Localized.Literal.of(language);
        return new Said(MessageBundles.get(HelpMessages.class, tongue), MessageBundles.get(VerdictMessages.class, tongue),
                MessageBundles.get(DoorMessages.class, tongue), MessageBundles.get(ReasonMessages.class, tongue), language);
    }

    /** Why this question is asked. */
    String why(Step.Ask ask, Protocol protocol) {
        return switch (ask.why().kind()) {
            case CHECK -> reasons.check_again();
            case DECIDES -> reasons.decides(label(protocol, ask.why().leader()), label(protocol, ask.why().rival()));
            case ALWAYS -> ask.question().why().map(w -> w.in(language)).orElse(reasons.always_asked());
        };
    }

    public String reason(Verdict.Reason reason, Protocol protocol, String language) {
        return switch (reason.kind()) {
            case FLAG -> protocol.flag(reason.subject()).map(f -> f.message().in(language)).filter(m -> !m.isBlank())
                    .orElse(reasons.reason_flag());
            case FLAG_OPEN -> reasons.reason_open();
            case WITHDRAWN -> reasons.reason_withdrawn();
            case CONTRADICTION -> reasons.reason_doubt();
            case HORIZON -> switch (reason.subject()) {
                case "minutes" -> reasons.reason_minutes();
                case "hours" -> reasons.reason_hours();
                case "days" -> reasons.reason_days();
                case "later" -> reasons.reason_later();
                default -> reasons.reason_unknown();
            };
            case ISSUE -> reasons.reason_issue(label(protocol, Optional.of(reason.subject())));
            case REPEATED_CONTACT -> reasons.reason_again();
            case NOT_ASKED -> reasons.reason_unknown();
        };
    }

    /** One line of the explanation, without its points. */
    String line(Verdict.Line line, Protocol protocol) {
        if (line.relieves().isPresent())
            return protocol.influence().stream()
                    .filter(i -> i.from().equals(line.issue()) && i.to().equals(line.relieves().get())).findFirst()
                    .flatMap(i -> i.sentence()).map(s -> s.in(language)).filter(s -> !s.isBlank())
                    .orElseGet(() -> relief(line.strength(), label(protocol, line.relieves())));
        return line.question().flatMap(protocol::question)
                .map(q -> q.type() == QuestionType.PICK ? pick(q) : said(q, line.answer(), protocol))
                .orElse(reasons.weighs());
    }

    private String relief(int strength, String issue) {
        return switch (strength) {
            case 1 -> reasons.takes_quarter(issue);
            case 2 -> reasons.takes_half(issue);
            default -> reasons.takes_most(issue);
        };
    }

    private String pick(Question question) {
        return switch (question.dimension().orElseThrow()) {
            case DANGER -> reasons.said_danger();
            case TIME -> reasons.said_time();
            case MONEY -> reasons.said_money();
            case DRAIN -> reasons.said_drain();
            case LEVER -> reasons.said_lever();
            default -> reasons.said_choice();
        };
    }

    private String said(Question question, Optional<Value> answer, Protocol protocol) {
        return reasons.said(question.text().in(language),
                answer.map(v -> answer(question, v, protocol)).orElse(words.dont_know()));
    }

    /** The one sentence on the verdict page: the top line for the winner. */
    String topReason(Verdict verdict, Protocol protocol) {
        String winner = verdict.winner().orElse("");
        return verdict.ledger().stream().filter(l -> l.issue().equals(winner)).findFirst().map(l -> line(l, protocol))
                .orElse(verdict.runnerUp().isEmpty() && !winner.isEmpty() ? reasons.only_this()
                        : reason(verdict.reason(), protocol, language));
    }

    /** "You told us": what the person said is happening. */
    String understood(Answers answers, Protocol protocol) {
        return protocol.questions().stream().filter(q -> q.phase() == Phase.GATE).findFirst()
                .flatMap(q -> answers.current(q.id()).filter(v -> v instanceof Value.Several && !v.raw().isEmpty())
                        .map(v -> answer(q, v, protocol)))
                .map(reasons::understood).orElse(null);
    }

    /** An answer as the person saw it. */
    String answer(Question question, Value value, Protocol protocol) {
        return switch (value) {
            case Value.Unknown u -> words.dont_know();
            case Value.Words w -> w.text();
            case Value.Choice c -> option(question, c.id(), protocol);
            case Value.Several s -> s.yes().isEmpty() && s.open().isEmpty() ? words.none()
                    : s.raw().stream().sorted(asShown(question, protocol)).map(o -> o.endsWith(":" + Value.UNKNOWN)
                            ? option(question, o.substring(0, o.lastIndexOf(':')), protocol) + " (?)"
                            : option(question, o, protocol))
                            .collect(Collectors.joining(language.equals("ar") ? "؛ " : "; "));
        };
    }

    /** What was ticked is said back from top to bottom, as it stood on the screen. */
    private static Comparator<String> asShown(Question question, Protocol protocol) {
        List<String> shown = question.source() == Question.Source.OWN
                ? question.options().stream().map(Question.Option::id).toList()
                : protocol.issues().stream().map(Issue::id).toList();
        return Comparator.comparingInt(o -> shown.indexOf(o.replace(":" + Value.UNKNOWN, "")));
    }

    /** The label of one option, the built-in ones included. */
    String option(Question question, String id, Protocol protocol) {
        if (id.equals(Value.NONE))
            return words.none();
        if (question.type() == QuestionType.YES_NO && question.options().isEmpty())
            return id.equals("yes") ? words.yes() : words.no();
        return question.options().stream().filter(o -> o.id().equals(id)).findFirst().map(o -> o.label().in(language))
                .orElseGet(() -> label(protocol, Optional.of(id)));
    }

    String label(Protocol protocol, Optional<String> issue) {
        return issue.flatMap(protocol::issue).map(i -> i.label().in(language)).orElse(issue.orElse(""));
    }

    String relief(Issue.Way way) {
        return switch (way.timeToRelief()) {
            case MINUTES -> verdict.relief_minutes();
            case HOURS -> verdict.relief_hours();
            case DAYS -> verdict.relief_days();
        };
    }

    List<String> all(List<org.tourniquet.triage.protocol.Localized> texts) {
        return texts.stream().map(t -> t.in(language)).toList();
    }

    Locale locale() {
        return Locale.forLanguageTag(language);
    }
}
