package org.tourniquet.triage.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The public view of a channel as the directory's event carries it; what we do not use, we do not read. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record ChannelChanged(UUID id, long version, boolean retired, String kind, Map<String, String> name,
        Map<String, String> address, List<String> needs, List<String> languages, String timeZone, boolean humanAnswers,
        String state, Integer expectedWaitSeconds, Map<String, Integer> rank, Instant openUntil, List<Interval> open,
        Instant changedAt) {

    /** One stretch of opening time in UTC, end excluded. */
    @RegisterForReflection
    public record Interval(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    public ChannelChanged {
        if (id == null || kind == null || version < 1)
            throw new IllegalArgumentException("a channel needs id, kind and a version from 1 on");
        name = name == null ? Map.of() : name;
        address = address == null ? Map.of() : address;
        needs = needs == null ? List.of() : needs;
        languages = languages == null ? List.of() : languages;
        rank = rank == null ? Map.of() : rank;
        open = open == null ? List.of() : open;
        timeZone = timeZone == null ? "UTC" : timeZone;
    }

    /** A voice channel is of no use to someone who cannot speak or hear. */
    boolean isVoice() {
        return "PHONE".equals(kind);
    }

    public String nameIn(String language) {
        return in(name, language);
    }

    public String addressIn(String language) {
        return in(address, language);
    }

    private static String in(Map<String, String> texts, String language) {
        String text = texts.getOrDefault(language, texts.get("en"));
        return text != null ? text : texts.values().stream().findFirst().orElse("");
    }
}
