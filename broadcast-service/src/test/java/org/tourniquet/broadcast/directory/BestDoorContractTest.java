package org.tourniquet.broadcast.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The door that a notice names is the one that the directory would name. */
class BestDoorContractTest {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    @Test
    void doors_are_chosen_by_the_laws_of_the_directory() throws Exception {
        JsonNode laws = JSON.readTree(Path.of("../contact-directory-service/contracts/best-door.v1.json").toFile());
        assertTrue(laws.size() > 10);
        for (JsonNode law : laws) {
            List<KnownChannel> channels = new ArrayList<>();
            for (JsonNode channel : law.get("channels"))
                channels.add(new KnownChannel(JSON.treeToValue(known((ObjectNode) channel), ChannelChanged.class)));
            List<String> best = KnownChannel
                    .byNeed(channels, law.get("language").asText(), Instant.parse(law.get("at").asText()))
                    .get(law.get("need").asText()).stream().map(channel -> channel.id().toString()).toList();
            List<String> expected = new ArrayList<>();
            law.get("best").forEach(id -> expected.add(id.asText()));
            assertEquals(expected, best, law.get("law").asText());
        }
    }

    /** What an event says beside what the laws are about. */
    private static ObjectNode known(ObjectNode channel) {
        channel.put("version", 1).put("changedAt", "2026-11-22T10:00:00Z").put("openFrom", "2026-11-22T00:00:00Z")
                .put("openUntil", "2026-12-27T00:00:00Z");
        channel.putObject("name").put("en", "A door");
        channel.putObject("address").put("en", "+12025550111");
        return channel;
    }
}
