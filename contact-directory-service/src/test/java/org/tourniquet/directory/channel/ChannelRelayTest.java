package org.tourniquet.directory.channel;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.postgres.PostgresForTests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.smallrye.reactive.messaging.memory.InMemorySink;

@QuarkusTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class ChannelRelayTest {

    private static final UUID PORTAL = UUID.fromString("00000000-0000-4000-8000-00000000c004");
    private static final Duration WELL_WITHIN_TWO_SECONDS = Duration.ofMillis(1500);

    @Inject
    @Any
    InMemoryConnector topics;
    @Inject
    ChannelBook book;
    @Inject
    ObjectMapper json;

    @Test
    void a_change_is_published_as_a_whole_and_at_once() throws Exception {
        InMemorySink<String> topic = topics.sink("channel-changed");
        waitUntil(() -> Channel.waitingToBePublished() == 0, Duration.ofSeconds(10));
        topic.clear();
        ChannelDraft draft = QuarkusTransaction.requiringNew().call(() -> Channel.known(PORTAL).orElseThrow().draft());
        int version = book.change(PORTAL, null, withWait(draft, 77)).version;
        waitUntil(() -> !of(topic).isEmpty(), WELL_WITHIN_TWO_SECONDS);
        Message<String> sent = of(topic).getFirst();
        JsonNode event = json.readTree(sent.getPayload());
        assertEquals(77, event.path("expectedWaitSeconds").asInt());
        assertEquals(version, event.path("version").asInt());
        assertEquals("Varauksen siirto verkossa", event.at("/name/fi").asText());
        var metadata = sent.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
        assertEquals(PORTAL.toString(), metadata.getKey());
        assertEquals("directory.channel-changed.v1",
                new String(metadata.getHeaders().lastHeader("ce_type").value(), StandardCharsets.UTF_8));
        waitUntil(() -> Channel.waitingToBePublished() == 0, WELL_WITHIN_TWO_SECONDS);
    }

    @Test
    void an_opening_is_judged_and_published_without_an_editor() {
        UUID id = book.enter(UUID.randomUUID(), shutAllWeek()).id;
        waitUntil(() -> Channel.waitingToBePublished() == 0, Duration.ofSeconds(10));
        InMemorySink<String> topic = topics.sink("channel-changed");
        // as if it had been judged yesterday: another state, and a day less known
        QuarkusTransaction.requiringNew().run(() -> Channel.update("state = ?1, knownUntil = ?2 where id = ?3", State.OPEN,
                java.time.LocalDate.now().plusDays(34), id));
        topic.clear();
        waitUntil(() -> topic.received().stream().anyMatch(m -> m.getPayload().contains(id.toString())),
                Duration.ofSeconds(15));
        assertTrue(topic.received().stream().filter(m -> m.getPayload().contains(id.toString())).toList().getFirst()
                .getPayload().contains("\"state\":\"CLOSED\""));
        book.retire(id);
        waitUntil(() -> topic.received().stream().anyMatch(m -> m.getPayload().contains("\"retired\":true")),
                WELL_WITHIN_TWO_SECONDS);
    }

    @Test
    void the_service_is_ready_without_kafka() {
        given().get("/q/health/ready").then().statusCode(200);
    }

    private List<Message<String>> of(InMemorySink<String> topic) {
        return topic.received().stream().map(m -> (Message<String>) m).filter(m -> m.getPayload().contains(PORTAL.toString()))
                .toList();
    }

    private static ChannelDraft shutAllWeek() {
        return new ChannelDraft(new java.util.TreeMap<>(java.util.Map.of("en", "Shut desk")), "DESK",
                new java.util.TreeMap<>(java.util.Map.of("en", "Nowhere")), List.of("shut"), new java.util.TreeMap<>(),
                List.of("en"), "Europe/Helsinki", "FI", null, "off", false, List.of(), null, null);
    }

    private static ChannelDraft withWait(ChannelDraft draft, int seconds) {
        return new ChannelDraft(draft.names(), draft.kind(), draft.addresses(), draft.needs(), draft.rank(), draft.languages(),
                draft.timeZone(), draft.country(), draft.region(), draft.hours(), draft.humanAnswers(), draft.constraints(),
                draft.condition(), seconds);
    }

    private static void waitUntil(BooleanSupplier done, Duration patience) {
        Eventually.within(patience, "told to the others", () -> QuarkusTransaction.requiringNew().call(done::getAsBoolean));
    }
}
