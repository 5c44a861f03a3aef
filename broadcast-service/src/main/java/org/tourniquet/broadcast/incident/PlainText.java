package org.tourniquet.broadcast.incident;

import org.tourniquet.kit.edge.Problem;

/** Short words that a person typed: one line, nothing in them that is not text. */
final class PlainText {
    private static final int LINE = 120;

    private PlainText() {
    }

    /** A title that must be there; {@code missing} says what it is asked for. */
    static String line(Problem wrong, String at, String typed, String missing) {
        String plain = typed == null ? "" : typed.strip().replaceAll("\\s+", " ");
        if (plain.isEmpty())
            wrong.at(at, "missing", missing);
        return words(wrong, at, plain, LINE);
    }

    /** Words that may be left out. */
    static String words(Problem wrong, String at, String typed, int most) {
        String plain = typed == null ? "" : typed.strip().replaceAll("\\s+", " ");
        if (plain.length() > most)
            wrong.at(at, "too-long", "is longer than " + most + " characters");
        if (plain.codePoints().anyMatch(PlainText::strange) || plain.contains("{{"))
            wrong.at(at, "characters", "has characters that are not text");
        return plain;
    }

    /** Controls, halves of characters, and marks that turn the direction of what follows. */
    private static boolean strange(int point) {
        return Character.isISOControl(point) || point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069
                || Character.getType(point) == Character.SURROGATE;
    }
}
