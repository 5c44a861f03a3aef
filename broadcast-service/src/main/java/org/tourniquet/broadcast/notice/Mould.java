package org.tourniquet.broadcast.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with open places that is taken apart once and filled many times. A place is {@code {{name}}}, or
 * {@code {{name|what stands there when there is nothing}}}. What is filled in is text and is never read again: braces, tags
 * or templates in it stay as they are, and nobody's words ever reach a template engine.
 */
final class Mould {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}|]*?)\\s*(?:\\|([^{}]*))?}}");
    private static final Pattern LINES = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    /** Marks of our own around a place that each person fills; private to us, and refused in what people write. */
    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';
    /** A marked place within a text that is being laid out. */
    static final String MARK = OPEN + "[^" + CLOSE + "]+" + CLOSE;
    private static final Pattern MARKED = Pattern.compile(OPEN + "([^|" + CLOSE + "]+)(?:\\|([^" + CLOSE + "]*))?" + CLOSE);

    /** A place as it was written; {@code otherwise} is null when nothing stands in for it. */
    record Place(String name, String otherwise) {
    }

    private record Piece(String words, Place place) {
    }

    private final List<Piece> pieces;

    private Mould(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** The places of a text in their order. */
    static List<Place> places(String text) {
        return text == null ? List.of() : PLACE.matcher(text).results().map(Mould::place).toList();
    }

    /** The text with each place replaced by what is the same for everybody, or by a mark for what each person fills. */
    static String lay(String text, Function<Place, String> put) {
        return text == null ? "" : PLACE.matcher(clean(text)).replaceAll(found -> {
            Place place = place(found);
            String value = put.apply(place);
            return Matcher.quoteReplacement(value.isBlank() && place.otherwise != null ? place.otherwise : value);
        }).strip();
    }

    /** The text with what is given, and every other place as it was. */
    static String with(String text, Map<String, String> values) {
        return text == null ? null
                : PLACE.matcher(text).replaceAll(
                        found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    /** A place that each person fills, for texts that are laid out by us. */
    static String mark(Place place) {
        return OPEN + place.name + (place.otherwise == null ? "" : "|" + place.otherwise) + CLOSE;
    }

    /** A laid-out text, taken apart at its marks. */
    static Mould of(String laid) {
        List<Piece> pieces = new ArrayList<>();
        Matcher mark = MARKED.matcher(laid);
        int from = 0;
        for (; mark.find(); from = mark.end()) {
            pieces.add(new Piece(laid.substring(from, mark.start()), place(mark)));
        }
        pieces.add(new Piece(laid.substring(from), null));
        return new Mould(List.copyOf(pieces));
    }

    /** One person's text; values are made safe for where they are put. */
    String fill(Function<String, String> values, UnaryOperator<String> safe) {
        if (pieces.size() == 1)
            return pieces.getFirst().words;
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(piece.words);
            if (piece.place != null) {
                String value = oneLine(values.apply(piece.place.name));
                // what stands in was laid out with the text, and is safe already
                String otherwise = piece.place.otherwise == null ? "" : piece.place.otherwise;
                text.append(value.isEmpty() ? otherwise : safe.apply(value));
            }
        }
        return text.toString();
    }

    private static String clean(String text) {
        return text.replace(OPEN, ' ').replace(CLOSE, ' ');
    }

    /** A value is one line: it cannot make a paragraph, a list or a header of its own. */
    private static String oneLine(String value) {
        return value == null ? "" : LINES.matcher(clean(value)).replaceAll(" ").strip();
    }

    private static Place place(MatchResult found) {
        return new Place(found.group(1), found.group(2) == null || found.group(2).isBlank() ? null : found.group(2).strip());
    }
}
