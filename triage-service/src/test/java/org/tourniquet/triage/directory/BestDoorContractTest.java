package org.tourniquet.triage.directory;

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

/** The door we name is the one that the directory would name. */
class BestDoorContractTest {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    @Test
    void doors_are_chosen_by_the_laws_of_the_directory() throws Exception {
        JsonNode laws = JSON.readTree(Path.of("../contact-directory-service/contracts/best-door.v1.json").toFile());
        assertTrue(laws.size() > 10);
        for (JsonNode law : laws) {
            List<ChannelChanged> channels = new ArrayList<>();
            for (JsonNode channel : law.get("channels"))
                channels.add(JSON.treeToValue(((ObjectNode) channel).put("version", 1).put("openUntil", "2026-12-27T00:00:00Z"),
                        ChannelChanged.class));
            List<String> best = BestChannel.choose(channels.stream(), law.get("need").asText(), law.get("language").asText(),
                    false, Instant.parse(law.get("at").asText())).stream().map(door -> door.id().toString()).toList();
            List<String> expected = new ArrayList<>();
            law.get("best").forEach(id -> expected.add(id.asText()));
            assertEquals(expected, best, law.get("law").asText());
        }
    }
}
