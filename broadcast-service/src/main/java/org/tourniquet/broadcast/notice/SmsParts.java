package org.tourniquet.broadcast.notice;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a text message is cut into the parts that are paid for (3GPP TS 23.038 and 23.040): its encoding, its length in units
 * (septets, or 16-bit code units), the parts, and the characters that make it longer than it looks. A grapheme is never cut
 * over two parts unless it is longer than a whole part by itself.
 *
 * @param encoding GSM-7 when every character is in its alphabet or extension table, else UCS-2
 * @param units length of the whole text
 * @param unitsPerSegment what fits into each part: 160 or 70 when there is one, else 153 or 67
 * @param parts the text, cut
 * @param costly in UCS-2 the characters that forced it; in GSM-7 those that count double
 */
public record SmsParts(Encoding encoding, int units, int unitsPerSegment, List<String> parts, List<String> costly) {
    /** The two alphabets of text messages. */
    public enum Encoding {
        GSM_7("GSM-7", 160, 153),
        UCS_2("UCS-2", 70, 67);

        private final String label;
        private final int alone;
        private final int linked;

        Encoding(String label, int alone, int linked) {
            this.label = label;
            this.alone = alone;
            this.linked = linked;
        }

        public String label() {
            return label;
        }
    }

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";
    /** Units of each char below 0x2100 in GSM-7: 1, 2, or 0 when it has none. */
    private static final byte[] SEPTETS = septets();

    /** Cuts a text. */
    public static SmsParts of(String text) {
        List<String> graphemes = graphemes(text);
        Encoding encoding = text.chars().allMatch(unit -> septets((char) unit) > 0) ? Encoding.GSM_7 : Encoding.UCS_2;
        int units = units(text, encoding);
        int fits = units <= encoding.alone ? encoding.alone : encoding.linked;
        return new SmsParts(encoding, units, fits, pack(graphemes, encoding, fits), costly(graphemes, encoding));
    }

    /** How many parts are paid for. */
    public int segments() {
        return parts.size();
    }

    private static List<String> pack(List<String> graphemes, Encoding encoding, int fits) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int used = 0;
        for (String piece : graphemes) {
            for (String bit : units(piece, encoding) <= fits ? List.of(piece) : codePoints(piece)) {
                int cost = units(bit, encoding);
                if (used + cost > fits) {
                    parts.add(part.toString());
                    part.setLength(0);
                    used = 0;
                }
                part.append(bit);
                used += cost;
            }
        }
        if (!part.isEmpty())
            parts.add(part.toString());
        return List.copyOf(parts);
    }

    private static List<String> costly(List<String> graphemes, Encoding encoding) {
        Set<String> found = new LinkedHashSet<>();
        for (String grapheme : graphemes)
            if (grapheme.chars().anyMatch(unit -> encoding == Encoding.UCS_2 ? septets((char) unit) == 0
                    : septets((char) unit) == 2))
                found.add(grapheme);
        return List.copyOf(found);
    }

    private static int units(String text, Encoding encoding) {
        return encoding == Encoding.UCS_2 ? text.length() : text.chars().map(unit -> septets((char) unit)).sum();
    }

    private static List<String> graphemes(String text) {
        BreakIterator borders = BreakIterator.getCharacterInstance(Locale.ROOT);
        borders.setText(text);
        List<String> graphemes = new ArrayList<>(text.length());
        for (int from = borders.first(), to = borders.next(); to != BreakIterator.DONE; from = to, to = borders.next())
            graphemes.add(text.substring(from, to));
        return graphemes;
    }

    private static List<String> codePoints(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    private static int septets(char unit) {
        return unit < SEPTETS.length ? SEPTETS[unit] : 0;
    }

    private static byte[] septets() {
        byte[] cost = new byte[0x2100];
        BASIC.chars().forEach(unit -> cost[unit] = 1);
        EXTENSION.chars().forEach(unit -> cost[unit] = 2);
        return cost;
    }
}
