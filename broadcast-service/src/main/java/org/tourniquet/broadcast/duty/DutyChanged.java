package org.tourniquet.broadcast.duty;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The whole roster as the directory tells it: who, how they are reached (sealed), and in which hours in which order. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record DutyChanged(String id, Long version, List<Person> members, List<Turn> shifts, Instant changedAt) {

    /** In the standing order; {@code onCall} is whether they belong to it. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Person(String username, String name, String sealedMail, String sealedPhone, boolean approves, boolean onCall) {
    }

    /** From when to when, the end not included, and whom to call in which order. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Turn(Instant from, Instant to, List<String> people) {
        boolean covers(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    DutyChanged {
        if (!"roster".equals(id) || version == null || members == null || shifts == null || changedAt == null
                || members.stream().anyMatch(one -> one.username == null || one.name == null)
                || shifts.stream().anyMatch(one -> one.from == null || one.to == null || one.people == null))
            throw new IllegalArgumentException("a roster needs version, members, shifts and changedAt");
    }
}
