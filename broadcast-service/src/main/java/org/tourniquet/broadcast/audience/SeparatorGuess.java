package org.tourniquet.broadcast.audience;

import java.util.ArrayList;
import java.util.List;

/** Guesses what stands between the cells of a file: what cuts its first rows into as many cells as its header, and most. */
final class SeparatorGuess {
    static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int ROWS = 30;

    /** The separator; {@code said} when the file itself begins with a line like {@code sep=;}. */
    record Guess(char separator, boolean sure, boolean said) {
    }

    private SeparatorGuess() {
    }

    /** Reads the beginning of a file; its last row may be cut. */
    static Guess of(String beginning) {
        if (beginning.length() > 5 && beginning.startsWith("sep=") && "\r\n".indexOf(beginning.charAt(5)) >= 0
                && SEPARATORS.contains(beginning.charAt(4)))
            return new Guess(beginning.charAt(4), true, true);
        char best = ',';
        double bestScore = 0;
        boolean twice = false;
        for (char separator : SEPARATORS) {
            double score = score(cells(beginning, separator));
            twice = score > 0 && score >= bestScore * 0.8 && bestScore > 0 || twice && score <= bestScore;
            if (score > bestScore) {
                twice = bestScore >= score * 0.8;
                best = separator;
                bestScore = score;
            }
        }
        return new Guess(best, !twice, false);
    }

    /** The share of rows as long as the header, and a little for each of its columns. */
    private static double score(List<Integer> cells) {
        if (cells.isEmpty() || cells.getFirst() < 2)
            return 0;
        long alike = cells.stream().filter(cells.getFirst()::equals).count();
        return (double) alike / cells.size() * (1 + Math.min(cells.getFirst(), 10) / 20.0);
    }

    private static List<Integer> cells(String text, char separator) {
        List<Integer> rows = new ArrayList<>();
        QuoteWatch quotes = new QuoteWatch(separator);
        int cells = 1;
        for (int i = 0; i < text.length() && rows.size() < ROWS; i++) {
            char unit = text.charAt(i);
            quotes.next(unit);
            if (quotes.inside())
                continue;
            if (unit == separator)
                cells++;
            if (unit == '\n' || unit == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                rows.add(cells);
                cells = 1;
            }
        }
        if (rows.isEmpty() && !text.isEmpty())
            rows.add(cells);
        return rows;
    }
}
