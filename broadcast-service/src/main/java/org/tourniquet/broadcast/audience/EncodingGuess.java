package org.tourniquet.broadcast.audience;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Guesses in which encoding bytes were written, by looking at all of them once: marks at the beginning, zeros between letters,
 * whether they are UTF-8, and else which letters of our languages they would be. Says so when two readings are as likely.
 */
final class EncodingGuess {
    /** The likeliest encoding; not sure where other readings are about as likely. Words show where they differ. */
    record Guess(Encoding encoding, boolean sure, List<Encoding> possible, int mark, List<String> words) {
    }

    /** No encoding that we know reads these bytes as text. */
    static final class NoEncoding extends Exception {
        final long offset;

        NoEncoding(long offset) {
            super("no encoding fits at byte " + offset, null, false, false);
            this.offset = offset;
        }
    }

    private static final String WEST = "àâçèéêëîïôùûœæäåöüñßÀÂÇÈÉÊËÎÏÔÙÛŒÆÄÅÖÜÑ";
    private static final String CENTRAL = "áéíóöőúüűÁÉÍÓÖŐÚÜŰ";
    /** Letters that both would read alike; they only weigh when nothing else does. */
    private static final String ALIKE_WEST = "âçëîôÂÇËÎÔ";
    private static final String ALIKE_CENTRAL = "áíóúÁÍÓÚ";
    /** Slovak has them, and hardly ever. */
    private static final String RARE = "ĺŕĹŔ";
    private static final String MARKS = "€„“”‘’–—…«»°";
    private static final int WORDS = 8;

    private final long[] seen = new long[256];
    private final long[] firstAt = new long[256];
    private final long[] zeros = new long[2];
    private final int[] begins = { -1, -1, -1 };
    private final Utf8Check utf8 = new Utf8Check();
    private final List<byte[]> words = new ArrayList<>();
    private long length;

    EncodingGuess() {
        Arrays.fill(firstAt, -1);
    }

    static Guess of(byte[] bytes, boolean whole) throws NoEncoding {
        EncodingGuess guess = new EncodingGuess();
        guess.look(bytes, 0, bytes.length);
        return guess.guess(whole);
    }

    /** Looks at the next bytes of the file. */
    void look(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            int unit = bytes[i] & 0xFF;
            if (length < begins.length)
                begins[(int) length] = unit;
            if (seen[unit]++ == 0)
                firstAt[unit] = length;
            if (unit == 0)
                zeros[(int) (length & 1)]++;
            if (unit >= 0x80 && words.size() < WORDS)
                keepWord(bytes, from, from + count, i);
            utf8.next(unit, length++);
        }
    }

    private void keepWord(byte[] bytes, int least, int most, int at) {
        int from = at;
        int to = at + 1;
        while (from > least && at - from < 20 && isLetter(bytes[from - 1]))
            from--;
        while (to < most && to - at < 20 && isLetter(bytes[to]))
            to++;
        byte[] word = Arrays.copyOfRange(bytes, from, to);
        if (words.stream().noneMatch(kept -> Arrays.equals(kept, word)))
            words.add(word);
    }

    private static boolean isLetter(byte unit) {
        return unit < 0 || Character.isLetter(unit);
    }

    /** What it is; {@code whole} when nothing follows the bytes looked at. */
    Guess guess(boolean whole) throws NoEncoding {
        if (begins[0] == 0xEF && begins[1] == 0xBB && begins[2] == 0xBF)
            return sure(Encoding.UTF_8, 3);
        if (begins[0] == 0xFF && begins[1] == 0xFE)
            return sure(Encoding.UTF_16LE, 2);
        if (begins[0] == 0xFE && begins[1] == 0xFF)
            return sure(Encoding.UTF_16BE, 2);
        if (zerosAt(1))
            return sure(Encoding.UTF_16LE, 0);
        if (zerosAt(0))
            return sure(Encoding.UTF_16BE, 0);
        if (utf8.fits(whole))
            return sure(Encoding.UTF_8, 0);
        return oneByteALetter();
    }

    private static Guess sure(Encoding encoding, int mark) {
        return new Guess(encoding, true, List.of(encoding), mark, List.of());
    }

    /** In UTF-16 the other half of what is plain ASCII (separators, line ends, @) is zero. */
    private boolean zerosAt(int half) {
        long here = zeros[half];
        return here >= 3 && here * 20 > length && here > 20 * zeros[1 - half];
    }

    private Guess oneByteALetter() throws NoEncoding {
        boolean marks = false;
        for (int unit = 0x80; unit < 0xA0; unit++)
            marks |= seen[unit] > 0;
        Encoding central = marks ? Encoding.WINDOWS_1250 : Encoding.ISO_8859_2;
        boolean west = misfit(Encoding.WINDOWS_1252) < 0;
        boolean middle = misfit(central) < 0;
        if (!west && !middle)
            throw new NoEncoding(Math.max(utf8.wrongAt(), Math.max(misfit(Encoding.WINDOWS_1252), misfit(central))));
        if (!west || !middle)
            return sure(west ? Encoding.WINDOWS_1252 : central, 0);
        return weigh(central);
    }

    /** Where an encoding first has no letter for a byte; -1 when it has one for all. */
    private long misfit(Encoding encoding) {
        long first = -1;
        for (int unit = 0x80; unit < 0x100; unit++)
            if (seen[unit] > 0 && encoding.letter(unit) == 0 && (first < 0 || firstAt[unit] < first))
                first = firstAt[unit];
        return first;
    }

    private Guess weigh(Encoding central) {
        long forWest = 0;
        long forCentral = 0;
        long alike = 0;
        boolean differ = false;
        for (int unit = 0x80; unit < 0x100; unit++) {
            char west = Encoding.WINDOWS_1252.letter(unit);
            char middle = central.letter(unit);
            if (seen[unit] > 0 && west == middle)
                alike += seen[unit] * (in(ALIKE_WEST, west) - in(ALIKE_CENTRAL, west));
            if (seen[unit] == 0 || west == middle)
                continue;
            differ = true;
            long weight = seen[unit] * (weight(west, WEST) - weight(middle, CENTRAL));
            forWest += Math.max(weight, 0);
            forCentral += Math.max(-weight, 0);
        }
        long more = Math.max(forWest, forCentral);
        boolean sure = !differ || more >= 2 && more >= 4 * Math.min(forWest, forCentral);
        boolean isWest = !differ || (forWest == forCentral ? alike >= 0 : forWest > forCentral);
        Encoding likely = isWest ? Encoding.WINDOWS_1252 : central;
        Encoding other = isWest ? central : Encoding.WINDOWS_1252;
        return new Guess(likely, sure, sure ? List.of(likely) : List.of(likely, other), 0,
                sure ? List.of() : differing(likely, other));
    }

    private static int weight(char letter, String common) {
        if (common.indexOf(letter) >= 0)
            return 3;
        if (Character.isLetter(letter))
            return RARE.indexOf(letter) >= 0 ? 1 : 2;
        return MARKS.indexOf(letter) >= 0 ? 1 : -2;
    }

    private static int in(String letters, char letter) {
        return letters.indexOf(letter) >= 0 ? 1 : 0;
    }

    private List<String> differing(Encoding one, Encoding other) {
        Set<String> both = new LinkedHashSet<>();
        for (byte[] word : words) {
            String first = new String(word, one.charset());
            String second = new String(word, other.charset());
            if (!first.equals(second))
                both.add(first + " / " + second);
        }
        return List.copyOf(both);
    }
}
