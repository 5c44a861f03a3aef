package org.tourniquet.broadcast.directory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts doors in order by the directory's own laws (its {@code contracts/best-door.v1.json}): open before shut, the first to
 * open
 * among the shut, in a crisis a human before everything; then language, what is known to work, the editor's rank, the wait.
 */
final class BestFirst {
    private static final String CRISIS = "crisis";
    /** An editor who says nothing means a first choice. */
    private static final int FIRST_CHOICE = 1;

    private record Candidate(KnownChannel channel, DoorHours hours, boolean speaks) {
        private boolean open() {
            return hours.usable();
        }

        private boolean human() {
            return channel.view().humanAnswers();
        }

        private Instant opens() {
            return open() ? Instant.MIN : hours.opensAt() == null ? Instant.MAX : hours.opensAt();
        }

        private int doubt() {
            return switch (channel.view().state()) {
                case "OVERLOADED" -> 1;
                case "DOWN" -> 2;
                case "UNPROVED" -> 3;
                default -> 0;
            };
        }

        private int rank(String need) {
            return channel.view().rank().getOrDefault(need, FIRST_CHOICE);
        }

        private int patience() {
            return channel.view().expectedWaitSeconds() == null ? Integer.MAX_VALUE : channel.view().expectedWaitSeconds();
        }
    }

    private BestFirst() {
    }

    /** Who serves a need; in a crisis with nothing open for it, humans who are there for anything come first. */
    static List<KnownChannel> serving(String need, List<KnownChannel> channels, String language, Instant now) {
        List<Candidate> all = channels.stream()
                .map(channel -> new Candidate(channel, channel.hours(now), channel.speaks(language))).toList();
        List<Candidate> serving = all.stream().filter(one -> one.channel.view().needs().contains(need)).toList();
        Stream<Candidate> humans = need.equals(CRISIS) && serving.stream().noneMatch(Candidate::open)
                ? all.stream().filter(one -> one.open() && one.human()).sorted(order(need))
                : Stream.of();
        return Stream.concat(humans, serving.stream().sorted(order(need))).map(Candidate::channel).distinct().toList();
    }

    private static Comparator<Candidate> order(String need) {
        boolean crisis = need.equals(CRISIS);
        return Comparator.comparing((Candidate one) -> !one.open())
                .thenComparing(one -> crisis && one.open() && !one.human()).thenComparing(Candidate::opens)
                .thenComparing(one -> crisis && !one.human()).thenComparing(one -> !one.speaks)
                .thenComparing(Candidate::doubt).thenComparing(one -> one.rank(need)).thenComparing(Candidate::patience)
                .thenComparing(one -> one.channel.id().toString());
    }
}
