package org.tourniquet.triage.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.tourniquet.kit.edge.Languages;
import org.tourniquet.triage.protocol.Condition;
import org.tourniquet.triage.protocol.Flaw;
import org.tourniquet.triage.protocol.Issue;
import org.tourniquet.triage.protocol.Localized;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Question;
import org.tourniquet.triage.protocol.Route;

import io.quarkus.qute.TemplateData;

/** A protocol as its editor reads it, in one language, with each flaw beside the place it is about. */
@TemplateData
record Reading(String key, int version, String status, String situation, String language, List<Tongue> tongues,
        List<Part> flags, List<Part> issues, List<Edge> edges, List<Part> questions, List<Weight> weights,
        InfluenceDrawing drawing, List<Fault> faults, List<Fault> toCorrect,
        int errors, int warnings) {

    @TemplateData
    record Tongue(String code, String name, boolean shown) {
    }

    /** A flaw with the place it stands at; what cannot be published is not a mere warning. */
    @TemplateData
    record Fault(String pointer, String code, String sentence, boolean warning) {

        public String anchor() {
            return DraftPages.anchor(pointer);
        }
    }

    /** A flag, an issue or a question: a title, a line of facts, its texts, its choices. */
    @TemplateData
    record Part(String id, String pointer, String title, String facts, List<Block> blocks, List<Fault> faults) {
    }

    @TemplateData
    record Block(String heading, List<String> lines, boolean numbered) {
    }

    @TemplateData
    record Edge(String pointer, String from, String to, int strength, String within, String sentence, List<Fault> faults) {
    }

    @TemplateData
    record Weight(String dimension, int pick, String levels, boolean travels, List<Fault> faults) {
    }

    public boolean draft() {
        return status.equals("DRAFT");
    }

    /** The direction of the texts, which need not be that of the page. */
    public String direction() {
        return Languages.direction(language.split("[-_]", 2)[0]);
    }

    static Reading of(Check.Checked checked, String language) {
        return new Book(checked.protocol(), checked.flaws(), language).reading();
    }

    /** Turns the parts of a protocol into what the page shows. */
    private record Book(Protocol p, List<Flaw> flaws, String language) {

        Reading reading() {
            var errors = flaws.stream().filter(f -> !f.warning()).count();
            return new Reading(p.key(), p.version(), p.status().name(), p.situation().in(language), language,
                    p.locales().stream().map(l -> new Tongue(l, Languages.ALL.contains(l) ? Languages.nameOf(l) : l,
                            l.equals(language))).toList(),
                    each(p.flags().size(), i -> flag(i, "/flags/" + i)), each(p.issues().size(), i -> issue(i, "/issues/" + i)),
                    IntStream.range(0, p.influence().size()).mapToObj(this::edge).toList(),
                    each(p.questions().size(), i -> question(i, "/questions/" + i)), weights(),
                    InfluenceDrawing.of(p, language), elsewhere(),
                    flaws.stream().filter(f -> !f.warning()).map(Book::fault).toList(), (int) errors,
                    flaws.size() - (int) errors);
        }

        private List<Part> each(int many, IntFunction<Part> part) {
            return IntStream.range(0, many).mapToObj(part).toList();
        }

        private Part flag(int i, String at) {
            var flag = p.flags().get(i);
            return new Part(flag.id(), at, say(flag.message()),
                    plain(flag.urgency().name()) + " · " + plain(flag.route().name()) + " · when "
                            + written(flag.when()),
                    List.of(new Block("Do this minute", say(flag.immediateSteps()), true)), at(at));
        }

        private Part issue(int i, String at) {
            var issue = p.issues().get(i);
            var facts = new ArrayList<>(List.of("need " + issue.kind(),
                    "→ " + plain(p.tables().routes().getOrDefault(issue.kind(), Route.HUMAN_NOW).name())));
            if (issue.basePoints() != 0)
                facts.add(issue.basePoints() + " points by itself");
            issue.minUrgency().ifPresent(u -> facts.add("at least " + plain(u.name())));
            issue.bindsFlag().ifPresent(f -> facts.add("asks again about " + f));
            var blocks = new ArrayList<Block>();
            for (Issue.Way way : issue.stopTheBleeding())
                blocks.add(new Block(say(way.label()) + " · relief in " + plain(way.timeToRelief().name()), say(way.steps()),
                        true));
            blocks.add(new Block("What will be difficult", say(issue.complications()), false));
            blocks.add(new Block("Help elsewhere", issue.links().stream()
                    .map(l -> say(l.label()) + ": " + l.url(language)).toList(), false));
            return new Part(issue.id(), at, say(issue.label()), String.join(" · ", facts), blocks, at(at));
        }

        private Edge edge(int i) {
            var edge = p.influence().get(i);
            return new Edge("/influence/" + i, name(edge.from()), name(edge.to()), edge.strength(),
                    plain(edge.within().name()), edge.sentence().map(this::say).orElse(""), at("/influence/" + i));
        }

        private Part question(int i, String at) {
            var question = p.questions().get(i);
            var facts = new ArrayList<>(List.of(plain(question.phase().name()), plain(question.type().name())));
            question.dimension().ifPresent(d -> facts.add(plain(d.name())));
            question.issue().ifPresent(issue -> facts.add("about " + name(issue)));
            question.visibleIf().ifPresent(c -> facts.add("shown if " + written(c)));
            var blocks = new ArrayList<Block>();
            blocks.add(new Block("Answers", answers(question), false));
            question.sms().ifPresent(s -> blocks.add(new Block("As a text message", List.of(say(s)), false)));
            question.help().ifPresent(s -> blocks.add(new Block("Help", List.of(say(s)), false)));
            question.why().ifPresent(s -> blocks.add(new Block("Why it is asked", List.of(say(s)), false)));
            return new Part(question.id(), at, say(question.text()), String.join(" · ", facts), blocks, at(at));
        }

        private List<String> answers(Question question) {
            var answers = new ArrayList<String>();
            if (question.source() != Question.Source.OWN)
                answers.add(question.source() == Question.Source.ISSUES ? "every issue" : "the issues that are happening");
            var weights = question.dimension().map(p.dimensions()::get);
            for (var option : question.options())
                answers.add(say(option.label()) + weights.filter(w -> option.level() >= 0 && option.level() < w.levels().size())
                        .map(w -> " · " + points(w.levels().get(option.level()))).orElse(""));
            if (question.unknown().allowed())
                answers.add("“I don't know”" + (question.unknown().points() == 0 ? ""
                        : " · " + question.unknown().points()
                                + " points"));
            return answers;
        }

        private List<Weight> weights() {
            return p.dimensions().entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .map(e -> new Weight(plain(e.getKey().name()), e.getValue().pick(), e.getValue().levels().stream()
                            .map(String::valueOf).collect(Collectors.joining(", ")), e.getValue().propagates(),
                            at("/dimensions/" + e.getKey())))
                    .toList();
        }

        private String written(Condition condition) {
            return switch (condition) {
                case Condition.Is is -> is.question() + " is " + String.join(" or ", is.values());
                case Condition.All all ->
                    all.parts().stream().map(this::written).collect(Collectors.joining(" and ", "(", ")"));
                case Condition.Any any -> any.parts().stream().map(this::written).collect(Collectors.joining(" or ", "(", ")"));
                case Condition.Not not -> "not " + written(not.part());
            };
        }

        private List<Fault> at(String pointer) {
            return flaws.stream().filter(f -> f.pointer().equals(pointer) || f.pointer().startsWith(pointer + "/"))
                    .map(Book::fault).toList();
        }

        /** Those that are not about one part: the frame of the protocol. */
        private List<Fault> elsewhere() {
            return flaws.stream().filter(f -> !f.pointer().matches("/(flags|issues|questions|influence)/\\d+(/.*)?"
                    + "|/dimensions/[A-Z]+(/.*)?")).map(Book::fault).toList();
        }

        private static Fault fault(Flaw f) {
            return new Fault(f.pointer(), f.code(), f.sentence(), f.warning());
        }

        private String name(String issue) {
            return p.issue(issue).map(i -> say(i.label())).orElse(issue);
        }

        private String say(Localized text) {
            return text.in(language);
        }

        private List<String> say(List<Localized> texts) {
            return texts.stream().map(this::say).toList();
        }

        private static String points(int points) {
            return points == 1 ? "1 point" : points + " points";
        }

        private static String plain(String constant) {
            return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
