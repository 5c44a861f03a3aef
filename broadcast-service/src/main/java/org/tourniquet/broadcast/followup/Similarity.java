package org.tourniquet.broadcast.followup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How alike two texts are, from 0 to 1: the words they share in the same order, against all they have. */
final class Similarity {
    /** From here on an update says nothing that the last one did not. */
    static final double COPY = 0.9;

    private Similarity() {
    }

    static double of(String one, String other) {
        List<String> first = words(one);
        List<String> second = words(other);
        if (first.isEmpty() && second.isEmpty())
            return 1;
        return 2.0 * shared(first, second) / (first.size() + second.size());
    }

    /** Letters and digits only, in small letters. */
    private static List<String> words(String text) {
        return text == null ? List.of()
                : Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+")).filter(word -> !word.isEmpty())
                        .toList();
    }

    /** The longest sequence of words that both have, in two rows of memory. */
    private static int shared(List<String> first, List<String> second) {
        int[] before = new int[second.size() + 1];
        for (String word : first) {
            int[] now = new int[second.size() + 1];
            for (int at = 1; at <= second.size(); at++)
                now[at] = word.equals(second.get(at - 1)) ? before[at - 1] + 1 : Math.max(before[at], now[at - 1]);
            before = now;
        }
        return before[second.size()];
    }
}
