package org.tourniquet.triage.protocol;

/**
 * How much of a text message some words take: 160 GSM-7 or 70 UCS-2 units in one part, 153 or 67 where there are several
 * (3GPP TS 23.038 and 23.040).
 */
public final class SmsText {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String DOUBLE = "^{}\\[~]|€\f";

    /** Units used, whether one character made the whole text UCS-2, and how many parts it takes. */
    public record Size(int units, boolean unicode, int segments) {
        /** What one part holds. */
        public int room() {
            return unicode ? 70 : 160;
        }
    }

    private SmsText() {
    }

    /** The same words without the typographer's marks that have a plain twin, so that they cost nothing extra. */
    public static String plain(String text) {
        return text.replaceAll("[\u2013\u2014\u2011]", "-").replaceAll("[\u2018\u2019]", "'")
                .replaceAll("[\u201c\u201d\u00ab\u00bb]", "\"").replace("\u2026", "...")
                .replaceAll("[\u00a0\u202f\u2009]", " ");
    }

    public static Size of(String text) {
        boolean unicode = text.chars().anyMatch(c -> BASIC.indexOf(c) < 0 && DOUBLE.indexOf(c) < 0);
        int units = unicode ? text.length()
                : text.length() + (int) text.chars().filter(c -> DOUBLE.indexOf(c) >= 0).count();
        int one = unicode ? 70 : 160;
        int several = unicode ? 67 : 153;
        return new Size(units, unicode, units <= one ? 1 : (units + several - 1) / several);
    }
}
