package org.tourniquet.triage.assessment;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * How many may begin from one network address and in all, so that a script cannot fill the agents' queue. Hundreds share an
 * address behind a mobile carrier or in a shelter, so a whole crowd may come at once; nobody who has begun is counted.
 */
@ApplicationScoped
class Arrivals {

    /** So many addresses are remembered, the latest; whoever comes from yet more of them meets the limit of all. */
    private static final int PLACES = 20_000;
    /** A household or a phone has at least this much of IPv6 for itself. */
    private static final int BYTES_OF_A_PLACE = 7;

    /** Room for a crowd at once, which fills up again with time. */
    private static final class Room {
        private final int crowd;
        private final double perSecond;
        private double left;
        private Instant at;

        Room(int crowd, int aMinute, Instant now) {
            this.crowd = crowd;
            this.perSecond = aMinute / 60.0;
            this.left = crowd;
            this.at = now;
        }

        /** Seconds until somebody fits in; 0 is now. */
        int wait(Instant now) {
            if (now.isAfter(at)) {
                left = Math.min(crowd, left + (now.toEpochMilli() - at.toEpochMilli()) / 1000.0 * perSecond);
                at = now;
            }
            return left >= 1 ? 0 : (int) Math.ceil((1 - left) / perSecond);
        }

        void enter() {
            left--;
        }
    }

    private final AssessmentConfig config;
    private final Clock clock;
    private final Room all;
    private final Map<String, Room> places = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Room> eldest) {
            return size() > PLACES;
        }
    };

    Arrivals(AssessmentConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.all = new Room(config.arrivalsOfAll(), config.arrivalsOfAllAMinute(), clock.instant());
    }

    /** Seconds until one more may begin from there; 0 lets them in and counts them. */
    int wait(String address) {
        if (!config.arrivalsLimited())
            return 0;
        Instant now = clock.instant();
        synchronized (places) {
            Room place = places.computeIfAbsent(place(address),
                    p -> new Room(config.arrivalsFromOnePlace(), config.arrivalsFromOnePlaceAMinute(), now));
            int wait = Math.max(place.wait(now), all.wait(now));
            if (wait == 0) {
                place.enter();
                all.enter();
            }
            return wait;
        }
    }

    /** An IPv4 address, or the network of an IPv6 one: within it somebody can take a new address for each request. */
    static String place(String address) {
        if (address == null)
            return "";
        try {
            InetAddress known = InetAddress.ofLiteral(address);
            return known instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(known.getAddress(), BYTES_OF_A_PLACE))
                    : known.getHostAddress();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
