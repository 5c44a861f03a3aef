package org.tourniquet.triage.assessment.texting;

/**
 * How many parts a text costs (3GPP TS 23.038, 23.040): 160 or 153 septets while every character is in the GSM alphabet,
 * else 70 or 67 units; and the same words in characters that cost less.
 */
public final class Segments {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String DOUBLE = "\f^{}\\[~]|€";

    private Segments() {
    }

    public static int of(String text) {
        if (!gsm(text))
            return text.length() <= 70 ? 1 : (text.length() + 66) / 67;
        int units = text.chars().map(c -> DOUBLE.indexOf(c) >= 0 ? 2 : 1).sum();
        return units <= 160 ? 1 : (units + 152) / 153;
    }

    static boolean gsm(String text) {
        return text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || DOUBLE.indexOf(c) >= 0);
    }

    /** Typographic quotes, dashes and blanks alone would make a text cost twice as much; letters are never touched. */
    public static String thrifty(String text) {
        return text.replaceAll("[’‘‛]", "'").replaceAll("[“”„«»]", "\"").replaceAll("[–—−]", "-").replace("…", "...")
                .replaceAll("[\\u00a0\\u202f\\u2009]", " ");
    }
}
