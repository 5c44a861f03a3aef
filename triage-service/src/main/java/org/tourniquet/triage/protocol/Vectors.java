package org.tourniquet.triage.protocol;

/** Whole-number vectors ordered from the left; with this order sums of least values are least sums. */
final class Vectors {

    private Vectors() {
    }

    static void add(long[] to, long[] more) {
        for (int k = 0; k < to.length; k++)
            to[k] += more[k];
    }

    static long[] difference(long[] a, long[] b) {
        var d = new long[a.length];
        for (int k = 0; k < a.length; k++)
            d[k] = a[k] - b[k];
        return d;
    }

    static int compare(long[] a, long[] b) {
        for (int k = 0; k < a.length; k++)
            if (a[k] != b[k])
                return Long.compare(a[k], b[k]);
        return 0;
    }

    static int sign(long[] a) {
        for (long x : a)
            if (x != 0)
                return Long.signum(x);
        return 0;
    }
}
