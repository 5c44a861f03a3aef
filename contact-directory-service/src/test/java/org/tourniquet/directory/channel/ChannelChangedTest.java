package org.tourniquet.directory.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

class ChannelChangedTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_event_is_exactly_the_published_example() throws IOException {
        byte[] sent = JSON.writeValueAsBytes(ChannelChanged.of(hotline("24/7")));
        assertEquals(JSON.readTree(Files.readAllBytes(Path.of("contracts/channel-changed.v1.json"))), JSON.readTree(sent));
    }

    @Test
    void the_hours_of_35_days_go_along() {
        ChannelChanged event = ChannelChanged.of(hotline("Mo-Fr 08:00-18:00"));
        assertEquals(25, event.open().size());
        assertEquals(new ChannelChanged.Open("2026-11-23T06:00:00Z", "2026-11-23T16:00:00Z"), event.open().getFirst());
        assertEquals("CLOSED", event.state());
    }

    private static Channel hotline(String hours) {
        Channel hotline = Channel.of(UUID.fromString("00000000-0000-4000-8000-00000000c001"),
                new ChannelDraft(new TreeMap<>(Map.of("en", "Night hotline", "fi", "Yölinja")), "PHONE",
                        new TreeMap<>(Map.of("en", "+1 202-555-0111")), List.of("crisis"), new TreeMap<>(), List.of("en", "fi"),
                        "Europe/Helsinki", "FI", null, hours, true, List.of(), null, 120),
                Instant.parse("2026-11-22T10:00:00Z"));
        hotline.version = 3;
        hotline.answersPerHour = 84;
        return hotline;
    }
}
