package org.tourniquet.directory.callin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** What is asked of broadcast looks like its published example; what broadcast says is read from its own. */
class ContractTest {
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void a_text_for_the_staff_is_asked_for_as_published() throws IOException {
        Asked asked = new Asked();
        asked.sealedPhone = "5f1e2d3c:c2VhbGVk";
        StaffText text = StaffText.of(asked, StaffText.Kind.ASK, "5f1e2d3c:c2VhbGVkIHdvcmRz",
                Instant.parse("2026-11-22T10:00:00Z"));
        text.id = UUID.fromString("0f0a9c1e-6f0e-4d7e-9a54-2f3d5a1b7d01");
        assertEquals(json.readTree(Path.of("contracts/message-requested.v1.json").toFile()),
                json.readTree(json.writeValueAsBytes(MessageRequested.of(text, asked, false))));
        assertEquals("DRILL", MessageRequested.of(text, asked, true).mode());
    }

    @Test
    void what_broadcast_says_is_understood() throws IOException {
        assertEquals(StaffText.State.FAILED,
                json.readValue(broadcast("message-settled.v1.json"), MessageSettled.class).state());
        assertNull(json.readValue(broadcast("reply-received.v1.json"), ReplyReceived.class).answers());
        for (String wrong : new String[] { "{}", "[]", "not json", "{\"id\":\"x\"}", "{\"state\":\"LOST\"}" }) {
            assertThrows(Exception.class, () -> json.readValue(wrong, MessageSettled.class).id());
            assertThrows(Exception.class, () -> json.readValue(wrong, ReplyReceived.class).from());
        }
    }

    @Test
    void money_is_said_as_people_say_it() {
        assertEquals("€366", new Money(new BigDecimal("366.00"), "EUR").toString());
        assertEquals("€12.50", new Money(new BigDecimal("12.5"), "EUR").toString());
    }

    @Test
    void what_stands_later_is_not_taken_back_by_what_stands_earlier() {
        StaffText text = new StaffText();
        text.settle(StaffText.State.DELIVERED, null, Instant.EPOCH);
        text.settle(StaffText.State.ACCEPTED, null, Instant.EPOCH);
        assertEquals(StaffText.State.DELIVERED, text.state);
        Asked asked = new Asked();
        asked.answer(Asked.Answer.CANNOT, Instant.EPOCH.plusSeconds(2), null);
        asked.answer(Asked.Answer.COMING, Instant.EPOCH.plusSeconds(1), null);
        assertEquals(Asked.Answer.CANNOT, asked.answer);
    }

    private static String broadcast(String file) throws IOException {
        return Files.readString(Path.of("../broadcast-service/contracts", file));
    }
}
