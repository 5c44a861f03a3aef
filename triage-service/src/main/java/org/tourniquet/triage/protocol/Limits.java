package org.tourniquet.triage.protocol;

import java.time.Duration;
import java.util.OptionalInt;

/** How long an assessment may be: questions, "don't know" in a row before a person is offered, and its time to live. */
public record Limits(OptionalInt maxQuestions, int unknownStreak, Duration sessionTtl, Duration silenceAlert) {

    public static final Limits STANDARD = new Limits(OptionalInt.empty(), 3, Duration.ofHours(72),
            Duration.ofMinutes(10));
}
