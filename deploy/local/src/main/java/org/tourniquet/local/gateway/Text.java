package org.tourniquet.local.gateway;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** One text message, out to a person or in from one, in the state it has now. */
record Text(long number, String sid, boolean inbound, Instant at, String from, String to, String body, String callback,
        String status, Integer error, Instant updated) {

    /** The person's number, whoever wrote. */
    @JsonIgnore
    String person() {
        return inbound ? from : to;
    }

    @JsonIgnore
    int parts() {
        return Parts.of(body);
    }

    @JsonIgnore
    boolean settled() {
        return inbound || status.equals("delivered") || status.equals("undelivered") || status.equals("failed");
    }

    Text now(String newStatus, Integer newError, Instant when) {
        return new Text(number, sid, inbound, at, from, to, body, callback, newStatus, newError, when);
    }
}
