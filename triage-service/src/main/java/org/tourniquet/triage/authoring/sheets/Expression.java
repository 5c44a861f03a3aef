package org.tourniquet.triage.authoring.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Writes a condition as XLSForm does: {@code selected(${safety}, 'LIFE') and not(${horizon} = 'later')}. Brackets keep what
 * is inside together, so that {@link ExpressionReader} finds the very same condition again.
 */
final class Expression {

    private final Predicate<String> ticks;

    private Expression(Predicate<String> ticks) {
        this.ticks = ticks;
    }

    /** The questions in which several answers may be ticked are asked with {@code selected}. */
    static String of(JsonNode condition, Predicate<String> ticks) {
        return new Expression(ticks).written(condition);
    }

    private String written(JsonNode condition) {
        if (condition.has("question"))
            return answers(condition.path("question").asText(), condition.path("is"));
        if (condition.has("all"))
            return several(condition.path("all"), " and ", "true()");
        if (condition.has("not"))
            return "not(" + written(condition.path("not")) + ")";
        return several(condition.path("any"), " or ", "false()");
    }

    private String answers(String question, JsonNode is) {
        if (is.isEmpty())
            return answer(question, "");
        var each = new ArrayList<String>();
        is.forEach(value -> each.add(answer(question, value.asText())));
        return String.join(" or ", each);
    }

    private String answer(String question, String value) {
        String quoted = value.contains("'") ? '"' + value + '"' : "'" + value + "'";
        return ticks.test(question) ? "selected(${" + question + "}, " + quoted + ")" : "${" + question + "} = " + quoted;
    }

    private String several(JsonNode parts, String word, String none) {
        if (parts.size() < 2)
            return parts.isEmpty() ? none : part(parts.get(0)) + word + none;
        List<String> each = new ArrayList<>();
        parts.forEach(p -> each.add(part(p)));
        // else it would read as one question with several answers
        if (word.equals(" or ") && sameQuestion(parts))
            each.addLast("(" + each.removeLast() + ")");
        return each.stream().collect(Collectors.joining(word));
    }

    private String part(JsonNode part) {
        return single(part) || part.has("not") ? written(part) : "(" + written(part) + ")";
    }

    private static boolean sameQuestion(JsonNode parts) {
        for (var part : parts)
            if (!single(part) || !part.path("question").equals(parts.get(0).path("question")))
                return false;
        return true;
    }

    private static boolean single(JsonNode part) {
        return part.has("question") && part.path("is").size() < 2;
    }
}
