package org.tourniquet.broadcast.delivery.email;

import java.util.List;

/** One answer of a relay: its code, and what it said beside it, line by line. */
record SmtpReply(int code, List<String> lines) {

    boolean yes() {
        return code / 100 == 2;
    }

    boolean no() {
        return code >= 400;
    }

    /** It closes the house, whatever was asked. */
    boolean closing() {
        return code == 421;
    }

    /** The status of RFC 3463 that it begins with; empty without one. */
    String status() {
        String first = text().split("[\\s:]", 2)[0];
        return first.matches("[245]\\.\\d{1,3}\\.\\d{1,3}") ? first : "";
    }

    String text() {
        return String.join(" ", lines).strip();
    }
}
