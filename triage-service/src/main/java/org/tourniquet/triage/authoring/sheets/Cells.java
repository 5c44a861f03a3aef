package org.tourniquet.triage.authoring.sheets;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;

/** What spreadsheet programs do to cells, undone: blanks at the ends, numbers as text, apostrophes against formulas. */
final class Cells {

    /** The longest text that a cell can hold. */
    static final int LONGEST = 32_767;

    // what a spreadsheet program could take for the beginning of a formula, full-width signs included
    private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r\\x00\\uff1d\\uff0b\\uff0d\\uff20].*");
    private static final Pattern WHOLE = Pattern.compile("([+-]?\\d{1,18})(?:\\.0+|,0{1,2})?");
    private static final Set<String> YES = Set.of("yes", "true", "1");
    private static final Set<String> NO = Set.of("no", "false", "0");

    private Cells() {
    }

    static String tidy(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && blank(text.charAt(from)))
            from++;
        while (from < to && blank(text.charAt(to - 1)))
            to--;
        return text.substring(from, to).replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Also what looks like nothing: a hard blank, a mark at the beginning of a file, joiners without width. */
    private static boolean blank(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\u200b' || c == '\u2060' || c == '\ufeff';
    }

    /** A text that no program takes for a formula; {@link #bare} is the way back. */
    static String inert(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    static String bare(String text) {
        return text.startsWith("'") && FORMULA.matcher(text).matches() ? text.substring(1) : text;
    }

    static Optional<JsonNode> whole(String text) {
        var found = WHOLE.matcher(text);
        if (!found.matches())
            return Optional.empty();
        long number = Long.parseLong(found.group(1));
        return Optional.of(number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number));
    }

    static Optional<Boolean> yes(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
