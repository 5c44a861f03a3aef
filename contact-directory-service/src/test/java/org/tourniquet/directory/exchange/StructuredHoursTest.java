package org.tourniquet.directory.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.Hours;
import org.tourniquet.directory.channel.HoursText;
import org.tourniquet.directory.channel.Kind;
import org.tourniquet.directory.channel.PublicHolidays;
import org.tourniquet.directory.finder.StructuredData;

import com.fasterxml.jackson.databind.JsonNode;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What search engines read in our hours is what the hours say; the reader here knows schema.org and nothing of us. */
class StructuredHoursTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    @Property(tries = 80)
    void another_reader_of_our_structured_data_learns_the_same_hours(@ForAll("texts") String text) {
        Channel channel = channel(text);
        Hours hours = channel.hours();
        List<JsonNode> read = specifications(channel);
        LocalDateTime start = TODAY.atStartOfDay();
        for (int step = 0; step < 60 * 96; step++) {
            LocalDateTime moment = start.plusMinutes(step * 15L);
            assertEquals(hours.openAt(moment.toInstant(ZoneOffset.UTC)), open(read, moment, hours), text + " at " + moment);
        }
    }

    @Property(tries = 300)
    void our_own_file_gives_back_exactly_what_was_written(@ForAll("texts") String text) {
        Channel channel = channel(text);
        List<String> wrong = new ArrayList<>();
        String back = SchemaHours.text(specifications(channel), wrong::add);
        assertEquals(List.of(), wrong);
        assertEquals(text, HoursText.print(HoursText.parse(back, ZoneOffset.UTC)), back);
    }

    @Example
    void the_last_minute_before_midnight_is_not_given_away() {
        for (String text : List.of("Mo-Su 00:00-23:59", "Mo 08:00-32:00", "Mo 13:00-24:00", "Sa 00:00-24:00")) {
            another_reader_of_our_structured_data_learns_the_same_hours(text);
            our_own_file_gives_back_exactly_what_was_written(text);
        }
    }

    private static boolean open(List<JsonNode> read, LocalDateTime at, Hours hours) {
        for (int back = 0; back <= 1; back++) {
            LocalDate day = at.toLocalDate().minusDays(back);
            long minute = ChronoUnit.MINUTES.between(day.atStartOfDay(), at);
            if (of(read, day, hours.calendar()).stream().anyMatch(each -> opens(each) <= minute && minute < closes(each)))
                return true;
        }
        return false;
    }

    /** Dates go before public holidays, and those before weekdays. */
    private static List<JsonNode> of(List<JsonNode> read, LocalDate day, PublicHolidays calendar) {
        List<JsonNode> dated = read.stream().filter(each -> each.has("validFrom"))
                .filter(each -> !day.isBefore(LocalDate.parse(each.path("validFrom").asText()))
                        && !day.isAfter(LocalDate.parse(each.path("validThrough").asText())))
                .toList();
        // a date of one year is meant for it alone
        List<JsonNode> once = dated.stream().filter(each -> !each.has("description")).toList();
        if (!dated.isEmpty())
            return once.isEmpty() ? dated : once;
        List<JsonNode> holiday = on(read, "PublicHolidays");
        return calendar.include(day) && !holiday.isEmpty() ? holiday
                : on(read, day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    private static List<JsonNode> on(List<JsonNode> read, String name) {
        return read.stream().filter(each -> StreamSupport.stream(each.path("dayOfWeek").spliterator(), false)
                .anyMatch(day -> day.asText().equals("https://schema.org/" + name))).toList();
    }

    private static int opens(JsonNode each) {
        return LocalTime.parse(each.path("opens").asText()).toSecondOfDay() / 60;
    }

    /**
     * "If the value for the closes property is less than the value for the opens property then the hour range spans over the
     * next day."
     */
    private static int closes(JsonNode each) {
        int closes = LocalTime.parse(each.path("closes").asText()).toSecondOfDay() / 60;
        if (opens(each) == 0 && closes == MINUTES_OF_A_DAY - 1)
            return MINUTES_OF_A_DAY;
        return closes < opens(each) ? closes + MINUTES_OF_A_DAY : closes;
    }

    private static List<JsonNode> specifications(Channel channel) {
        JsonNode point = StructuredData.of("Town", "https://town.example/contact", List.of(channel), "en", TODAY)
                .at("/contactPoint/0/hoursAvailable");
        return StreamSupport.stream(point.spliterator(), false).toList();
    }

    private static Channel channel(String text) {
        Channel channel = new Channel();
        channel.id = new java.util.UUID(0, 1);
        channel.kind = Kind.EMAIL;
        channel.names = java.util.Map.of("en", "Mail");
        channel.addresses = java.util.Map.of("en", "a@b.example");
        channel.needs = List.of("crisis");
        channel.languages = List.of("en");
        channel.timeZone = "UTC";
        channel.country = "FI";
        channel.hoursText = text;
        return channel;
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> times = Arbitraries.of("off", "00:00-24:00", "08:00-12:00,13:00-18:00", "22:00-02:00", "13:00-24:00",
                "09:00-33:00", "18:30-18:15", "06:15-06:30");
        Arbitrary<String> week = Combinators.combine(Arbitraries.of("Mo-Fr", "Sa", "Tu,Th", "Mo-Su"), times)
                .as((days, open) -> days + " " + open);
        Arbitrary<String> holidays = times.map(open -> "PH " + open).injectNull(0.5);
        Arbitrary<String> yearly = Combinators
                .combine(Arbitraries.of("Dec 24", "Dec 24-26", "Dec 30-Jan 02", "Feb 28", "Feb 29",
                        "Feb 27-Mar 02", "Nov 21", "Dec 06"), times)
                .as((days, open) -> days + " " + open);
        Arbitrary<String> dates = Combinators.combine(Arbitraries.of("2026 Dec 24", "2026 Dec 23-25", "2027 Jan 01",
                "2026 Dec 06", "2026 Nov 29-30"), times).as((days, open) -> days + " " + open);
        return Combinators.combine(week, holidays, yearly.list().ofMaxSize(2), dates.list().ofMaxSize(2))
                .as((days, holiday, every, once) -> {
                    List<String> rules = new ArrayList<>(List.of(days));
                    if (holiday != null)
                        rules.add(holiday);
                    rules.addAll(every);
                    rules.addAll(once);
                    return rules;
                }).map(rules -> String.join("; ", rules)).filter(StructuredHoursTest::isRight)
                .map(text -> HoursText.print(HoursText.parse(text, ZoneOffset.UTC)));
    }

    private static boolean isRight(String text) {
        try {
            HoursText.parse(text, ZoneOffset.UTC);
            return true;
        } catch (HoursText.NotUnderstood overlapping) {
            return false;
        }
    }
}
