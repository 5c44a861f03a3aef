package org.tourniquet.triage.assessment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.triage.directory.KnownIncident;
import org.tourniquet.triage.protocol.Answer;
import org.tourniquet.triage.protocol.Answers;
import org.tourniquet.triage.protocol.Mode;
import org.tourniquet.triage.protocol.Question;
import org.tourniquet.triage.protocol.QuestionType;
import org.tourniquet.triage.protocol.Step;
import org.tourniquet.triage.protocol.Value;

/** Composes the screens of /help in the reader's language. */
@ApplicationScoped
class HelpScreens {

    /** What the address of /help carried. */
    record Link(String protocol, UUID incident, String recipient, String key) {
    }

    /** Before anything is ticked the true bound is far above what will be asked; it is told once it helps. */
    private static final int FRIGHTENING = 20;

    private final Protocols protocols;
    private final Lifeline lifeline;
    private final Languages languages;

    HelpScreens(Protocols protocols, Lifeline lifeline, Languages languages) {
        this.protocols = protocols;
        this.lifeline = lifeline;
        this.languages = languages;
    }

    private Said said() {
        return Said.of(languages.language());
    }

    @Transactional
    HelpPage.Choosing choose(Link link) {
        String more = (link.incident() == null ? "" : "&incident=" + link.incident())
                + (link.recipient() == null ? "" : "&r=" + URLEncoder.encode(link.recipient(), StandardCharsets.UTF_8));
        return new HelpPage.Choosing(lifeline.before(hidden(link)), null, false, protocols.current().stream().map(
                p -> new HelpPage.Chosen(situation(p), p.key(), "/help?protocol=" + p.key() + more)).toList(), false);
    }

    /** After the wish for a human: what it is about joins the story that waits already. */
    @Transactional
    HelpPage.Choosing choose(Turn turn) {
        Assessment a = turn.assessment();
        return new HelpPage.Choosing(lifeline.of(a), "/help/" + a.token + "/about", "DRILL".equals(a.mode),
                protocols.current().stream().map(p -> new HelpPage.Chosen(situation(p), p.key(), null)).toList(), false);
    }

    /** Left in the middle and too long ago to go on there. */
    HelpPage.Choosing rested(Assessment a) {
        String more = a.incident == null ? "" : "&incident=" + a.incident;
        return new HelpPage.Choosing(lifeline.of(a), null, "DRILL".equals(a.mode), List.of(new HelpPage.Chosen(
                said().words().begin_anew(), a.protocolKey, "/help?protocol=" + a.protocolKey + more)), true);
    }

    private String situation(Protocols.Published p) {
        return p.protocol().situation().in(languages.language());
    }

    /** The first question, before anything is kept. */
    @Transactional
    HelpPage.Asked first(Link link, String error) {
        Protocols.Published p = protocols.newest(link.protocol()).orElseThrow(Problem::notFound);
        Step.Ask ask = (Step.Ask) p.engine().next(Answers.NONE, Mode.SHORT);
        boolean drill = KnownIncident.known(link.incident()).filter(KnownIncident::isDrill).isPresent();
        List<HelpPage.Hidden> hidden = hidden(link);
        hidden.add(new HelpPage.Hidden("question", ask.question().id()));
        return asked(p, ask.question(), ask.choices(), Optional.empty(), lifeline.before(hidden(link)), drill, "/help", hidden,
                said().why(ask, p.protocol()), null, ask.atMost(), null, true, false, null, null, false, error, null);
    }

    HelpPage.Asked next(Turn turn, String error) {
        Step.Ask ask = (Step.Ask) turn.step();
        String soFar = turn.enough().map(v -> said().label(turn.published().protocol(), v.winner())).orElse(null);
        return asked(turn, ask.question(), ask.choices(), turn.answers().current(ask.question().id()),
                said().why(ask, turn.published().protocol()), lastAnswered(turn), ask.atMost(), null, soFar,
                ask.offerHuman(), error);
    }

    /** Why a question is put once more: kindly, and never as a reproach. */
    private String lead(Turn turn, Question question) {
        if (turn.safetyFirst())
            return said().words().safety_again();
        return turn.soFar().contradictions().stream().filter(c -> c.question().equals(question.id())).findFirst()
                .filter(c -> turn.step() instanceof Step.Ask ask && ask.why().kind() == Step.Why.Kind.CHECK)
                .map(c -> said().words().check_for(said().label(turn.published().protocol(), Optional.of(c.issue()))))
                .orElse(null);
    }

    /** An earlier question with its answer; going on without a change is one tap. */
    HelpPage.Asked again(Turn turn, String question, String error) {
        Question q = turn.published().protocol().question(question).orElseThrow(Problem::notFound);
        List<String> before = order(turn.answers());
        int place = before.indexOf(question);
        String back = place > 0 ? at(turn, before.get(place - 1)) : null;
        return asked(turn, q, turn.published().engine().choices(q, turn.answers()), turn.answers().current(question),
                null, back, 0, "/help/" + turn.assessment().token, null, false, error);
    }

    private HelpPage.Asked asked(Turn turn, Question q, List<Question.Option> choices, Optional<Value> given, String why,
            String back, int atMost, String keep, String soFar, boolean offerHuman, String error) {
        Assessment a = turn.assessment();
        var hidden = new ArrayList<>(List.of(new HelpPage.Hidden("question", q.id()),
                new HelpPage.Hidden("key", UUID.randomUUID().toString())));
        return asked(turn.published(), q, choices, given, lifeline.of(a), "DRILL".equals(a.mode), "/help/" + a.token, hidden,
                why,
                back, atMost, keep, false, a.noVoice, soFar, a.token, offerHuman, error, keep == null ? lead(turn, q) : null);
    }

    private HelpPage.Asked asked(Protocols.Published p, Question q, List<Question.Option> choices, Optional<Value> given,
            HelpPage.Bar bar, boolean drill, String action, List<HelpPage.Hidden> hidden, String why, String back,
            int atMost, String keep, boolean first, boolean noVoice, String soFar, String token, boolean offerHuman,
            String error, String lead) {
        Said said = said();
        Set<String> chosen = new LinkedHashSet<>(given.map(Value::raw).orElse(List.of()));
        List<HelpPage.Option> options = choices.stream().map(o -> new HelpPage.Option(o.id(),
                said.option(q, o.id(), p.protocol()), chosen.contains(o.id()))).toList();
        boolean several = q.type() == QuestionType.MULTI;
        return new HelpPage.Asked(bar, drill, action, hidden, q.text().in(said.language()),
                q.help().map(h -> h.in(said.language())).orElse(null), why, several, q.type() == QuestionType.TEXT, options,
                q.type() == QuestionType.PICK || several, q.unknown().allowed(), back, atMost <= FRIGHTENING ? atMost : 0, keep,
                first, noVoice, soFar,
                token, offerHuman, p.protocol().unreviewed(said.language()), error,
                given.map(v -> said.answer(q, v, p.protocol())).orElse(null), lead);
    }

    @Transactional
    String missing(Form form, Link link) {
        return missing(form, protocols.newest(link.protocol()).orElseThrow(Problem::notFound), Answers.NONE,
                form.first("question"));
    }

    /** What is wrong with a form before it is stored, in the reader's words; null if nothing. */
    String missing(Form form, Protocols.Published p, Answers before, String question) {
        Question q = question == null ? null : p.protocol().question(question).orElse(null);
        if (q == null)
            return said().words().choose_first();
        if (q.type() == QuestionType.MULTI && form.raw().isEmpty() && !"none".equals(form.first("go")))
            return said().words().tick_first();
        boolean wrong = !p.engine().check(new Answer(q.id(), Value.of(q.type(), form.raw())), before).isEmpty();
        return wrong ? said().words().choose_first() : null;
    }

    private static List<HelpPage.Hidden> hidden(Link link) {
        var hidden = new ArrayList<HelpPage.Hidden>();
        if (link.protocol() != null)
            hidden.add(new HelpPage.Hidden("protocol", link.protocol()));
        if (link.incident() != null)
            hidden.add(new HelpPage.Hidden("incident", link.incident().toString()));
        if (link.recipient() != null)
            hidden.add(new HelpPage.Hidden("r", link.recipient()));
        hidden.add(new HelpPage.Hidden("key", link.key()));
        return hidden;
    }

    /** Where "back" leads: to the question answered last; null at the beginning. */
    static String lastAnswered(Turn turn) {
        List<String> before = order(turn.answers());
        return before.isEmpty() ? null : at(turn, before.getLast());
    }

    private static String at(Turn turn, String question) {
        return "/help/" + turn.assessment().token + "?at=" + question;
    }

    /** The questions in the order they were first answered, without the words that were never asked for. */
    private static List<String> order(Answers answers) {
        return new ArrayList<>(new LinkedHashSet<>(answers.log().stream().filter(a -> !(a.value() instanceof Value.Words))
                .map(Answer::question).toList()));
    }
}
