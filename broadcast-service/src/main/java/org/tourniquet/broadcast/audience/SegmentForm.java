package org.tourniquet.broadcast.audience;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.tourniquet.kit.edge.Problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A segment as a form of condition rows, joined by all or by any. A rule that is nested deeper than rows can show is kept as
 * its JSON and edited there.
 */
public record SegmentForm(String name, boolean any, List<Row> rows, String json) {
    private static final int MOST_ROWS = 20;
    private static final Row EMPTY = new Row("", "is", "");

    /** What can be said between field and value. */
    public enum How {
        IS("is", "is", false),
        IS_NOT("is-not", "is not", true),
        IN("in", "is one of", false),
        NOT_IN("not-in", "is none of", true),
        STARTS("startsWith", "begins with", false),
        STARTS_NOT("not-startsWith", "does not begin with", true),
        THERE("exists", "is known", false),
        NOT_THERE("not-exists", "is not known", true);

        private final String code;
        private final String label;
        private final boolean negative;

        How(String code, String label, boolean negative) {
            this.code = code;
            this.label = label;
            this.negative = negative;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        /** As the rule calls it. */
        private String verb() {
            return negative ? (this == IS_NOT ? "is" : code.substring(4)) : code;
        }
    }

    /** One condition as it stands in the form. */
    public record Row(String field, String how, String value) {
        boolean blank() {
            return field.isBlank() && value.isBlank();
        }
    }

    static SegmentForm empty() {
        return new SegmentForm("", false, List.of(EMPTY), null);
    }

    /** What was typed; what was pressed may add a row or take one away. */
    static SegmentForm of(Map<String, List<String>> form) {
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < MOST_ROWS && form.containsKey("field." + at); at++)
            rows.add(new Row(first(form, "field." + at), first(form, "how." + at), first(form, "value." + at)));
        String then = first(form, "then");
        if (then.matches("remove\\.\\d{1,2}") && Integer.parseInt(then.substring(7)) < rows.size())
            rows.remove(Integer.parseInt(then.substring(7)));
        if ((then.equals("add") || rows.isEmpty()) && rows.size() < MOST_ROWS)
            rows.add(EMPTY);
        return new SegmentForm(first(form, "name"), first(form, "joint").equals("any"), rows,
                form.containsKey("json") ? first(form, "json") : null);
    }

    /** A segment that is there; in rows when rows can say it. */
    static SegmentForm of(Segment segment) {
        JsonNode rule = Segment.read(segment.rule());
        boolean any = rule.has("any");
        Iterable<JsonNode> parts = any ? rule.get("any") : rule.has("all") ? rule.get("all") : List.of(rule);
        List<Row> rows = new ArrayList<>();
        for (JsonNode part : parts) {
            Optional<Row> row = row(part);
            if (row.isEmpty())
                return new SegmentForm(segment.name(), any, List.of(), rule.toPrettyString());
            rows.add(row.get());
        }
        return new SegmentForm(segment.name(), any, rows, null);
    }

    private static Optional<Row> row(JsonNode part) {
        boolean not = part.has("not");
        JsonNode leaf = not ? part.get("not") : part;
        if (!leaf.has("field"))
            return Optional.empty();
        String field = leaf.get("field").asText();
        return Arrays.stream(How.values()).filter(how -> how.negative == not && leaf.has(how.verb())).findFirst()
                .map(how -> new Row(field, how.code, shown(field, leaf.get(how.verb()))));
    }

    /** Lists with commas, audiences by their names, yes and no for what is true or false. */
    private static String shown(String field, JsonNode value) {
        List<String> values = new ArrayList<>();
        if (value.isArray())
            value.forEach(each -> values.add(each.asText()));
        else
            values.add(value.isBoolean() ? (value.asBoolean() ? "yes" : "no") : value.asText());
        return String.join(", ", values.stream().map(each -> field.equals("audience") ? Hints.nameOf(each) : each).toList());
    }

    /** The rule that the rows say; rows in which nothing stands are left out, and without any row it is empty and refused. */
    JsonNode rule() {
        if (json != null)
            return Segment.read(json);
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        ArrayNode parts = rule.putArray(any ? "any" : "all");
        rows.stream().filter(row -> !row.blank()).forEach(row -> parts.add(part(row)));
        return rule;
    }

    private static JsonNode part(Row row) {
        How how = Arrays.stream(How.values()).filter(one -> one.code.equals(row.how)).findFirst().orElse(How.IS);
        ObjectNode leaf = JsonNodeFactory.instance.objectNode().put("field", row.field);
        boolean care = row.field.equals(SegmentField.Kind.SAFE_CONTACT.name);
        switch (how) {
            case THERE, NOT_THERE -> leaf.put("exists", true);
            case IN, NOT_IN -> Arrays.stream(row.value.split(",")).map(String::strip).filter(each -> !each.isEmpty())
                    .map(each -> Hints.meant(row.field, each)).forEach(leaf.putArray("in")::add);
            default -> {
                String value = Hints.meant(row.field, row.value.strip());
                if (care && value.matches("yes|no|true|false"))
                    leaf.put(how.verb(), value.equals("yes") || value.equals("true"));
                else
                    leaf.put(how.verb(), value);
            }
        }
        return how.negative ? JsonNodeFactory.instance.objectNode().set("not", leaf) : leaf;
    }

    /** The same problem with the form's fields in place of the rule's. */
    Problem told(Problem problem) {
        if (json != null)
            return problem;
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++)
            if (!rows.get(at).blank())
                places.add(at);
        Problem told = Problem.of(problem.status(), problem.code(), problem.title()).detail(problem.detail());
        for (Problem.At wrong : problem.errors()) {
            String[] path = wrong.pointer().split("/");
            if (path.length > 3 && path[1].equals("rule") && path[3].matches("\\d+"))
                told.at("/" + (wrong.pointer().endsWith("/field") ? "field" : "value") + "/"
                        + places.get(Integer.parseInt(path[3])), wrong.code(), wrong.detail());
            else
                told.at(path[1].equals("rule") ? "/field/0" : wrong.pointer(), wrong.code(), wrong.detail());
        }
        return told;
    }

    private static String first(Map<String, List<String>> form, String name) {
        List<String> values = form.get(name);
        return values == null || values.isEmpty() || values.getFirst() == null ? "" : values.getFirst();
    }
}
