package org.tourniquet.triage.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** What leaves equals its published example; what comes in is read from its producer's example. */
class ContractTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final UUID TICKET = UUID.fromString("0f0a9c1e-6f0e-4d7e-9a54-2f3d5a1b7c02");
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void a_requested_message_is_written_as_its_example_says() throws IOException {
        var event = new MessageRequested(UUID.fromString("0f0a9c1e-6f0e-4d7e-9a54-2f3d5a1b7c01"), "SMS",
                "5f1e2d3c:c2VhbGVk", "fi", null, "5f1e2d3c:c2VhbGVkIHdvcmRz", "TICKET",
                UUID.fromString("00000000-0000-4000-8000-00000000a001"), "LIVE", TICKET, AT);
        same(event, "contracts/message-requested.v1.json");
    }

    @Test
    void a_raised_alert_is_written_as_its_example_says() throws IOException {
        var event = new AlertRaised(UUID.fromString("0f0a9c1e-6f0e-4d7e-9a54-2f3d5a1b7c03"), "RED_FLAG", "RED", TICKET,
                null, "LIVE", "A life may be in danger. This comes before everything else.", AT, null);
        same(event, "contracts/alert-raised.v1.json");
    }

    @Test
    void what_came_of_a_call_is_written_as_its_example_says() throws IOException {
        same(new CallEnded(UUID.fromString("0193524b-3c00-7a10-8a11-5f1d7c2e9c01"),
                UUID.fromString("7b0e0d6a-52d4-4f0e-9a6e-0d6f3f0a1c11"),
                UUID.fromString("7b0e0d6a-52d4-4f0e-9a6e-0d6f3f0a1c12"),
                "REACHED", 1, Instant.parse("2026-11-22T10:20:00Z")), "contracts/call-ended.v1.json");
    }

    @Test
    void replies_and_settlements_are_read_from_broadcasts_examples() throws IOException {
        assertNotNull(JSON.readValue(producer("reply-received.v1.json"), ReplyReceived.class).from());
        assertNotNull(JSON.readValue(producer("message-settled.v1.json"), MessageSettled.class).state());
        assertEquals("fi", JSON.readValue(producer("person-unreached.v1.json"), PersonUnreached.class).language());
        assertEquals(1, JSON.readValue(producer("person-erased.v1.json"), PersonErased.class).prints().size());
    }

    @Test
    void what_is_malformed_is_refused_with_a_reason() {
        assertThrows(ValueInstantiationException.class, () -> JSON.readValue("{\"id\":null}", ReplyReceived.class));
        assertThrows(ValueInstantiationException.class, () -> JSON.readValue(
                "{\"id\":\"0f0a9c1e-6f0e-4d7e-9a54-2f3d5a1b7c01\",\"state\":\"LOST\"}", MessageSettled.class));
    }

    private static void same(Object event, String file) throws IOException {
        assertEquals(JSON.readTree(Path.of(file).toFile()), JSON.readTree(JSON.writeValueAsBytes(event)));
    }

    private static String producer(String file) throws IOException {
        Path path = Path.of("../broadcast-service/contracts", file);
        assumeTrue(Files.exists(path), "broadcast has not published " + file);
        return Files.readString(path);
    }
}
