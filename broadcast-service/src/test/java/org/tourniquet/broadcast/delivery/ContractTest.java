package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.delivery.reply.ReplyReceived;
import org.tourniquet.broadcast.delivery.unreached.CallEnded;
import org.tourniquet.broadcast.delivery.unreached.PersonUnreached;
import org.tourniquet.broadcast.incident.Mode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** What leaves the service looks like its published example, and what we hear is read from the other's. */
class ContractTest {
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void what_became_of_a_message_is_told_as_published() throws IOException {
        same("contracts/message-settled.v1.json",
                new MessageSettled(UUID.fromString("7b0e0d6a-52d4-4f0e-9a6e-0d6f3f0a1c11"), "FAILED",
                        "the mail server said 550 no such mailbox", Instant.parse("2026-11-22T10:00:05Z")));
    }

    @Test
    void a_reply_is_told_as_published() throws IOException {
        same("contracts/reply-received.v1.json",
                new ReplyReceived(UUID.fromString("0193524b-3c00-7a10-8a11-5f1d7c2e9b01"), Medium.SMS,
                        "fingerprint-of-the-senders-address",
                        "sealed-address", "sealed-words", Instant.parse("2026-11-22T10:00:05Z"), "fi", null,
                        null));
    }

    @Test
    void somebody_to_call_is_told_as_published() throws IOException {
        same("contracts/person-unreached.v1.json",
                new PersonUnreached(UUID.fromString("0193524b-3c00-7a10-8a11-5f1d7c2e9c01"),
                        UUID.fromString("7b0e0d6a-52d4-4f0e-9a6e-0d6f3f0a1c11"),
                        UUID.fromString("7b0e0d6a-52d4-4f0e-9a6e-0d6f3f0a1c12"),
                        UUID.fromString("00000000-0000-4000-8000-00000000a001"), Mode.LIVE, "sealed-name", "sealed-number",
                        "sealed-words", "fi", "bounced: 5.1.1 user unknown", Instant.parse("2026-11-22T10:00:05Z")));
    }

    @Test
    void the_wish_of_triage_is_understood() throws IOException {
        MessageRequested wish = json.readValue(
                Files.readString(Path.of("../triage-service/contracts/message-requested.v1.json")),
                MessageRequested.class);
        assertEquals(Mode.LIVE, wish.mode());
        assertEquals(true, wish.medium().personal());
    }

    @Test
    void the_wish_of_the_directory_is_understood() throws IOException {
        MessageRequested wish = json.readValue(
                Files.readString(Path.of("../contact-directory-service/contracts/message-requested.v1.json")),
                MessageRequested.class);
        assertEquals(List.of("1", "2"), wish.answers());
    }

    @Test
    void the_wish_to_test_a_channel_is_understood() throws IOException {
        MessageRequested wish = json.readValue(
                Files.readString(Path.of("../contact-directory-service/contracts/check-requested.v1.json")),
                MessageRequested.class);
        assertEquals(OnePersonMessage.CHANNEL_CHECK, wish.purpose());
        assertEquals(Instant.parse("2026-11-22T11:00:00Z"), wish.until());
    }

    @Test
    void the_end_of_a_call_is_understood() throws IOException {
        CallEnded call = json.readValue(Files.readString(Path.of("../triage-service/contracts/call-ended.v1.json")),
                CallEnded.class);
        assertEquals(CallEnded.Result.REACHED, call.result());
        for (String wrong : new String[] { "{}", "{\"id\":\"x\"}",
                "{\"id\":\"0193524b-3c00-7a10-8a11-5f1d7c2e9c01\",\"result\":\"PERHAPS\"}" })
            assertThrows(Exception.class, () -> json.readValue(wrong, CallEnded.class));
    }

    @Test
    void what_is_no_wish_and_no_batch_is_refused() {
        for (String wrong : new String[] { "{}", "[]", "null", "not json", "{\"id\":\"x\"}" }) {
            assertThrows(Exception.class, () -> json.readValue(wrong, MessageRequested.class).id());
            assertThrows(Exception.class, () -> json.readValue(wrong, Batch.class).ids());
        }
    }

    private void same(String example, Object event) throws IOException {
        assertEquals(json.readTree(Files.readAllBytes(Path.of(example))), json.readTree(json.writeValueAsBytes(event)));
    }
}
