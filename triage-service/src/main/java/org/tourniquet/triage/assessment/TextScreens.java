package org.tourniquet.triage.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.Languages;
import org.tourniquet.triage.assessment.texting.Asked;
import org.tourniquet.triage.assessment.texting.Bubbles;
import org.tourniquet.triage.assessment.texting.Segments;
import org.tourniquet.triage.protocol.Issue;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Question;
import org.tourniquet.triage.protocol.QuestionType;
import org.tourniquet.triage.protocol.Step;
import org.tourniquet.triage.protocol.Value;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/** Composes the questions of a dialogue by text: numbered choices, as few texts as they fit into. */
@ApplicationScoped
class TextScreens {

    /** Before anything is ticked the true bound is far above what will be asked; it is told once it helps. */
    private static final int FRIGHTENING = 9;
    private static final int PARTS_OF_A_QUESTION = 2;

    static TextMessages words(String language) {
        return MessageBundles.get(TextMessages.class, Localized.Literal.of(language));
    }

    /** What may be answered to a question: its choices in the order of their numbers. */
    Asked asked(Turn turn, String question, String language) {
        var protocol = turn.published().protocol();
        Question q = protocol.question(question).orElseThrow();
        Said said = Said.of(language);
        var options = choices(turn, q).stream()
                .map(o -> new Asked.Option(o.id(), label(q, o.id(), protocol, said))).toList();
        var offered = new ArrayList<>(options);
        if (q.type() == QuestionType.PICK || q.type() == QuestionType.MULTI)
            offered.add(new Asked.Option(Asked.NONE, said.words().none()));
        var absent = q.type() != QuestionType.PICK ? List.<Asked.Option> of()
                : protocol.issues().stream().filter(i -> options.stream().noneMatch(o -> o.id().equals(i.id())))
                        .map(i -> new Asked.Option(i.id(), i.label().in(language))).toList();
        return new Asked(q.type() == QuestionType.MULTI, q.type() == QuestionType.YES_NO, q.unknown().allowed(), offered,
                absent);
    }

    /** "Yes" belongs to the carriers, so it is not prompted. */
    private static String label(Question question, String id, Protocol protocol, Said said) {
        if (question.type() != QuestionType.YES_NO || !question.options().isEmpty())
            return said.option(question, id, protocol);
        return id.equals("yes") ? words(said.language()).is_so() : words(said.language()).not_so();
    }

    /** The choices as they were put: those of the open question, else (an earlier one again) those there are. */
    private static List<Question.Option> choices(Turn turn, Question question) {
        return turn.step() instanceof Step.Ask ask && ask.question().id().equals(question.id()) ? ask.choices()
                : turn.published().engine().choices(question, turn.answers());
    }

    /** The first question: the emergency number before it, and after it that a browser would do too. */
    List<String> first(Turn turn, String question, String number, boolean anew, String language) {
        TextMessages words = words(language);
        Question q = turn.published().protocol().question(question).orElseThrow();
        String hello = words.hello(number) + (anew ? "\n" + words.anew() : "")
                + (turn.published().protocol().unreviewed(language) ? " " + words.unreviewed() : "");
        return q.type() != QuestionType.MULTI ? question(turn, question, hello, true, language)
                : Bubbles.of(hello + "\n" + q.text().in(language),
                        numbered(asked(turn, question, language).options()), words.tick_numbers() + "\n" + words.or_web());
    }

    /**
     * A question as texts, with what has to be said before it (or nothing), and what is known so far: in full when it is
     * offered for the first time, later in short where there is room.
     */
    List<String> question(Turn turn, String question, String lead, boolean offered, String language) {
        Question q = turn.published().protocol().question(question).orElseThrow();
        TextMessages words = words(language);
        List<String> lines = numbered(asked(turn, question, language).options());
        String text = q.sms().map(s -> s.in(language)).filter(s -> !s.isBlank()).orElse(q.text().in(language));
        if (q.type() == QuestionType.MULTI)
            return Bubbles.of(lead == null ? text : lead + "\n" + text, lines, words.tick_numbers());
        String enough = offered ? "" : enough(turn, language);
        String whole = Stream.concat(Stream.of(text), lines.stream()).reduce((a, b) -> a + "\n" + b).orElseThrow() + enough;
        String legend = "\n" + words.legend();
        String inShort = offered && turn.enough().isPresent() ? "\n" + words.enough_short() : "";
        var versions = new ArrayList<String>();
        for (String head : lead == null ? List.of("") : List.of(lead + "\n", ""))
            versions.addAll(List.of(head + whole + legend + inShort + more(turn, language), head + whole + legend + inShort,
                    head + whole + legend, head + whole + "\n" + words.person()));
        versions.add(whole);
        String sent = Bubbles.fullest(versions);
        var texts = new ArrayList<String>();
        if (lead != null && !sent.startsWith(Segments.thrifty(lead)))
            texts.add(Segments.thrifty(lead));
        if (Segments.of(sent) <= PARTS_OF_A_QUESTION)
            texts.add(sent);
        else
            texts.addAll(Bubbles.of(text, lines, (enough + legend).strip()));
        return texts;
    }

    /** "So far this first. Enough?", with the word that says so. */
    private static String enough(Turn turn, String language) {
        return turn.enough().map(soFar -> "\n" + words(language)
                .enough(Said.of(language).label(turn.published().protocol(), soFar.winner()))).orElse("");
    }

    private static String more(Turn turn, String language) {
        return turn.step() instanceof Step.Ask ask && ask.atMost() <= FRIGHTENING && ask.atMost() > 1
                ? "\n" + Said.of(language).words().at_most(ask.atMost())
                : "";
    }

    /** Two ways on, in a sentence. */
    List<String> two(String sentence, Asked ways) {
        return Bubbles.of(sentence, numbered(ways.options()), "");
    }

    /** No language is known, so the number stands beside three letters that all of them have. */
    List<String> languages(String number) {
        return Bubbles.of("SOS " + number, numbered(languagesAsked().options()), "");
    }

    Asked languagesAsked() {
        return new Asked(false, false, false,
                Languages.ALL.stream().map(l -> new Asked.Option(l, Languages.nameOf(l))).toList(), List.of());
    }

    List<String> subjects(List<Protocols.Published> current, String number, String language) {
        return Bubbles.of(words(language).hello(number) + "\n" + Said.of(language).words().choose_title(),
                numbered(subjectsAsked(current, language).options()), "");
    }

    Asked subjectsAsked(List<Protocols.Published> current, String language) {
        return new Asked(false, false, false, current.stream()
                .map(p -> new Asked.Option(p.key(), p.protocol().situation().in(language))).toList(), List.of());
    }

    /** The way that was taken, step by step. */
    List<String> way(Issue.Way way, String language) {
        var steps = new ArrayList<String>();
        way.steps().forEach(s -> steps.add((steps.size() + 1) + ". " + s.in(language)));
        return Bubbles.of(words(language).took(way.label().in(language)), steps, "");
    }

    private static List<String> numbered(List<Asked.Option> options) {
        var lines = new ArrayList<String>();
        options.forEach(o -> lines.add((lines.size() + 1) + ") " + o.label()));
        return lines;
    }

    /** What was chosen, as it is stored. */
    static List<String> stored(Question question, List<String> ids) {
        return question.type() == QuestionType.MULTI && ids.equals(List.of(Value.NONE)) ? List.of() : ids;
    }
}
