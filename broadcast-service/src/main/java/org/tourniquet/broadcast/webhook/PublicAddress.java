package org.tourniquet.broadcast.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells the addresses of the open internet from those of our own network and of machines themselves. */
final class PublicAddress {
    /** Networks of version 4 that are nobody's on the open internet, as first octets and the length of the prefix. */
    private static final int[][] CLOSED = { { 0, 0, 0, 8 }, { 10, 0, 0, 8 }, { 100, 64, 0, 10 }, { 127, 0, 0, 8 },
            { 169, 254, 0, 16 }, { 172, 16, 0, 12 }, { 192, 0, 0, 24 }, { 192, 0, 2, 24 }, { 192, 88, 99, 24 },
            { 192, 168, 0, 16 }, { 198, 18, 0, 15 }, { 198, 51, 100, 24 }, { 203, 0, 113, 24 }, { 224, 0, 0, 3 } };

    private PublicAddress() {
    }

    static boolean is(InetAddress address) {
        return address instanceof Inet4Address ? four(address.getAddress()) : six(address.getAddress());
    }

    private static boolean four(byte[] octets) {
        int number = number(octets);
        for (int[] net : CLOSED) {
            int mask = -1 << 32 - net[3];
            if ((number & mask) == ((net[0] << 24 | net[1] << 16 | net[2] << 8) & mask))
                return false;
        }
        return true;
    }

    /** Only global unicast (2000::/3), without what carries addresses of version 4 inside or is kept for books. */
    private static boolean six(byte[] octets) {
        int first = number(octets);
        boolean global = (first >>> 29) == 1;
        boolean special = (first >>> 16) == 0x2002 || (first >>> 9) == 0x20010000 >>> 9 || first == 0x20010db8
                || (first >>> 12) == 0x3fff0;
        return global && !special;
    }

    private static int number(byte[] octets) {
        return (octets[0] & 255) << 24 | (octets[1] & 255) << 16 | (octets[2] & 255) << 8 | octets[3] & 255;
    }
}
