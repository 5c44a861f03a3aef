package org.tourniquet.directory.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.tourniquet.directory.channel.Condition;
import org.tourniquet.directory.channel.Hours;
import org.tourniquet.directory.channel.HoursText;
import org.tourniquet.directory.channel.Kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Broadcast and triage choose doors by themselves, also when we are away: by the same laws, in a file that all three keep. */
class BestDoorContractTest {
    private static final JsonNode LAWS = read();

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(Path.of("contracts/best-door.v1.json").toFile());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void the_finder_keeps_the_laws_that_the_others_rely_on() {
        assertTrue(LAWS.size() > 10);
        for (JsonNode law : LAWS) {
            List<Finder.Door> doors = new ArrayList<>();
            law.get("channels").forEach(channel -> doors.add(door(channel)));
            Finder.Found found = Finder.find(doors, new Finder.Ask(law.get("need").asText(), law.get("language").asText(),
                    Instant.parse(law.get("at").asText()), null));
            List<String> best = Stream.concat(found.best().stream(), found.others().stream()).map(way -> way.door().id())
                    .limit(law.get("best").size()).toList();
            assertEquals(texts(law.get("best")), best, law.get("law").asText());
        }
    }

    @Test
    void the_stretches_in_the_file_are_those_of_its_hours() {
        for (JsonNode law : LAWS)
            for (JsonNode channel : law.get("channels"))
                for (JsonNode stretch : channel.get("open")) {
                    Hours hours = hours(channel);
                    Instant from = Instant.parse(stretch.get("from").asText());
                    Instant to = Instant.parse(stretch.get("to").asText());
                    assertTrue(hours.openAt(from) && hours.openAt(to.minusSeconds(60)), channel.toString());
                    assertTrue(hours.nextChange(from).map(to::equals).orElse(true), channel.toString());
                }
    }

    private static Finder.Door door(JsonNode channel) {
        Map<String, Integer> rank = new HashMap<>();
        channel.get("rank").properties().forEach(one -> rank.put(one.getKey(), one.getValue().asInt()));
        String state = channel.get("state").asText();
        return new Finder.Door(channel.get("id").asText(), Kind.valueOf(channel.get("kind").asText()),
                Set.copyOf(texts(channel.get("needs"))), new HashSet<>(texts(channel.get("languages"))),
                channel.get("humanAnswers").asBoolean(), rank,
                state.equals("OPEN") || state.equals("CLOSED") ? Condition.WORKS : Condition.valueOf(state),
                channel.get("expectedWaitSeconds").isNull() ? null : channel.get("expectedWaitSeconds").asInt(),
                hours(channel));
    }

    private static Hours hours(JsonNode channel) {
        return HoursText.parse(channel.get("hours").asText(), ZoneOffset.UTC);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
