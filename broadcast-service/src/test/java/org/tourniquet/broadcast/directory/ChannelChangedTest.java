package org.tourniquet.broadcast.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.local.law.Eventually;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** What the directory says is kept, and only when it is newer. */
@QuarkusTest
@BroadcastTest
class ChannelChangedTest {
    private static final String EVENT = """
            {"id":"%s","version":%d,"retired":false,"kind":"PHONE","name":{"en":"%s","fi":"Yölinja"},"address":{"en":"+12025550111"},
            "needs":["crisis"],"languages":["en","fi"],"timeZone":"Europe/Helsinki","country":"FI","humanAnswers":true,"constraints":[],
            "state":"OPEN","expectedWaitSeconds":120,"rank":{"crisis":1},"openFrom":"2026-11-22T00:00:00Z","openUntil":"2026-12-27T00:00:00Z",
            "open":[{"from":"2026-11-22T00:00:00Z","to":"2026-12-27T00:00:00Z"}],"changedAt":"2026-11-22T10:00:00Z","later":"unknown field"}
            """;
    @Inject
    @Any
    InMemoryConnector topics;

    @Test
    void the_newest_version_wins_and_hours_need_no_directory() throws InterruptedException {
        UUID id = UUID.randomUUID();
        hear(EVENT.formatted(id, 3, "Night hotline"), id, "Night hotline");
        topics.source("channel-changed").send(EVENT.formatted(id, 2, "An old name"));
        hear(EVENT.formatted(id, 4, "Crisis line"), id, "Crisis line");
        QuarkusTransaction.requiringNew().run(() -> {
            KnownChannel known = KnownChannel.findById(id);
            assertEquals(DoorHours.State.ALWAYS, known.hours(Instant.parse("2026-12-01T03:00:00Z")).state());
            assertEquals(DoorHours.State.UNKNOWN, known.hours(Instant.parse("2027-02-01T03:00:00Z")).state());
            assertEquals("Soita: Yölinja, +1 202-555-0111 (ympäri vuorokauden)",
                    DoorWords.in("fi").line(known, Instant.parse("2026-12-01T03:00:00Z")));
        });
    }

    private void hear(String event, UUID id, String name) {
        topics.source("channel-changed").send(event);
        Eventually.holds(name + " is heard", () -> name.equals(name(id)));
    }

    private static String name(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> KnownChannel.<KnownChannel> findByIdOptional(id).map(known -> known.name("en")).orElse(null));
    }
}
