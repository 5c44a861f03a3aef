package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who of the staff is on duty and who follows: the directory's roster, or the configured staff until one was heard. */
public interface OnCall {
    /** Everybody who may be called, in the order in which they are at this moment. */
    List<Colleague> order(Instant at);

    /** How somebody is reached, on duty or not. */
    Optional<Colleague> find(String username);

    /** Whether a roster was heard; else it is the configured staff that is called. */
    boolean rosterHeard();

    /** Who is asked to approve, in their order, but for those whose own words it would be. */
    default List<Colleague> approversBut(Instant at, String... writers) {
        List<String> own = java.util.Arrays.asList(writers);
        return order(at).stream().filter(one -> one.approves() && !own.contains(one.username())).toList();
    }
}
