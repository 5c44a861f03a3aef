package org.tourniquet.broadcast.audience;

/** Takes out of an address what nobody sees and no address has: zero-width marks, wide forms, unusual blanks and digits. */
final class PlainText {

    private PlainText() {
    }

    /** The same text with ordinary digits, blanks, signs, and without invisible marks; the very text where nothing was odd. */
    static String of(String raw) {
        int odd = 0;
        while (odd < raw.length() && raw.charAt(odd) > ' ' && raw.charAt(odd) < 0x7F)
            odd++;
        if (odd == raw.length())
            return raw;
        StringBuilder plain = new StringBuilder(raw.length());
        raw.codePoints().forEach(point -> add(plain, point));
        return plain.toString().strip();
    }

    private static void add(StringBuilder plain, int point) {
        if (Character.getType(point) == Character.FORMAT)
            return;
        if (Character.isDigit(point))
            plain.append(Character.digit(point, 10));
        else if (point >= 0xFF01 && point <= 0xFF5E)
            plain.append((char) (point - 0xFEE0));
        else if (Character.getType(point) == Character.SPACE_SEPARATOR)
            plain.append(' ');
        else
            plain.appendCodePoint(point);
    }

    /** Whether a text has marks that nobody sees. */
    static boolean invisible(String raw) {
        for (int i = 0; i < raw.length(); i++)
            if (raw.charAt(i) >= 0x80 && Character.getType(raw.charAt(i)) == Character.FORMAT)
                return true;
        return false;
    }
}
