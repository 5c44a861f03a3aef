package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;

/** What the outside saw, and nothing of our own rows: one line per message that reached a provider. */
final class Receivers {
    /** One message; {@code asked}: how often somebody had asked for it anew when it was taken in hand. */
    record Arrived(UUID delivery, UUID attempt, int asked, Medium medium, String externalId, boolean again) {
    }

    final List<Arrived> arrived = new ArrayList<>();
    private final Map<UUID, Integer> attempts = new HashMap<>();

    void attempt(UUID attempt, int asked) {
        assertNull(attempts.put(attempt, asked), "an attempt has the id of an earlier one");
    }

    /** A mail has the same id each time, a text a new one. */
    String arrive(Claim.Claimed one) {
        boolean text = one.errand().medium() == Medium.SMS;
        String id = text ? "SM" + one.id() + arrived.size() : "mail of " + one.id();
        arrived.add(new Arrived(one.id(), one.attempt(), attempts.get(one.attempt()), one.errand().medium(), id,
                one.errand().again()));
        return id;
    }

    Evidence.Finding find(UUID attempt) {
        return arrived.stream().filter(line -> line.attempt.equals(attempt))
                .findFirst().<Evidence.Finding> map(line -> new Evidence.Finding.Found(line.externalId))
                .orElse(new Evidence.Finding.Absent());
    }

    /** A text once; a mail once, or twice with a flag on one of them. */
    void nobodyGotItTwice() {
        Map<String, List<Arrived>> copies = new HashMap<>();
        arrived.forEach(line -> copies.computeIfAbsent(line.delivery + " " + line.asked, _ -> new ArrayList<>()).add(line));
        for (List<Arrived> one : copies.values()) {
            Medium medium = one.getFirst().medium;
            assertTrue(one.size() <= (medium == Medium.SMS ? 1 : 2), medium + " sent " + one.size() + " times");
            assertTrue(one.size() == 1 || one.stream().anyMatch(Arrived::again), "a mail sent once more carries no flag");
        }
    }
}
