package org.tourniquet.broadcast.audience;

/** A cell of a file that people open in a spreadsheet: text that would be a formula is made text again. */
final class CsvCell {
    private static final String FORMULA = "=+-@\t\r\n\0＝＋－＠";

    private CsvCell() {
    }

    /** Quoted; with a leading ' when a spreadsheet would calculate it, blanks before it or not. */
    static String of(String text) {
        String safe = text == null ? "" : text;
        String seen = safe.stripLeading();
        if (!safe.isEmpty() && FORMULA.indexOf(safe.charAt(0)) >= 0 || !seen.isEmpty() && FORMULA.indexOf(seen.charAt(0)) >= 0)
            safe = "'" + safe;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** Our own exports put a ' before what a spreadsheet would calculate; it comes off again here. */
    static String unguarded(String value) {
        return value.length() > 1 && value.charAt(0) == '\''
                && FORMULA.indexOf(value.charAt(1)) >= 0 ? value.substring(1).strip() : value;
    }
}
