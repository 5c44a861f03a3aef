package org.tourniquet.broadcast.audience;

/** A cell of a file that people open in a spreadsheet: text that would be a formula is made text again. */
final class CsvCell {

    private CsvCell() {
    }

    /** Quoted; with a leading ' when a spreadsheet would calculate it. */
    static String of(String text) {
        String safe = text == null ? "" : text;
        if (!safe.isEmpty() && "=+-@\t\r\n\0＝＋－＠".indexOf(safe.charAt(0)) >= 0)
            safe = "'" + safe;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
