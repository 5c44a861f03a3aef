package org.tourniquet.triage.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

@QuarkusTest
@RealDesk
class NeighboursTest {

    private static final UUID HOTLINE = UUID.fromString("00000000-0000-4000-8000-00000000c001");

    @Inject
    @Any
    InMemoryConnector topics;

    @Inject
    BestChannel best;

    @Test
    void a_channel_heard_of_is_offered_and_only_a_newer_version_replaces_it() throws Exception {
        assertEquals("taken", send("channel-changed", channel(3, "Night hotline")));
        assertEquals("taken", send("channel-changed", channel(2, "An older name")));
        assertEquals("Night hotline", name());
        assertEquals("taken", send("channel-changed", channel(4, "Crisis line")));
        assertEquals("Crisis line", name());
    }

    @Test
    void the_directorys_own_example_is_understood() throws Exception {
        Path example = Path.of("../contact-directory-service/contracts/channel-changed.v1.json");
        assumeTrue(Files.exists(example), "the directory has not published its example");
        assertEquals("taken", send("channel-changed", Files.readString(example)));
    }

    @Test
    void broadcasts_own_example_is_understood() throws Exception {
        Path example = Path.of("../broadcast-service/contracts/incident-changed.v1.json");
        assumeTrue(Files.exists(example), "broadcast has not published its example");
        assertEquals("taken", send("incident-changed", Files.readString(example)));
    }

    @Test
    void a_malformed_event_is_refused_and_the_next_one_is_heard() throws Exception {
        assertTrue(send("channel-changed", "{not json").startsWith("refused"));
        assertTrue(send("incident-changed", "{\"id\":\"" + HOTLINE + "\",\"version\":1}").startsWith("refused"));
        assertEquals("taken", send("incident-changed", """
                {"id":"00000000-0000-4000-8000-0000000000f1","version":1,"title":"River over its banks",
                 "kind":"NATURAL_DISASTER","mode":"DRILL","state":"OPEN","protocol":"natural-disaster",
                 "openedAt":"2026-11-22T10:00:00Z","closedAt":null}"""));
        var known = QuarkusTransaction.requiringNew()
                .call(() -> KnownIncident.known(UUID.fromString("00000000-0000-4000-8000-0000000000f1")).orElseThrow());
        assertTrue(known.isDrill());
    }

    private String name() {
        return QuarkusTransaction.requiringNew().call(() -> best.doors("crisis", "en", false).stream()
                .filter(d -> d.id().equals(HOTLINE)).findFirst().orElseThrow().name());
    }

    private String send(String channel, String event) throws Exception {
        var answer = new CompletableFuture<String>();
        topics.source(channel).send(Message.of(event, () -> done(answer, "taken"),
                reason -> done(answer, "refused: " + reason.getMessage())));
        return answer.get(10, TimeUnit.SECONDS);
    }

    private static CompletionStage<Void> done(CompletableFuture<String> answer, String how) {
        answer.complete(how);
        return CompletableFuture.completedFuture(null);
    }

    private static String channel(int version, String name) throws IOException {
        return """
                {"id":"%s","version":%d,"retired":false,"kind":"PHONE","name":{"en":"%s","fi":"Yölinja"},
                 "address":{"en":"+12025550111"},"needs":["crisis"],"languages":["en","fi"],"timeZone":"Europe/Helsinki",
                 "country":"FI","humanAnswers":true,"constraints":[],"state":"OPEN","expectedWaitSeconds":120,
                 "rank":{"crisis":1},"openFrom":"2026-01-01T00:00:00Z","openUntil":"2099-12-27T00:00:00Z",
                 "open":[{"from":"2026-01-01T00:00:00Z","to":"2099-12-27T00:00:00Z"}],"changedAt":"2026-11-22T10:00:00Z"}"""
                .formatted(HOTLINE, version, name);
    }
}
