package org.tourniquet.broadcast.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The directory's public view of one channel, as it travels in {@code directory.channel-changed.v1};
 * {@code answersPerHour} is what its staff can answer, null when nobody said.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record ChannelChanged(UUID id, long version, boolean retired, String kind, Map<String, String> name,
        Map<String, String> address, List<String> needs, List<String> languages, String timeZone, String country,
        boolean humanAnswers, List<String> constraints, String state, Integer expectedWaitSeconds,
        Map<String, Integer> rank, Instant openFrom, Instant openUntil, List<Interval> open, Instant changedAt,
        Integer answersPerHour) {

    /** A stretch of time in which the channel answers. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Interval(Instant from, Instant to) {
    }

    /** As long as nobody said how it is staffed. */
    public ChannelChanged(UUID id, long version, boolean retired, String kind, Map<String, String> name,
            Map<String, String> address, List<String> needs, List<String> languages, String timeZone, String country,
            boolean humanAnswers, List<String> constraints, String state, Integer expectedWaitSeconds,
            Map<String, Integer> rank, Instant openFrom, Instant openUntil, List<Interval> open, Instant changedAt) {
        this(id, version, retired, kind, name, address, needs, languages, timeZone, country, humanAnswers, constraints, state,
                expectedWaitSeconds, rank, openFrom, openUntil, open, changedAt, null);
    }

    public ChannelChanged {
        if (id == null || kind == null || name == null || name.isEmpty() || address == null || changedAt == null)
            throw new IllegalArgumentException("a channel needs id, kind, name, address and changedAt");
        needs = needs == null ? List.of() : List.copyOf(needs);
        languages = languages == null ? List.of() : List.copyOf(languages);
        constraints = constraints == null ? List.of() : List.copyOf(constraints);
        rank = rank == null ? Map.of() : Map.copyOf(rank);
        open = open == null ? List.of() : List.copyOf(open);
        state = state == null ? "UNPROVED" : state;
        timeZone = timeZone == null ? "UTC" : timeZone;
    }
}
