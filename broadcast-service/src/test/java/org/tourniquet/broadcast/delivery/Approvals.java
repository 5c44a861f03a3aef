package org.tourniquet.broadcast.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;

/** Claims without a database, for the senders' tests; outside of this package nobody can make one. */
public final class Approvals {
    private Approvals() {
    }

    public static LiveApproval of(Envelope envelope) {
        Errand errand = new Errand(envelope.delivery(), UUID.randomUUID(), null, Medium.SMS, envelope.attempt(), null, false,
                envelope.to(), null);
        return new Claim.Claimed(errand, 1, System.nanoTime(), Duration.ofHours(1)).approval();
    }

    public static Envelope text(String to, String words) {
        return new Envelope(UUID.randomUUID(), UUID.randomUUID(), to, "en", null, words, null, null, Duration.ofMinutes(30),
                false);
    }

    public static Envelope mail(String to, String subject, boolean again) {
        return new Envelope(UUID.randomUUID(), UUID.randomUUID(), to, "fi", subject, "Joki tulvii.\n.\nMAIL FROM:<x@y>\nSoita.",
                "<p>Joki tulvii.</p>", URI.create("https://rivertown.example/unsubscribe/abc"), Duration.ofMinutes(30), again);
    }
}
