package org.tourniquet.broadcast.feed;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

/** Trying codes is slow, asking for one is not. */
class TurnstileTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
    private final Turnstile turnstile = new Turnstile(new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    @Test
    void sixty_at_once_and_then_one_a_second_from_one_place() {
        assertTrue(passes("203.0.113.7", 60));
        assertFalse(turnstile.passes("203.0.113.7"));
        assertTrue(turnstile.passes("203.0.113.8"), "somebody else");
        now.updateAndGet(at -> at.plus(Duration.ofSeconds(1)));
        assertTrue(turnstile.passes("203.0.113.7"));
        assertFalse(turnstile.passes("203.0.113.7"));
    }

    @Test
    void a_network_of_its_own_is_one_place() {
        for (int each = 0; each < 60; each++)
            assertTrue(turnstile.passes("2001:db8:1:200::" + Integer.toHexString(each)));
        assertFalse(turnstile.passes("2001:db8:1:2ff::1"));
        assertTrue(turnstile.passes("2001:db8:1:300::1"));
    }

    @Test
    void people_who_cannot_be_told_apart_are_not_one_person() {
        assertTrue(passes("10.0.0.5", 3_000));
        assertFalse(turnstile.passes("10.0.0.6"));
    }

    private boolean passes(String address, int times) {
        for (int each = 0; each < times; each++)
            if (!turnstile.passes(address))
                return false;
        return true;
    }
}
