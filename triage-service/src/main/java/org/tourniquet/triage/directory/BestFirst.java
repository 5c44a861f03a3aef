package org.tourniquet.triage.directory;

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

    /** A channel and how it stands for who asks. */
    record Candidate(ChannelChanged channel, Door door) {
    }

    private BestFirst() {
    }

    /** In a crisis with nothing open for it, humans who are there for anything come first. */
    static List<Door> of(List<Candidate> usable, String need) {
        List<Candidate> serving = usable.stream().filter(one -> one.door.servesNeed()).toList();
        boolean crisis = need.equals(CRISIS);
        Stream<Candidate> humans = crisis && serving.stream().noneMatch(one -> one.door.open())
                ? usable.stream().filter(one -> one.door.open() && one.door.humanAnswers()).sorted(order(need))
                : Stream.of();
        return Stream.concat(humans, (serving.isEmpty() ? usable : serving).stream().sorted(order(need))).distinct()
                .map(Candidate::door).toList();
    }

    private static Comparator<Candidate> order(String need) {
        boolean crisis = need.equals(CRISIS);
        return Comparator.comparing((Candidate one) -> !one.door.open())
                .thenComparing(one -> crisis && one.door.open() && !one.door.humanAnswers())
                .thenComparing(
                        one -> one.door.open() ? Instant.MIN : one.door.opensAt() == null ? Instant.MAX : one.door.opensAt())
                .thenComparing(one -> crisis && !one.door.humanAnswers())
                .thenComparing(one -> !one.door.speaksLanguage())
                .thenComparing(one -> doubt(one.channel.state()))
                .thenComparing(one -> one.channel.rank().getOrDefault(need, FIRST_CHOICE))
                .thenComparing(one -> one.channel.expectedWaitSeconds() == null ? Integer.MAX_VALUE
                        : one.channel.expectedWaitSeconds())
                .thenComparing(one -> one.channel.id().toString());
    }

    private static int doubt(String state) {
        return "OVERLOADED".equals(state) ? 1 : "UNPROVED".equals(state) ? 2 : 0;
    }
}
