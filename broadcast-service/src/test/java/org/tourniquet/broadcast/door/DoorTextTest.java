package org.tourniquet.broadcast.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.directory.ChannelChanged;
import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.broadcast.directory.TownDoors;
import org.tourniquet.kit.edge.Languages;

/** Every door names all doors, in every language of the house. */
class DoorTextTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private final List<KnownChannel> town = TownDoors.at(NOW);
    private final KnownChannel line = town.getFirst();

    @Test
    void a_caller_hears_danger_first_and_every_other_door_in_every_language() {
        for (String language : Languages.ALL) {
            List<String> said = script(line, language, false, "River over its banks").paragraphs();
            assertTrue(said.get(1).contains("1 1 2"), said.get(1));
            String all = String.join("\n", said);
            assertTrue(all.contains("River over its banks"), all);
            town.stream().filter(door -> door != line)
                    .forEach(door -> assertTrue(all.contains(door.name(language)), language + " " + door.name("en")));
            assertFalse(all.contains(line.name(language)), "a door does not send people to itself: " + all);
            assertFalse(all.contains("https://"), "nobody can tap what they hear");
            assertFalse(all.contains("%s"), all);
        }
    }

    @Test
    void a_number_is_said_digit_by_digit_and_read_in_groups() {
        assertTrue(script(line, "en", false, null).text().contains("+ 1, 2 0 2, 5 5 5, 0 1 0 0"),
                script(line, "en", false, null).text());
        assertTrue(script(town.get(1), "en", false, null).text().contains("+1 202-555-0100"));
    }

    @Test
    void nobody_is_told_to_wait_on_a_line_that_is_shut() {
        KnownChannel shut = door("PHONE", "Day line", NOW.plusSeconds(3600), NOW.plusSeconds(7200), "OPEN");
        assertTrue(script(line, "en", false, null).text().contains("Stay on the line"));
        String said = script(shut, "en", false, null).text();
        assertFalse(said.contains("Stay on the line"), said);
        assertTrue(said.contains("Day line: opens 13:00."), said);
    }

    @Test
    void what_is_put_in_by_hand_does_not_change_with_the_clock_and_does_with_the_directory() {
        KnownChannel desk = door("DESK", "Town-hall desk", NOW.minusSeconds(60), NOW.plusSeconds(7200), "OPEN");
        List<KnownChannel> doors = List.of(line, desk);
        String now = DoorScript.of(line, at(NOW, doors, "Flood"), "en", true).mark();
        for (int hours = 0; hours < 48; hours++)
            assertEquals(now, DoorScript.of(line, at(NOW.plus(Duration.ofHours(hours)), doors, "Flood"), "en", true).mark());
        KnownChannel down = door("DESK", "Town-hall desk", NOW.minusSeconds(60), NOW.plusSeconds(7200), "DOWN");
        assertFalse(now.equals(DoorScript.of(line, at(NOW, List.of(line, down), "Flood"), "en", true).mark()));
        assertFalse(now.equals(DoorScript.of(line, at(NOW, doors, null), "en", true).mark()));
    }

    @Test
    void a_door_that_does_not_answer_is_named_by_none() {
        KnownChannel down = door("CHAT", "Broken chat", NOW.minusSeconds(60), NOW.plusSeconds(7200), "DOWN");
        assertFalse(DoorScript.of(line, at(NOW, List.of(line, down), null), "en", false).text().contains("Broken chat"));
    }

    @Test
    void an_announcement_is_clean_xml_and_no_sentence_is_cut_in_two() {
        String twiml = Announcement.twiml(Map.of("en-GB", List.of("Fish & <Chips>", "A sentence. ".repeat(500))));
        assertTrue(twiml.contains("Fish &amp; &lt;Chips&gt;"), twiml.substring(0, 200));
        String longest = twiml.lines().filter(text -> text.length() > 1000).findFirst().orElseThrow();
        assertTrue(longest.contains("sentence.</Say>"), longest.substring(longest.length() - 40));
        assertTrue(longest.length() < 4_200, "Twilio takes 4,096 characters");
    }

    private DoorScript script(KnownChannel door, String language, boolean lasting, String incident) {
        return DoorScript.of(door, at(NOW, town, incident), language, lasting);
    }

    private static Situation at(Instant now, List<KnownChannel> doors, String incident) {
        return new Situation("Rivertown City Services", incident, doors, "112", "https://rivertown.example/contact",
                incident == null ? null : "https://rivertown.example/help", now);
    }

    private static KnownChannel door(String kind, String name, Instant from, Instant to, String state) {
        return new KnownChannel(new ChannelChanged(UUID.nameUUIDFromBytes(name.getBytes()), 1, false, kind, Map.of("en", name),
                Map.of("en", "1 Quay Street"), List.of("crisis"), List.of(), "Europe/Helsinki", "FI", true, List.of(), state,
                null, Map.of(), NOW, NOW.plus(Duration.ofDays(35)), List.of(new ChannelChanged.Interval(from, to)), NOW));
    }
}
