package org.tourniquet.directory.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.Kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads the structured data as schema.org defines it, knowing nothing of how it was written. */
class StructuredDataTest {

    private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-11-23T00:07");

    @ParameterizedTest
    @ValueSource(strings = { "24/7", "Mo-Fr 08:00-18:00", "Mo-Su 22:00-02:00", "Mo,We 08:00-12:00,13:00-17:30; Sa 22:00-24:00",
            "Mo-Su 07:00-23:00; 2026 Nov 25 off; 2026 Nov 27 20:00-04:00", "off" })
    void a_reader_of_structured_data_finds_the_same_open_hours(String hours) throws IOException {
        Channel channel = new Channel();
        channel.id = UUID.fromString("00000000-0000-4000-8000-00000000c001");
        channel.kind = Kind.PHONE;
        channel.names = Map.of("en", "Line");
        channel.addresses = Map.of("en", "+12025550111");
        channel.needs = List.of("crisis");
        channel.languages = List.of("en", "fi");
        channel.timeZone = "UTC";
        channel.country = "FI";
        channel.hoursText = hours;
        JsonNode said = new ObjectMapper()
                .readTree(StructuredData
                        .of("Town", "https://town.example/contact", List.of(channel), "en", MONDAY.toLocalDate()).toString());
        JsonNode point = said.get("contactPoint").get(0);
        assertEquals("https://schema.org ContactPoint +12025550111 Line", said.get("@context").asText() + " "
                + point.get("@type").asText() + " " + point.get("telephone").asText() + " " + point.get("name").asText());
        int open = 0;
        for (LocalDateTime at = MONDAY; at.isBefore(MONDAY.plusDays(14)); at = at.plusMinutes(15)) {
            boolean read = isOpen(point.get("hoursAvailable"), at);
            assertEquals(channel.hours().openAt(at.toInstant(ZoneOffset.UTC)), read, hours + " at " + at);
            open += read ? 1 : 0;
        }
        assertTrue(hours.equals("off") ? open == 0 : open > 100, open + " open quarters");
    }

    /** A specification with dates goes before those without; what closes not after it opens closes on the next day. */
    private static boolean isOpen(JsonNode specifications, LocalDateTime at) {
        return within(specifications, at.toLocalDate(), at) || within(specifications, at.toLocalDate().minusDays(1), at);
    }

    private static boolean within(JsonNode specifications, LocalDate day, LocalDateTime at) {
        List<JsonNode> dated = new ArrayList<>();
        List<JsonNode> weekly = new ArrayList<>();
        for (JsonNode one : specifications) {
            if (one.has("validFrom")) {
                if (!day.isBefore(LocalDate.parse(one.get("validFrom").asText()))
                        && !day.isAfter(LocalDate.parse(one.get("validThrough").asText())))
                    dated.add(one);
            } else
                for (JsonNode name : one.get("dayOfWeek"))
                    if (name.asText().toUpperCase(Locale.ROOT).endsWith("/" + day.getDayOfWeek()))
                        weekly.add(one);
        }
        return (dated.isEmpty() ? weekly : dated).stream().anyMatch(one -> {
            LocalTime opens = LocalTime.parse(one.get("opens").asText());
            LocalTime closes = LocalTime.parse(one.get("closes").asText());
            if (opens.equals(closes) && opens.equals(LocalTime.MIDNIGHT))
                return false;
            LocalDateTime end = day.atTime(closes).plusDays(closes.isAfter(opens) ? 0 : 1);
            return !at.isBefore(day.atTime(opens)) && at.isBefore(end);
        });
    }
}
