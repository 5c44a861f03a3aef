package org.tourniquet.triage.authoring.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads what {@link Expression} writes, and what authors write in its place, curly quotation marks included. */
final class ExpressionReader {

    /** What cannot be read, told to its author. */
    static final class NotUnderstood extends Exception {
        NotUnderstood(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** A part of an expression: what it says, a constant that only fills up, and whether it stands without brackets. */
    private record Part(ObjectNode node, String constant, boolean bare) {
    }

    private static final String HELP = "; write it like selected(${safety}, 'LIFE') or ${horizon} = 'hours', with and, or, not( ) "
            + "and brackets.";
    private static final Pattern TOKEN = Pattern
            .compile("\\s*(\\$\\{([^}]*)}|'([^']*)'|\"([^\"]*)\"|!=|[=(),]|[A-Za-z][A-Za-z-]*|\\S)");
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    private static final int DEEPEST = 50;
    private static final int LONGEST = 4_000;

    private final List<String> tokens = new ArrayList<>();
    private int at;
    private int depth;

    private ExpressionReader(String text) {
        var plain = text.replaceAll("[‘’‚‛′]", "'").replaceAll("[“”„‟″]", "\"").replace('\u00a0', ' ');
        var found = TOKEN.matcher(plain);
        while (found.lookingAt()) {
            String alone = found.group(1);
            tokens.add(found.group(2) != null ? "$" + found.group(2).strip()
                    : found.group(3) != null ? "'" + found.group(3)
                            : found.group(4) != null ? "'" + found.group(4)
                                    : alone.equals("$") || alone.equals("'") ? "a lone " + alone : alone);
            found.region(found.end(), plain.length());
        }
    }

    static ObjectNode read(String text) throws NotUnderstood {
        if (text.length() > LONGEST)
            throw new NotUnderstood("This is longer than " + LONGEST + " characters; take it apart into several questions.");
        var reader = new ExpressionReader(text);
        var whole = reader.any();
        if (reader.at < reader.tokens.size())
            throw reader.unexpected("its end");
        return filled(whole).node;
    }

    /** A constant that stands alone is an empty condition. */
    private static Part filled(Part part) {
        return part.constant == null ? part
                : new Part(list(part.constant.equals("true") ? "all" : "any", List.of()), null, false);
    }

    private Part any() throws NotUnderstood {
        var parts = chain("or");
        if (parts.size() == 1)
            return parts.getFirst();
        if (parts.stream().allMatch(p -> p.bare && p.node.has("question")
                && p.node.path("question").equals(parts.getFirst().node.path("question")))) {
            var is = MAKE.arrayNode();
            parts.forEach(p -> is.addAll((ArrayNode) p.node.path("is")));
            ObjectNode one = MAKE.objectNode();
            one.set("question", parts.getFirst().node.path("question"));
            one.set("is", is);
            return new Part(one, null, false);
        }
        return joined("any", parts, "false");
    }

    private Part all() throws NotUnderstood {
        var parts = chain("and");
        return parts.size() == 1 ? parts.getFirst() : joined("all", parts, "true");
    }

    private List<Part> chain(String word) throws NotUnderstood {
        var parts = new ArrayList<Part>();
        do
            parts.add(word.equals("or") ? all() : one());
        while (took(word));
        return parts;
    }

    private static Part joined(String word, List<Part> parts, String filler) {
        return new Part(list(word, parts.stream().filter(p -> !filler.equals(p.constant)).map(p -> (JsonNode) filled(p).node)
                .toList()), null, false);
    }

    private Part one() throws NotUnderstood {
        if (++depth > DEEPEST)
            throw new NotUnderstood("This has more brackets inside each other than can be read" + HELP);
        try {
            if (took("("))
                return bracketed();
            if (took("not")) {
                need("(");
                ObjectNode not = MAKE.objectNode();
                not.set("not", bracketed().node);
                return new Part(not, null, true);
            }
            if (took("true") || took("false")) {
                String constant = tokens.get(at - 1);
                need("(");
                need(")");
                return new Part(null, constant, false);
            }
            return took("selected") ? selected() : compared();
        } finally {
            depth--;
        }
    }

    private Part bracketed() throws NotUnderstood {
        var inside = filled(any());
        need(")");
        return new Part(inside.node, null, false);
    }

    private Part selected() throws NotUnderstood {
        need("(");
        String question = taken('$', "a question like ${safety}");
        need(",");
        String value = taken('\'', "an answer in quotation marks like 'LIFE'");
        need(")");
        return is(question, value);
    }

    private Part compared() throws NotUnderstood {
        String question = taken('$', "a question like ${safety}");
        boolean not = took("!=");
        if (!not)
            need("=");
        var is = is(question, taken('\'', "an answer in quotation marks like 'hours'"));
        if (!not)
            return is;
        ObjectNode other = MAKE.objectNode();
        other.set("not", is.node);
        return new Part(other, null, true);
    }

    private static Part is(String question, String value) {
        ObjectNode is = MAKE.objectNode().put("question", question);
        var values = is.putArray("is");
        if (!value.isEmpty())
            values.add(value);
        return new Part(is, null, true);
    }

    private static ObjectNode list(String word, List<JsonNode> parts) {
        ObjectNode node = MAKE.objectNode();
        node.putArray(word).addAll(parts);
        return node;
    }

    private boolean took(String token) {
        boolean here = at < tokens.size() && tokens.get(at).equals(token);
        if (here)
            at++;
        return here;
    }

    private void need(String token) throws NotUnderstood {
        if (!took(token))
            throw unexpected("“" + token + "”");
    }

    private String taken(char mark, String what) throws NotUnderstood {
        if (at >= tokens.size() || tokens.get(at).charAt(0) != mark)
            throw unexpected(what);
        return tokens.get(at++).substring(1);
    }

    private NotUnderstood unexpected(String needed) {
        String here = at >= tokens.size() ? "the end"
                : "“" + tokens.get(at).replaceFirst("^\\$(.+)", "\\${$1}")
                        .replaceFirst("^'(.+)", "'$1'") + "”";
        return new NotUnderstood("Instead of " + here + " belongs " + needed + HELP);
    }
}
