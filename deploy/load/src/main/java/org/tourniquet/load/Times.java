package org.tourniquet.load;

import java.util.Arrays;

/** Durations in nanoseconds, noted by many at once and read at the end. */
final class Times {

    private long[] noted = new long[1024];
    private int count;

    synchronized void note(long nanoseconds) {
        if (count == noted.length) {
            noted = Arrays.copyOf(noted, 2 * count);
        }
        noted[count++] = nanoseconds;
    }

    synchronized int count() {
        return count;
    }

    /** Milliseconds that this share (0 to 1) of all did not exceed. */
    synchronized double milliseconds(double share) {
        if (count == 0) {
            return 0;
        }
        Arrays.sort(noted, 0, count);
        return noted[Math.clamp((long) Math.ceil(share * count) - 1, 0, count - 1)] / 1e6;
    }

    double microseconds(double share) {
        return 1e3 * milliseconds(share);
    }
}
