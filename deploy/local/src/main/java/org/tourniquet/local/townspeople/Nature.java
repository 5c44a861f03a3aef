package org.tourniquet.local.townspeople;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** What somebody is like; the same address is always the same person. */
enum Nature {
    /** reads, and that is all: most people */
    QUIET(68),
    /** writes back that it helped */
    GRATEFUL(10),
    /** writes back with a question */
    ASKING(9),
    /** follows the way to help and answers what is asked */
    IN_NEED(7),
    /** complains, and says later that it is over */
    ANGRY(4),
    /** wants no more of it */
    LEAVING(2);

    /** one mailbox in fifty is full, and two exchanges stand under water */
    static final String FULL = "[^@]*(13|57)@.*";
    static final String OFF = "\\+1(252|409)\\d+";

    private final int ofAHundred;

    Nature(int ofAHundred) {
        this.ofAHundred = ofAHundred;
    }

    static Nature of(String address) {
        if (address.matches(FULL + "|" + OFF)) {
            return QUIET;
        }
        int place = number(address) % 100;
        for (Nature nature : values()) {
            place -= nature.ofAHundred;
            if (place < 0) {
                return nature;
            }
        }
        return QUIET;
    }

    /** a number that belongs to an address and looks like chance */
    static int number(String address) {
        var sum = new CRC32();
        sum.update(address.strip().toLowerCase().getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() % 1_000_003);
    }
}
