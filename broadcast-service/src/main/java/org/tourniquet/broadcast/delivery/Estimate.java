package org.tourniquet.broadcast.delivery;

import java.time.Duration;
import java.util.List;

import org.tourniquet.broadcast.audience.Medium;

/**
 * How long the rest of a notice will take and what it waits for: from what was measured in the last seconds, and before there
 * is anything to measure from what the providers allow. Where neither can be said, it is said that it cannot.
 *
 * @param left null when nobody can say
 */
record Estimate(Duration left, String because) {
    /** From this part of what is allowed on, it is the provider who makes us wait. */
    private static final double AT_THE_LIMIT = 0.8;

    /**
     * One medium of the notice.
     *
     * @param open its deliveries still to leave
     * @param others what other notices have waiting for the same providers
     * @param measured accepted a second, of this notice, lately
     * @param limit what the providers allow a second; 0: as many as go
     * @param resting no provider of it works this moment
     */
    record Way(Medium medium, long open, long others, double measured, int limit, boolean resting) {
        private Estimate estimate() {
            if (resting)
                return new Estimate(null, provider() + " rests; it goes on by itself");
            double share = limit == 0 ? 0 : (double) limit * open / (open + others);
            if (measured < 0.2)
                return share == 0 ? new Estimate(null, "nothing was measured yet")
                        : new Estimate(after(share), allowed());
            return new Estimate(after(measured), limit > 0 && measured >= AT_THE_LIMIT * share ? allowed()
                    : "at the rate of the last seconds");
        }

        private Duration after(double perSecond) {
            return Duration.ofSeconds(Math.max(1, Math.round(open / perSecond)));
        }

        private String provider() {
            return medium == Medium.EMAIL ? "the mail relay" : "the text provider";
        }

        private String allowed() {
            return "limited by " + provider() + "'s " + limit + " a second" + (others > 0 ? ", shared with other notices" : "");
        }
    }

    /** Nothing ends before the last of what waits for later has left: {@code later} from now; null when nothing does. */
    static Estimate of(List<Way> ways, Duration later) {
        Estimate now = of(ways);
        if (later == null || now != null && (now.left == null || now.left.compareTo(later) >= 0))
            return now;
        return new Estimate(later, "until the last wave has left or the last night is over");
    }

    /** The medium that takes longest decides; one of which nothing can be said makes it unknown. */
    private static Estimate of(List<Way> ways) {
        Estimate longest = null;
        for (Way way : ways)
            if (way.open > 0) {
                Estimate one = way.estimate();
                if (one.left == null)
                    return one;
                if (longest == null || one.left.compareTo(longest.left) > 0)
                    longest = one;
            }
        return longest;
    }

    /** As people say it: no finer than it can be known. */
    String said() {
        if (left == null)
            return because;
        long seconds = left.toSeconds();
        String time = seconds < 10 ? "a few seconds"
                : seconds < 90 ? "about " + (seconds + 5) / 10 * 10 + " seconds"
                        : seconds < 90 * 60 ? "about " + (seconds + 30) / 60 + " minutes"
                                : "about " + (seconds + 1800) / 3600 + " hours";
        return time + ", " + because;
    }
}
