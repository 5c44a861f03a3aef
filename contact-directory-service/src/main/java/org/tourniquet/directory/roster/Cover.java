package org.tourniquet.directory.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How the hours of some days are covered: who is called at a moment, where nobody is, and where two shifts lie on each other.
 */
record Cover(List<String> standing, List<Hours> shifts) {
    /** Some time with the same answer. */
    record Span(Instant from, Instant to) {
    }

    /** Whoever has the shift, in the order of the shift, and then everybody of the standing order: there is no dead end. */
    List<String> order(Instant at) {
        Set<String> order = new LinkedHashSet<>();
        shifts.stream().filter(shift -> shift.covers(at)).forEach(shift -> order.addAll(shift.people()));
        order.addAll(standing);
        return List.copyOf(order);
    }

    /** Times that no shift covers. */
    List<Span> gaps(Instant from, Duration ahead) {
        List<Span> gaps = new ArrayList<>();
        Instant covered = from;
        Instant end = from.plus(ahead);
        for (Hours shift : inOrder()) {
            if (!shift.from().isBefore(end))
                break;
            if (shift.from().isAfter(covered))
                gaps.add(new Span(covered, shift.from()));
            if (shift.to().isAfter(covered))
                covered = shift.to();
        }
        if (covered.isBefore(end))
            gaps.add(new Span(covered, end));
        return gaps;
    }

    /** Times in which two shifts say who is first. */
    List<Span> overlaps(Instant from) {
        List<Span> overlaps = new ArrayList<>();
        Instant covered = from;
        for (Hours shift : inOrder()) {
            if (shift.from().isBefore(covered) && shift.to().isAfter(from) && covered.isAfter(from)) {
                Instant begin = shift.from().isBefore(from) ? from : shift.from();
                overlaps.add(new Span(begin, shift.to().isBefore(covered) ? shift.to() : covered));
            }
            if (shift.to().isAfter(covered))
                covered = shift.to();
        }
        return overlaps;
    }

    private List<Hours> inOrder() {
        return shifts.stream().sorted(java.util.Comparator.comparing(Hours::from)).toList();
    }
}
