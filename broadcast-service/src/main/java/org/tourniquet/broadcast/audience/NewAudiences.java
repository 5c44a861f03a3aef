package org.tourniquet.broadcast.audience;

import java.time.Clock;
import java.util.UUID;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/** Names an audience; used by the page and by the API. */
final class NewAudiences {

    private NewAudiences() {
    }

    static Audience create(String name, AuditTrail audit, Clock clock) {
        String plain = name.strip().replaceAll("\\s+", " ");
        if (Audience.named(plain).isPresent())
            throw Problem.of(409, "name-taken", "There is an audience of this name").at("/name", "taken", "is taken");
        Audience audience = new Audience(UUID.randomUUID(), plain, audit.signedIn(), clock.instant());
        audience.persist();
        audit.record("named", "audience", audience.id(), plain);
        return audience;
    }
}
