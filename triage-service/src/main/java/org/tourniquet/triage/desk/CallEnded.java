package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What came of a call that broadcast had asked for: REACHED, WRONG_NUMBER or NOBODY_ANSWERED; nothing personal. */
@RegisterForReflection
@JsonPropertyOrder({ "id", "person", "notice", "result", "tries", "endedAt" })
record CallEnded(UUID id, UUID person, UUID notice, String result, int tries, Instant endedAt) {

    static CallEnded of(PhoneCall call) {
        return new CallEnded(call.id, call.person, call.notice, call.state.name(), call.tries, call.endedAt);
    }
}
