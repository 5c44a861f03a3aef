package org.tourniquet.directory.finder;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.Hours;
import org.tourniquet.directory.channel.Hours.Span;
import org.tourniquet.directory.channel.Kind;
import org.tourniquet.directory.channel.Stretch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The directory as schema.org says it (ContactPoint, OpeningHoursSpecification), so that search engines show the right number.
 * https://schema.org/ContactPoint, https://schema.org/OpeningHoursSpecification
 */
public final class StructuredData {

    /** How hours of every year are described, since no word of the vocabulary says it. */
    public static final String EVERY_YEAR = "every year";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    // the 29th of February comes every fourth year, and around 2100 every eighth
    private static final int FAR = 24;

    private record Times(String opens, String closes) {
    }

    private StructuredData() {
    }

    public static ObjectNode of(String organisation, String address, List<Channel> channels, String language,
            LocalDate today) {
        ObjectNode root = JSON.objectNode();
        root.put("@context", "https://schema.org");
        root.put("@type", "Organization");
        root.put("name", organisation);
        root.put("url", address);
        ArrayNode points = root.putArray("contactPoint");
        channels.stream().filter(channel -> channel.kind != Kind.DESK)
                .forEach(channel -> points.add(point(channel, language, today)));
        ArrayNode places = root.putArray("location");
        channels.stream().filter(channel -> channel.kind == Kind.DESK)
                .forEach(channel -> places.add(place(channel, language, today)));
        return root;
    }

    private static ObjectNode point(Channel channel, String language, LocalDate today) {
        ObjectNode point = JSON.objectNode();
        String address = channel.addressIn(language);
        point.put("@type", "ContactPoint");
        point.put("@id", "urn:uuid:" + channel.id);
        point.put("name", channel.nameIn(language));
        point.put("contactType", String.join(", ", channel.needs));
        switch (channel.kind) {
            case PHONE, TEXT -> point.put("telephone", address);
            case EMAIL -> point.put("email", address);
            default -> point.put("url", address);
        }
        channel.languages.forEach(point.putArray("availableLanguage")::add);
        point.put("areaServed", channel.country);
        hours(point.putArray("hoursAvailable"), channel.hours(), today);
        return point;
    }

    private static ObjectNode place(Channel channel, String language, LocalDate today) {
        ObjectNode place = JSON.objectNode();
        place.put("@type", "Place");
        place.put("@id", "urn:uuid:" + channel.id);
        place.put("name", channel.nameIn(language));
        place.put("address", channel.addressIn(language));
        hours(place.putArray("openingHoursSpecification"), channel.hours(), today);
        return place;
    }

    /**
     * Opens and closes as schema.org and Google document them: closing before opening means the next day, so midnight is
     * 00:00; a whole day is 00:00 to 23:59, a closed one 00:00 to 00:00. There is no word for "every year": the next two
     * times are given, and described so. https://developers.google.com/search/docs/appearance/structured-data/local-business
     */
    static void hours(ArrayNode list, Hours hours, LocalDate today) {
        Map<Times, ArrayNode> days = new LinkedHashMap<>();
        hours.week().forEach((day, spans) -> spans.stream().flatMap(span -> times(span).stream()).forEach(times -> days
                .computeIfAbsent(times, each -> specification(list, each).putArray("dayOfWeek")).add(name(day))));
        hours.holidays().ifPresent(spans -> orClosed(spans).forEach(
                times -> specification(list, times).putArray("dayOfWeek").add("https://schema.org/PublicHolidays")));
        Stretch.of(coming(hours, today), StructuredData::goOn)
                .forEach(each -> dated(list, each, node -> node.put("description", EVERY_YEAR)));
        Stretch.of(hours.exceptions(), (day, next) -> true).forEach(each -> dated(list, each, node -> {
        }));
    }

    private static void dated(ArrayNode list, Stretch dates, Consumer<ObjectNode> more) {
        orClosed(dates.spans()).forEach(times -> more.accept(specification(list, times)
                .put("validFrom", dates.first().toString()).put("validThrough", dates.last().toString())));
    }

    /** When the days of every year come next, twice, without those on which a date of its own says otherwise. */
    private static SortedMap<LocalDate, List<Span>> coming(Hours hours, LocalDate today) {
        SortedMap<LocalDate, List<Span>> coming = new TreeMap<>();
        hours.yearly().forEach((day, spans) -> IntStream.range(0, FAR).map(years -> today.getYear() + years)
                .filter(day::isValidYear).mapToObj(day::atYear)
                .filter(date -> !date.isBefore(today) && !hours.exceptions().containsKey(date)).limit(2)
                .forEach(date -> coming.put(date, spans)));
        return coming;
    }

    /** From the 28th of February to the 1st of March is no stretch: in other years a day lies between them. */
    private static boolean goOn(LocalDate day, LocalDate next) {
        return !(next.getMonthValue() == 3 && next.getDayOfMonth() == 1 && day.getDayOfMonth() == 28);
    }

    private static List<Times> orClosed(List<Span> spans) {
        return spans.isEmpty() ? List.of(new Times("00:00", "00:00"))
                : spans.stream().flatMap(span -> times(span).stream()).toList();
    }

    /** Two pieces where one would say something else: a whole day that begins at another hour, and all but its last minute. */
    private static List<Times> times(Span span) {
        if (span.wholeDay())
            return List.of(new Times("00:00", "23:59"));
        int half = (span.from() + Hours.DAY) / 2;
        boolean unclear = span.to() == span.from() + Hours.DAY || span.from() == 0 && span.to() == Hours.DAY - 1;
        return unclear && half > span.from() ? List.of(new Times(clock(span.from()), clock(half)), new Times(clock(half),
                clock(span.to() % Hours.DAY))) : List.of(new Times(clock(span.from()), clock(span.to() % Hours.DAY)));
    }

    private static ObjectNode specification(ArrayNode list, Times times) {
        return list.addObject().put("@type", "OpeningHoursSpecification").put("opens", times.opens()).put("closes",
                times.closes());
    }

    private static String name(DayOfWeek day) {
        return "https://schema.org/" + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
