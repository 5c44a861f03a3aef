package org.tourniquet.directory.channel;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The whole public view of a channel, as the other services keep it. With the open intervals of the next 35 days they can name
 * the best open channel while the directory is down; after {@code openUntil} they must say that the hours are unknown.
 */
@RegisterForReflection
record ChannelChanged(String id, int version, boolean retired, String kind, Map<String, String> name,
        Map<String, String> address,
        List<String> needs, List<String> languages, String timeZone, String country, boolean humanAnswers,
        List<String> constraints, String state, Integer expectedWaitSeconds, Integer answersPerHour, Map<String, Integer> rank,
        String openFrom,
        String openUntil, List<Open> open, String changedAt) {

    static final String TYPE = "directory.channel-changed.v1";

    /** Open from this moment until that, in UTC, the end not included. */
    @RegisterForReflection
    record Open(String from, String to) {
    }

    static ChannelChanged of(Channel channel) {
        Instant from = channel.knownUntil.minusDays(Channel.DAYS_AHEAD).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant until = channel.knownUntil.atStartOfDay(ZoneOffset.UTC).toInstant();
        List<Open> open = channel.hours().intervals(from, until).stream()
                .map(interval -> new Open(interval.from().toString(), interval.to().toString())).toList();
        return new ChannelChanged(channel.id.toString(), channel.version, channel.retired, channel.kind.name(),
                new TreeMap<>(channel.names), new TreeMap<>(channel.addresses), channel.needs, channel.languages,
                channel.timeZone, channel.country, channel.humanAnswers, channel.constraints, channel.state.name(),
                channel.waitSeconds(), channel.answersPerHour, new TreeMap<>(channel.rank), from.toString(),
                until.toString(), open,
                channel.changedAt.toString());
    }
}
