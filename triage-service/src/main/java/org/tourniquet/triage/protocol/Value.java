package org.tourniquet.triage.protocol;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a person answered: one choice, several ticks, own words, or "I don't know". */
public sealed interface Value {

    /** The word for "I don't know" wherever an answer is written down. */
    String UNKNOWN = "unknown";
    /** The word for "none of these" in a pick. */
    String NONE = "none";

    record Unknown() implements Value {
    }

    record Choice(String id) implements Value {
    }

    /** The ticked options and those left open; every other one was answered with no. */
    record Several(Set<String> yes, Set<String> open) implements Value {
        public Several {
            yes = Set.copyOf(yes);
            open = Set.copyOf(open);
        }

        private List<String> ticks() {
            var all = new TreeSet<>(yes);
            open.forEach(o -> all.add(o + ":" + UNKNOWN));
            return List.copyOf(all);
        }
    }

    record Words(String text) implements Value {
    }

    /** Reads what came over the wire: {@code ID:unknown} leaves one sub-answer open, {@code unknown} all. */
    static Value of(QuestionType type, List<String> raw) {
        if (raw.size() == 1 && raw.getFirst().equals(UNKNOWN))
            return new Unknown();
        if (type == QuestionType.TEXT)
            return new Words(String.join("\n", raw));
        if (type != QuestionType.MULTI)
            return new Choice(raw.isEmpty() ? "" : raw.getFirst());
        var yes = new TreeSet<String>();
        var open = new TreeSet<String>();
        for (var tick : raw) {
            if (tick.endsWith(":" + UNKNOWN))
                open.add(tick.substring(0, tick.length() - UNKNOWN.length() - 1));
            else
                yes.add(tick);
        }
        return new Several(yes, open);
    }

    /** The same as text, to be stored and read again by {@link #of}. */
    default List<String> raw() {
        return switch (this) {
            case Unknown u -> List.of(UNKNOWN);
            case Choice c -> List.of(c.id());
            case Words w -> List.of(w.text());
            case Several s -> s.ticks();
        };
    }
}
