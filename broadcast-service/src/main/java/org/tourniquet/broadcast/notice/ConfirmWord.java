package org.tourniquet.broadcast.notice;

import java.util.Locale;

/** Compares the word a shaking hand typed with the word asked for: case and spaces do not count, anything else does. */
final class ConfirmWord {

    private ConfirmWord() {
    }

    static boolean same(String asked, String typed) {
        return typed != null && plain(asked).equals(plain(typed));
    }

    private static String plain(String word) {
        return word.replaceAll("[\\s,.\u00a0\u202f]", "").toUpperCase(Locale.ROOT);
    }
}
