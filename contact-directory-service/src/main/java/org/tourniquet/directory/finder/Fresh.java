package org.tourniquet.directory.finder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import org.tourniquet.directory.channel.Channel;

/**
 * How long an answer stays true: until the next opening, closing, or midnight, which makes a tomorrow a today. Others keep it
 * shorter: so that a change is seen soon, and long enough that a stampede is served by caches.
 */
final class Fresh {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Fresh() {
    }

    /** The first moment at which the same question may have another answer. */
    static Instant until(List<Channel> channels, Instant now) {
        return channels.stream().flatMap(channel -> Stream.concat(channel.hours().nextChange(now).stream(),
                Stream.of(midnight(ZoneId.of(channel.timeZone), now)))).min(Instant::compareTo)
                .orElse(now.plus(LONGEST));
    }

    /** How long somebody else may go on saying it. */
    static Duration left(Instant until, Instant now) {
        Duration left = Duration.between(now, until);
        return left.compareTo(LONGEST) > 0 ? LONGEST : left.isNegative() ? Duration.ZERO : left;
    }

    private static Instant midnight(ZoneId zone, Instant now) {
        return LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
