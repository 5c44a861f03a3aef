package org.tourniquet.triage.protocol;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A statement about answers, used for flags and for showing a question. */
public sealed interface Condition {

    /** The question's answer is one of these (or, where several may be ticked, has one of these ticked). */
    record Is(String question, List<String> values) implements Condition {
        public Is {
            values = List.copyOf(values);
        }
    }

    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(Condition part) implements Condition {
    }

    /** The questions it reads. */
    default Set<String> reads() {
        var found = new TreeSet<String>();
        switch (this) {
            case Is is -> found.add(is.question());
            case All all -> all.parts().forEach(p -> found.addAll(p.reads()));
            case Any any -> any.parts().forEach(p -> found.addAll(p.reads()));
            case Not not -> found.addAll(not.part().reads());
        }
        return found;
    }
}
