package org.tourniquet.broadcast.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait before the next try, and when to give up. */
final class RetrySchedule {
    private final List<Duration> pauses;
    private final RandomGenerator random;

    RetrySchedule(List<Duration> pauses, RandomGenerator random) {
        this.pauses = List.copyOf(pauses);
        this.random = random;
    }

    /**
     * The pause after the given number of tries, a fifth shorter or longer so that a thousand refused together do not come
     * back together; never shorter than the provider asked for; empty when the tries or the notice's time are used up.
     */
    Optional<Duration> after(int attempts, Duration asked, Duration left) {
        if (attempts > pauses.size())
            return Optional.empty();
        long own = pauses.get(Math.max(0, attempts - 1)).toMillis();
        Duration pause = Duration.ofMillis(Math.round(own * (0.8 + 0.4 * random.nextDouble())));
        if (asked != null && asked.compareTo(pause) > 0)
            pause = asked;
        return pause.compareTo(left) < 0 ? Optional.of(pause) : Optional.empty();
    }
}
