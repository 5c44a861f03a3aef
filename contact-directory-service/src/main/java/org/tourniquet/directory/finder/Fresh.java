package org.tourniquet.directory.finder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import org.tourniquet.directory.channel.Channel;

/**
 * How long an answer stays true: short enough that a change is seen soon, long enough that a stampede is served by caches, and
 * never beyond the next opening, closing, or midnight, which makes a tomorrow a today.
 */
final class Fresh {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Fresh() {
    }

    static Duration of(List<Channel> channels, Instant now) {
        return channels.stream().flatMap(channel -> Stream.concat(channel.hours().nextChange(now).stream(),
                Stream.of(midnight(ZoneId.of(channel.timeZone), now)))).map(change -> Duration.between(now, change))
                .filter(left -> left.compareTo(LONGEST) < 0).min(Duration::compareTo).orElse(LONGEST);
    }

    private static Instant midnight(ZoneId zone, Instant now) {
        return LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
