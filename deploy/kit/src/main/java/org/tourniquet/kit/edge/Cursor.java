package org.tourniquet.kit.edge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The opaque place in a list where the next page begins. */
public record Cursor(List<String> parts) {
    private static final String BETWEEN = "\u001f";
    public static final int MOST = 200;

    /** The text that goes into {@code next}. */
    public static String of(Object... parts) {
        String joined = String.join(BETWEEN, Arrays.stream(parts).map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what a client sent back; null or blank is the beginning. */
    public static Cursor parse(String sent) {
        if (sent == null || sent.isBlank()) {
            return new Cursor(List.of());
        }
        try {
            return new Cursor(
                    List.of(new String(Base64.getUrlDecoder().decode(sent), StandardCharsets.UTF_8).split(BETWEEN, -1)));
        } catch (IllegalArgumentException e) {
            throw wrong();
        }
    }

    public boolean atBeginning() {
        return parts.isEmpty();
    }

    /** One part as it was given to {@link #of}; a cursor of another list is refused. */
    public String part(int index) {
        if (index >= parts.size()) {
            throw wrong();
        }
        return parts.get(index);
    }

    /** The same, where the list is ordered by a number. */
    long number(int index) {
        try {
            return Long.parseLong(part(index));
        } catch (NumberFormatException e) {
            throw wrong();
        }
    }

    /** The page size to use: 50 unless asked, at most 200. */
    public static int limit(Integer asked) {
        if (asked != null && (asked < 1 || asked > MOST)) {
            throw Problem.of(422, "invalid", "Some of this cannot be accepted").at("/limit", "range", "must be 1 to " + MOST);
        }
        return asked == null ? 50 : asked;
    }

    static Problem wrong() {
        return Problem.of(422, "invalid", "Some of this cannot be accepted").at("/cursor", "cursor", "is not one that we gave");
    }
}
