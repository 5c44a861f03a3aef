package org.tourniquet.triage.assessment;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.vertx.core.http.HttpServerRequest;

/**
 * How many may begin from one network address and in all, so that a script cannot fill the agents' queue. Hundreds share an
 * address behind a mobile carrier or in a shelter, so a whole crowd may come at once; nobody who has begun is counted.
 */
@ApplicationScoped
class Arrivals {

    private static final Logger LOG = Logger.getLogger(Arrivals.class);
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

    private final AtomicBoolean warned = new AtomicBoolean();
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

    /** Seconds until one more may begin from where this comes from; 0 lets them in and counts them. */
    int wait(HttpServerRequest request) {
        if (!config.arrivalsLimited())
            return 0;
        String from = behindUnknownProxy(request) ? "" : place(request.remoteAddress().hostAddress());
        Instant now = clock.instant();
        synchronized (places) {
            // everybody behind a proxy that hides them is not one person: then only the limit of all holds
            Room place = from.isEmpty() ? all
                    : places.computeIfAbsent(from,
                            p -> new Room(config.arrivalsFromOnePlace(), config.arrivalsFromOnePlaceAMinute(), now));
            int wait = Math.max(place.wait(now), all.wait(now));
            if (wait == 0) {
                all.enter();
                if (place != all)
                    place.enter();
            }
            return wait;
        }
    }

    /** What it says of the caller was not believed, so the address is its own and everybody's. */
    private boolean behindUnknownProxy(HttpServerRequest request) {
        boolean proxy = request.headers().contains("X-Forwarded-For") || request.headers().contains("Forwarded");
        boolean unknown = proxy && request.remoteAddress().equals(request.connection().remoteAddress());
        if (unknown && !warned.getAndSet(true))
            LOG.warnf("people come through the proxy %s, which is not trusted, so they cannot be told apart: name it in "
                    + "TOURNIQUET_TRUSTED_PROXIES", request.remoteAddress().hostAddress());
        return unknown;
    }

    /**
     * An IPv4 address, or the network of an IPv6 one: within it somebody can take a new address for each request. Empty for
     * an address of a private network, which is a load balancer's more often than a person's.
     */
    static String place(String address) {
        try {
            InetAddress known = InetAddress.ofLiteral(address == null ? "" : address);
            if (known.isSiteLocalAddress() || known.isLoopbackAddress() || known.isLinkLocalAddress() || inCluster(known))
                return "";
            return known instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(known.getAddress(), BYTES_OF_A_PLACE))
                    : known.getHostAddress();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Private networks that Java does not call so: fc00::/7 (RFC 4193) and 100.64.0.0/10 (RFC 6598). */
    private static boolean inCluster(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? bytes[0] == 100 && (bytes[1] & 0xc0) == 0x40 : (bytes[0] & 0xfe) == 0xfc;
    }
}
