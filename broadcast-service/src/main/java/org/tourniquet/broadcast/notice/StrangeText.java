package org.tourniquet.broadcast.notice;

/** What is no text: controls, halves of characters, letters under heaps of marks, and characters private to a program. */
final class StrangeText {
    /** A letter of a real script carries a few marks; hundreds are an attack on whatever draws it. */
    static final int MARKS = 12;

    private StrangeText() {
    }

    static boolean in(String text) {
        return unreadable(text) || tooManyMarks(text);
    }

    static boolean unreadable(String text) {
        return text.codePoints().anyMatch(point -> Character.isISOControl(point) && point != '\n' && point != '\t'
                || Character.getType(point) == Character.SURROGATE || Character.getType(point) == Character.PRIVATE_USE);
    }

    static boolean tooManyMarks(String text) {
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            int type = Character.getType(text.charAt(i));
            marks = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK ? marks + 1 : 0;
            if (marks > MARKS)
                return true;
        }
        return false;
    }

    /** Without what turns the direction of the text that follows. */
    static String withoutOverrides(String text) {
        return text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "");
    }
}
