package org.tourniquet.triage.assessment;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.triage.protocol.Dimension;
import org.tourniquet.triage.protocol.Influence;
import org.tourniquet.triage.protocol.Localized;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.QuestionType;
import org.tourniquet.triage.protocol.Step;
import org.tourniquet.triage.protocol.Urgency;
import org.tourniquet.triage.protocol.Value;
import org.tourniquet.triage.protocol.Verdict;

/** Composes the verdict page in its fixed order, and the page that walks somebody through one of the two ways. */
@ApplicationScoped
class VerdictScreens {

    private final Finding finding;
    private final Doors doors;
    private final Humans humans;
    private final Lifeline lifeline;
    private final FieldCipher cipher;
    private final Languages languages;

    VerdictScreens(Finding finding, Doors doors, Humans humans, Lifeline lifeline, FieldCipher cipher, Languages languages) {
        this.finding = finding;
        this.doors = doors;
        this.humans = humans;
        this.lifeline = lifeline;
        this.cipher = cipher;
        this.languages = languages;
    }

    /** The verdict, or the page of someone who asked for a human before there is one. */
    @Transactional
    HelpPage.Outcome outcome(Turn turn, boolean human, Problem problem, Form form) {
        Assessment a = turn.assessment();
        Said said = Said.of(languages.language());
        VerdictView view = human ? null : finding.of(turn, said);
        List<DoorView> ways = human ? doors.toHuman(a, said)
                : doors.of(turn.shown(), turn.published().protocol(), a, said);
        return new HelpPage.Outcome(lifeline.of(a, turn.shown().flags()), "DRILL".equals(a.mode), a.token, view, human,
                !human && a.humanWishedAt != null && humans.standing(a.id).filter(s -> !s.closed()).isPresent(),
                ways.isEmpty() ? null : ways.getFirst(), ways.isEmpty() ? ways : ways.subList(1, ways.size()),
                standing(a, turn.found(), said), whichFirst(turn, said, human), taken(turn), told(view, said), a.passport,
                humans.words(a.id, at -> doors.when().say(at, said)), turn.published().protocol().unreviewed(said.language()),
                a.reachable() ? Masked.of(a, cipher) : null,
                wordsQuestion(turn).isPresent() ? said.verdict().your_words() : null, HelpScreens.lastAnswered(turn),
                more(turn), problem == null ? null : sentence(problem, said), new HelpPage.Typed(form));
    }

    /** Whether more questions could change it: also after the few that are asked by text. */
    private static boolean more(Turn turn) {
        return turn.step() instanceof Step.Ask
                || turn.assessment().byText && turn.found().status() == Verdict.Status.PROVISIONAL;
    }

    /** With whom the story is, how many come before it, until when a human is promised; honest when that is over. */
    private HelpPage.Standing standing(Assessment a, Verdict found, Said said) {
        Humans.Standing s = humans.standing(a.id).orElse(null);
        if (s == null || s.closed())
            return null;
        When when = doors.when();
        // who is RED is next as long as others are not; a time would be past the moment it is read
        boolean red = found.urgency() == Urgency.RED;
        boolean late = !red && s.agent() == null && s.due().isBefore(when.now());
        return new HelpPage.Standing(s.agent(), (int) s.before(), late, red ? null : when.say(s.due(), said),
                s.agent() == null ? s.likelyMinutes() : null);
    }

    /** Asked when the person's own choice is another one; always possible, except in danger of life. */
    static HelpPage.First whichFirst(Turn turn, Said said, boolean human) {
        Verdict shown = turn.shown();
        if (human || shown.status() == Verdict.Status.RED_FLAG)
            return null;
        Protocol protocol = turn.published().protocol();
        String now = shown.winner().orElse("");
        String found = turn.found().winner().orElse("");
        String wanted = wanted(turn).filter(w -> !w.equals(found)).orElse(null);
        var others = turn.published().engine().happening(turn.answers()).stream().filter(i -> !i.id().equals(now))
                .map(i -> new HelpPage.Option(i.id(), i.label().in(said.language()), i.id().equals(found))).toList();
        boolean asks = wanted != null && !found.isEmpty() && turn.assessment().wishedAt == null;
        return others.isEmpty() ? null
                : new HelpPage.First(asks ? said.label(protocol, Optional.of(wanted)) : null, asks ? wanted : null,
                        asks ? said.label(protocol, Optional.of(found)) : null, found,
                        asks ? relief(protocol, found, wanted, said) : null, others);
    }

    private static Optional<String> wanted(Turn turn) {
        return turn.published().protocol().questions().stream()
                .filter(q -> q.type() == QuestionType.PICK && q.dimension().equals(Optional.of(Dimension.CHOICE)))
                .flatMap(q -> turn.answers().current(q.id()).stream()).filter(Value.Choice.class::isInstance)
                .map(v -> ((Value.Choice) v).id()).filter(id -> !id.equals(Value.NONE)).findFirst();
    }

    private static String relief(Protocol protocol, String from, String to, Said said) {
        return protocol.influence().stream().filter(i -> i.from().equals(from) && i.to().equals(to)).findFirst()
                .flatMap(Influence::sentence).map(s -> s.in(said.language())).orElse(null);
    }

    private static HelpPage.Taken taken(Turn turn) {
        return turn.way().map(w -> new HelpPage.Taken(w.id(), turn.assessment().stepsDone, w.steps().size())).orElse(null);
    }

    private String told(VerdictView view, Said said) {
        return view == null || view.story() == null || view.story().example() ? null
                : said.verdict().story_told(doors.when().day(view.story().told(), said));
    }

    private static String sentence(Problem problem, Said said) {
        return switch (problem.errors().isEmpty() ? "" : problem.errors().getFirst().code()) {
            case "email-wrong" -> said.verdict().email_wrong();
            case "phone-wrong" -> said.verdict().phone_wrong();
            default -> said.verdict().contact_missing();
        };
    }

    /** The open question for own words, where the protocol has one. */
    Optional<String> wordsQuestion(Turn turn) {
        return turn.published().engine().context(turn.answers()).stream().filter(q -> q.type() == QuestionType.TEXT)
                .map(q -> q.id()).findFirst();
    }

    /** The way the person took: one step at a time, all as lines, or all as pictures; nothing if none was taken. */
    @Transactional
    Optional<HelpPage.Walk> walk(Turn turn, String format, Integer asked) {
        Said said = Said.of(languages.language());
        return turn.way().map(way -> {
            List<Localized> steps = way.steps();
            int done = Math.min(turn.assessment().stepsDone, steps.size());
            int at = asked == null || asked < 1 || asked > steps.size() ? done + 1 : asked;
            var drawn = steps.stream().map(s -> new HelpPage.Drawn(s.in(said.language()), Pictures.svg(s))).toList();
            String form = "lines".equals(format) || "pictures".equals(format) ? format : "walk";
            Assessment a = turn.assessment();
            return new HelpPage.Walk(lifeline.of(a), "DRILL".equals(a.mode), a.token, way.label().in(said.language()),
                    said.relief(way), form, drawn, at, done, at <= steps.size() ? drawn.get(at - 1) : null,
                    a.betterAt != null);
        });
    }
}
