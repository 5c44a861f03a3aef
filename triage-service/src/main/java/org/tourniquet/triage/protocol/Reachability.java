package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Checks by trying that every condition can come true: no question is written for nobody, no flag is asleep. */
final class Reachability {

    private static final long MOST_TRIES = 1 << 20;

    private final Findings found;
    private final Protocol protocol;

    private Reachability(Findings found) {
        this.found = found;
        this.protocol = found.protocol;
    }

    static void inspect(Findings found) {
        var check = new Reachability(found);
        for (int i = 0; i < found.protocol.questions().size(); i++) {
            var question = found.protocol.questions().get(i);
            if (question.visibleIf().isPresent())
                check.find("/questions/" + i + "/visibleIf", "This question is never shown: no answers make its condition "
                        + "true. Change the condition, or take the question out.", check.needed(question),
                        now -> now.shown(question) == Truth.YES);
        }
        for (int i = 0; i < found.protocol.flags().size(); i++) {
            var flag = found.protocol.flags().get(i);
            check.find("/flags/" + i + "/when", "This flag can never be raised: no answers make its condition true. Change "
                    + "the condition.", check.needed(flag.when()),
                    now -> Truth.of(flag.when(), now::threatens) == Truth.YES);
        }
    }

    private void find(String at, String never, Set<Question> needed, Predicate<Current> holds) {
        var values = new LinkedHashMap<String, List<Value>>();
        needed.forEach(q -> values.put(q.id(), values(q)));
        long tries = 1;
        for (var choices : values.values())
            tries = Math.min(MOST_TRIES + 1, tries * Math.max(1, choices.size()));
        if (tries > MOST_TRIES)
            found.add(at, "W-UNREACHABLE", "This hangs on too many answers to try whether it can ever come true.");
        else if (!any(values, new ArrayList<>(values.keySet()), Answers.NONE, holds))
            found.add(at, "E-UNREACHABLE", never);
    }

    private boolean any(Map<String, List<Value>> values, List<String> left, Answers answers, Predicate<Current> holds) {
        if (left.isEmpty())
            return holds.test(new Current(protocol, answers));
        var question = left.getFirst();
        var rest = left.subList(1, left.size());
        return values.get(question).stream().anyMatch(v -> any(values, rest, answers.with(question, v), holds));
    }

    /** The questions that have a say, those they hang on included; the gate where it matters what is happening. */
    private Set<Question> needed(Question question) {
        var all = needed(question.visibleIf().orElseThrow());
        if (question.phase() == Phase.SCORE && question.issue().isPresent())
            protocol.gateQuestion().ifPresent(all::add);
        return all;
    }

    private Set<Question> needed(Condition condition) {
        var all = new LinkedHashSet<Question>();
        var open = new ArrayList<>(condition.reads());
        while (!open.isEmpty()) {
            var question = found.questions.get(open.removeLast());
            if (!all.add(question))
                continue;
            question.visibleIf().ifPresent(c -> open.addAll(c.reads()));
            if (question.phase() == Phase.SCORE)
                protocol.gateQuestion().ifPresent(g -> open.add(g.id()));
        }
        return all;
    }

    /** Answers that the conditions can tell apart: those they name, and one of all the others. */
    private List<Value> values(Question question) {
        var named = named(question.id());
        var values = new ArrayList<Value>();
        if (question.type() == QuestionType.MULTI)
            ticks(new ArrayList<>(named), tickedAnyway(question, named), Set.of(), values);
        else {
            var choices = new ArrayList<>(Visibility.choices(protocol, question));
            if (question.type() == QuestionType.PICK)
                choices.add(Value.NONE);
            choices.stream().filter(named::contains).forEach(c -> values.add(new Value.Choice(c)));
            choices.stream().filter(c -> !named.contains(c)).findFirst().ifPresent(c -> values.add(new Value.Choice(c)));
        }
        if (question.unknown().allowed())
            values.add(new Value.Unknown());
        return values;
    }

    /** What no condition names is happening at the gate, so that every issue can be asked about. */
    private Set<String> tickedAnyway(Question question, Set<String> named) {
        var ticked = new TreeSet<String>();
        if (question.source() == Question.Source.ISSUES)
            found.issues.stream().filter(i -> !named.contains(i)).forEach(ticked::add);
        return ticked;
    }

    private static void ticks(List<String> left, Set<String> yes, Set<String> open, List<Value> into) {
        if (left.isEmpty() || into.size() > MOST_TRIES) {
            into.add(new Value.Several(yes, open));
            return;
        }
        var rest = left.subList(1, left.size());
        ticks(rest, yes, open, into);
        ticks(rest, with(yes, left.getFirst()), open, into);
        ticks(rest, yes, with(open, left.getFirst()), into);
    }

    private static Set<String> with(Set<String> all, String one) {
        var more = new TreeSet<>(all);
        more.add(one);
        return more;
    }

    /** The answers of a question that any condition of the protocol names. */
    private Set<String> named(String question) {
        var named = new TreeSet<String>();
        protocol.questions().forEach(q -> q.visibleIf().ifPresent(c -> named(c, question, named)));
        protocol.flags().forEach(f -> named(f.when(), question, named));
        named.remove(Value.UNKNOWN);
        return named;
    }

    private static void named(Condition condition, String question, Set<String> into) {
        switch (condition) {
            case Condition.Is is -> {
                if (is.question().equals(question))
                    is.values().forEach(v -> into.add(v.endsWith(":" + Value.UNKNOWN) ? v.substring(0,
                            v.length() - Value.UNKNOWN.length() - 1) : v));
            }
            case Condition.All all -> all.parts().forEach(p -> named(p, question, into));
            case Condition.Any any -> any.parts().forEach(p -> named(p, question, into));
            case Condition.Not not -> named(not.part(), question, into);
        }
    }
}
