package org.tourniquet.broadcast.feed;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * How often codes may be asked for: sixty at once and one a second from one place, which a mobile network's many people
 * share; far more from where people cannot be told apart. Only somebody who tries codes meets it.
 */
@ApplicationScoped
class Turnstile {
    private static final int FROM_ONE_PLACE = 60;
    private static final int FROM_ANYWHERE = 3_000;
    private static final int PLACES = 20_000;
    /** A subscriber's IPv6 network is at least a /64, and often a /56. */
    private static final int BYTES_OF_A_PLACE = 7;

    private static final class Room {
        private final int size;
        private double free;
        private Instant at;

        Room(int size, Instant now) {
            this.size = size;
            this.free = size;
            this.at = now;
        }

        boolean enter(Instant now) {
            double seconds = Math.max(0, Duration.between(at, now).toMillis() / 1000.0);
            free = Math.min(size, free + seconds * size / 60);
            at = now;
            if (free < 1)
                return false;
            free--;
            return true;
        }
    }

    private final Clock clock;
    private final Map<String, Room> rooms = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Room> eldest) {
            return size() > PLACES;
        }
    };

    Turnstile(Clock clock) {
        this.clock = clock;
    }

    /** Whether one more may ask who comes from this address. */
    boolean passes(String address) {
        Instant now = clock.instant();
        String place = place(address);
        synchronized (rooms) {
            return rooms.computeIfAbsent(place, p -> new Room(p.isEmpty() ? FROM_ANYWHERE : FROM_ONE_PLACE, now)).enter(now);
        }
    }

    /** An address or its IPv6 network; empty for a private one, which is a load balancer's more often than a person's. */
    private static String place(String address) {
        try {
            InetAddress known = InetAddress.ofLiteral(address == null ? "" : address);
            if (known.isSiteLocalAddress() || known.isLoopbackAddress() || known.isLinkLocalAddress())
                return "";
            return known instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(known.getAddress(), BYTES_OF_A_PLACE))
                    : known.getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return "";
        }
    }
}
