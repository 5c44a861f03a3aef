package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.LocalPeople;

/** What colleagues call each other. */
@ApplicationScoped
public class Staff {
    private final OnCall onCall;
    private final Clock clock;

    Staff(OnCall onCall, Clock clock) {
        this.onCall = onCall;
        this.clock = clock;
    }

    public String name(String username) {
        return username == null ? "" : onCall.find(username).map(Colleague::name).orElseGet(() -> LocalPeople.nameOf(username));
    }

    /** Who is asked to approve what this person wrote, the first to be called first. */
    public String approversBut(String username) {
        return onCall.approversBut(clock.instant(), username).stream().map(Colleague::name).collect(Collectors.joining(", "));
    }
}
