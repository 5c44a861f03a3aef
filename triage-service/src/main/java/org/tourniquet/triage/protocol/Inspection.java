package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a protocol before it may be used and names everything that is wrong with it, all at once. */
public final class Inspection {

    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final int MOST_POINTS = 1_000_000;

    private final Protocol protocol;
    private final List<Flaw> flaws = new ArrayList<>();
    private final Set<String> issues;
    private final Map<String, Question> questions = new HashMap<>();

    private Inspection(Protocol protocol) {
        this.protocol = protocol;
        this.issues = protocol.issues().stream().map(Issue::id).collect(Collectors.toSet());
        protocol.questions().forEach(q -> questions.putIfAbsent(q.id(), q));
    }

    public static List<Flaw> of(Protocol protocol) {
        var inspection = new Inspection(protocol);
        inspection.frame();
        inspection.issues();
        inspection.influence();
        inspection.weights();
        inspection.flags();
        inspection.questions();
        inspection.flaws.addAll(new Visibility(protocol, inspection.questions).flaws());
        inspection.flaws.addAll(Completeness.of(protocol));
        return List.copyOf(inspection.flaws);
    }

    private void frame() {
        if (protocol.issues().isEmpty())
            flaw("/issues", "E-EMPTY", "A protocol needs at least one issue.");
        if (protocol.questions().isEmpty())
            flaw("/questions", "E-EMPTY", "A protocol needs at least one question.");
        id("/key", protocol.key());
        unique("/issues", protocol.issues().stream().map(Issue::id).toList());
        unique("/flags", protocol.flags().stream().map(Flag::id).toList());
        unique("/questions", protocol.questions().stream().map(Question::id).toList());
        if (protocol.issues().size() > 20)
            flaw("/issues", "E-LIMIT", "At most 20 issues can be compared.");
        if (protocol.questions().size() > 200)
            flaw("/questions", "E-LIMIT", "At most 200 questions can be weighed.");
        if (protocol.horizonQuestion().isEmpty())
            flaw("/questions", "E-PHASE", "The safety question with minutes, hours, days and later is missing.");
        protocol.tables().urgency().forEach((horizon, urgency) -> {
            if (urgency == Urgency.RED)
                flaw("/urgencyTable/" + horizon, "E-FLAG", "RED comes only from a flag.");
            if (!Tables.URGENCY.containsKey(horizon))
                flaw("/urgencyTable/" + horizon, "E-REF", "There is no horizon “" + horizon + "”.");
        });
        if (protocol.gateQuestion().isEmpty())
            flaw("/questions", "E-PHASE", "The gate question in which people tick what is happening is missing.");
    }

    private void issues() {
        var firstSteps = new HashMap<String, String>();
        for (int i = 0; i < protocol.issues().size(); i++) {
            var issue = protocol.issues().get(i);
            var at = "/issues/" + i;
            if (!protocol.tables().routes().containsKey(issue.kind()))
                flaw(at + "/kind", "E-REF", "“" + issue.kind() + "” has no row in the route table.");
            if (issue.minUrgency().filter(u -> u == Urgency.RED).isPresent())
                flaw(at + "/minUrgency", "E-FLAG", "RED comes only from a flag; an issue asks for ORANGE at most.");
            issue.bindsFlag().filter(f -> protocol.flag(f).isEmpty())
                    .ifPresent(f -> flaw(at + "/bindsFlag", "E-REF", "There is no flag “" + f + "”."));
            points(at + "/basePoints", issue.basePoints());
            if (issue.stopTheBleeding().size() != 2)
                flaw(at + "/stopTheBleeding", "E-OPTIONS", "Exactly two ways to stop the bleeding belong here.");
            unique(at + "/stopTheBleeding", issue.stopTheBleeding().stream().map(Issue.Way::id).toList());
            for (int l = 0; l < issue.links().size(); l++)
                if (!issue.links().get(l).address().texts().values().stream().allMatch(Issue.Link::followed))
                    flaw(at + "/links/" + l + "/url", "E-LINK", "A link begins with https:// or tel:.");
            for (int w = 0; w < issue.stopTheBleeding().size(); w++)
                way(at + "/stopTheBleeding/" + w, issue.stopTheBleeding().get(w), firstSteps);
        }
    }

    private void way(String at, Issue.Way way, Map<String, String> firstSteps) {
        if (way.steps().isEmpty()) {
            flaw(at + "/steps", "E-OPTIONS", "A way out needs at least one step.");
            return;
        }
        way.steps().getFirst().texts().forEach((language, step) -> {
            var other = firstSteps.putIfAbsent(language + " " + step.strip(), at);
            if (other != null)
                flaw(at + "/steps/0", "E-OPTIONS", "The first step (" + language + ") is the same as at " + other + ".");
        });
    }

    private void influence() {
        var seen = new HashSet<String>();
        for (int i = 0; i < protocol.influence().size(); i++) {
            var edge = protocol.influence().get(i);
            var at = "/influence/" + i;
            reference(at + "/from", edge.from(), issues, "issue");
            reference(at + "/to", edge.to(), issues, "issue");
            if (edge.from().equals(edge.to()))
                flaw(at, "E-EDGE", "An issue cannot relieve itself.");
            if (edge.strength() < 1 || edge.strength() > 3)
                flaw(at + "/strength", "E-EDGE", "The strength is 1, 2 or 3 quarters.");
            if (!seen.add(edge.from() + " " + edge.to()))
                flaw(at, "E-EDGE", "This influence is already listed.");
        }
    }

    private void weights() {
        boolean any = protocol.issues().stream().anyMatch(i -> i.basePoints() != 0);
        for (var entry : protocol.dimensions().entrySet()) {
            var at = "/dimensions/" + entry.getKey();
            points(at + "/pick", entry.getValue().pick());
            any |= entry.getValue().pick() != 0;
            for (int level = 0; level < entry.getValue().levels().size(); level++) {
                points(at + "/levels/" + level, entry.getValue().levels().get(level));
                any |= entry.getValue().levels().get(level) != 0;
            }
        }
        if (!any)
            flaw("/dimensions", "E-WEIGHT", "All points are zero, so nothing could ever be decided.");
    }

    private void points(String at, int points) {
        if (Math.abs((long) points) > MOST_POINTS)
            flaw(at, "E-WEIGHT", "At most a million points.");
        else if (points < 0)
            flaw(at, "W-NEGATIVE", "Negative points are hard to explain.");
    }

    private void flags() {
        for (int i = 0; i < protocol.flags().size(); i++) {
            var flag = protocol.flags().get(i);
            var at = "/flags/" + i;
            flag.issue().ifPresent(id -> reference(at + "/issue", id, issues, "issue"));
            condition(at + "/when", flag.when());
            if (flag.when().reads().stream().anyMatch(q -> questions.containsKey(q)
                    && questions.get(q).phase() != Phase.SAFETY))
                flaw(at + "/when", "E-FLAG", "A flag reads safety questions only.");
            if (flag.urgency() == Urgency.RED && flag.immediateSteps().isEmpty())
                flaw(at + "/immediateSteps", "E-FLAG", "A red flag says what to do this minute.");
            if (!flag.urgency().atLeast(Urgency.ORANGE))
                flaw(at + "/urgency", "E-FLAG", "A flag is RED or ORANGE.");
        }
        if (protocol.flags().stream().noneMatch(f -> f.urgency() == Urgency.RED))
            flaw("/flags", "E-FLAG", "A flag for danger to life is missing.");
    }

    private void questions() {
        for (int i = 0; i < protocol.questions().size(); i++) {
            var question = protocol.questions().get(i);
            var at = "/questions/" + i;
            unique(at + "/options", question.options().stream().map(Question.Option::id).toList());
            question.issue().ifPresent(id -> reference(at + "/issue", id, issues, "issue"));
            question.visibleIf().ifPresent(c -> condition(at + "/visibleIf", c));
            points(at + "/unknown/points", question.unknown().points());
            if (question.phase() != Phase.CONTEXT && !question.unknown().allowed())
                flaw(at + "/unknown", "E-UNKNOWN", "“I don't know” has to be allowed here.");
            if (question.cost() < 1)
                flaw(at + "/cost", "E-WEIGHT", "A cost is at least 1.");
            if (Visibility.choices(protocol, question).isEmpty() && question.type() != QuestionType.TEXT)
                flaw(at + "/options", "E-OPTIONS", "There is nothing to choose from.");
            question.dimension().ifPresent(d -> scored(at, question, d));
            if (question.type() == QuestionType.TEXT && question.phase() != Phase.CONTEXT)
                flaw(at + "/type", "E-PHASE", "Free text is never scored; it belongs to CONTEXT.");
            if (question.type() == QuestionType.DUEL)
                flaw(at + "/type", "E-PHASE", "A duel is made by the engine, never written down.");
        }
    }

    private void scored(String at, Question question, Dimension dimension) {
        var weights = Optional.ofNullable(protocol.dimensions().get(dimension));
        if (weights.isEmpty()) {
            flaw(at + "/dimension", "E-REF", "The protocol gives no points for " + dimension + ".");
            return;
        }
        boolean pick = question.source() == Question.Source.ACTIVE_ISSUES;
        if (question.type() == QuestionType.PICK && !pick)
            flaw(at + "/optionsFrom", "E-OPTIONS", "A pick offers the active issues.");
        if (!pick && question.issue().isEmpty())
            flaw(at + "/issue", "E-REF", "A scored question says which issue it is about.");
        if ((pick || question.type() == QuestionType.MULTI) && question.unknown().points() != 0)
            flaw(at + "/unknown/points", "E-WEIGHT", "Not knowing which says nothing about any issue.");
        for (int o = 0; o < question.options().size(); o++) {
            int level = question.options().get(o).level();
            if (level >= weights.get().levels().size() || level < 0 && question.type() != QuestionType.MULTI)
                flaw(at + "/options/" + o + "/level", "E-WEIGHT", "The dimension has no such level.");
        }
    }

    private void condition(String at, Condition condition) {
        switch (condition) {
            case Condition.Is is -> is(at, is);
            case Condition.All all -> parts(at + "/all", all.parts());
            case Condition.Any any -> parts(at + "/any", any.parts());
            case Condition.Not not -> condition(at + "/not", not.part());
        }
    }

    private void parts(String at, List<Condition> parts) {
        if (parts.isEmpty())
            flaw(at, "E-EMPTY", "An empty list of conditions says nothing.");
        for (int i = 0; i < parts.size(); i++)
            condition(at + "/" + i, parts.get(i));
    }

    private void is(String at, Condition.Is is) {
        if (!questions.containsKey(is.question())) {
            flaw(at + "/question", "E-REF", "There is no question “" + is.question() + "”.");
            return;
        }
        var question = questions.get(is.question());
        var known = Stream.concat(Stream.of(Value.UNKNOWN, Value.NONE), Visibility.choices(protocol, question).stream())
                .flatMap(o -> Stream.of(o, o + ":" + Value.UNKNOWN)).collect(Collectors.toSet());
        for (int i = 0; i < is.values().size(); i++)
            reference(at + "/is/" + i, is.values().get(i), known, "option");
        if (is.values().isEmpty())
            flaw(at + "/is", "E-EMPTY", "A condition names at least one answer.");
    }

    private void reference(String at, String id, Collection<String> known, String what) {
        if (!known.contains(id))
            flaw(at, "E-REF", "There is no " + what + " “" + id + "”.");
    }

    private void unique(String at, List<String> ids) {
        var seen = new HashSet<String>();
        for (int i = 0; i < ids.size(); i++) {
            id(at + "/" + i + "/id", ids.get(i));
            if (!seen.add(ids.get(i)))
                flaw(at + "/" + i + "/id", "E-ID", "“" + ids.get(i) + "” is there twice.");
        }
    }

    private void id(String at, String id) {
        if (!ID.matcher(id).matches() || id.equals(Value.UNKNOWN) || id.equals(Value.NONE))
            flaw(at, "E-ID", "“" + id + "” is not a usable id: letters, digits, - and _, beginning with a letter.");
    }

    private void flaw(String at, String code, String sentence) {
        flaws.add(new Flaw(at, code, sentence));
    }
}
