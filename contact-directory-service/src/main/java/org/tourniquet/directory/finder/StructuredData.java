package org.tourniquet.directory.finder;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.Hours;
import org.tourniquet.directory.channel.Hours.Span;
import org.tourniquet.directory.channel.Kind;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The directory as schema.org says it (ContactPoint, OpeningHoursSpecification), so that search engines show the right number.
 * https://schema.org/ContactPoint, https://schema.org/OpeningHoursSpecification
 */
public final class StructuredData {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StructuredData() {
    }

    public static ObjectNode of(String organisation, String address, List<Channel> channels, String language) {
        ObjectNode root = JSON.objectNode();
        root.put("@context", "https://schema.org");
        root.put("@type", "Organization");
        root.put("name", organisation);
        root.put("url", address);
        ArrayNode points = root.putArray("contactPoint");
        channels.stream().filter(channel -> channel.kind != Kind.DESK).forEach(channel -> points.add(point(channel, language)));
        ArrayNode places = root.putArray("location");
        channels.stream().filter(channel -> channel.kind == Kind.DESK).forEach(channel -> places.add(place(channel, language)));
        return root;
    }

    private static ObjectNode point(Channel channel, String language) {
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
        hours(point.putArray("hoursAvailable"), channel);
        return point;
    }

    private static ObjectNode place(Channel channel, String language) {
        ObjectNode place = JSON.objectNode();
        place.put("@type", "Place");
        place.put("@id", "urn:uuid:" + channel.id);
        place.put("name", channel.nameIn(language));
        place.put("address", channel.addressIn(language));
        hours(place.putArray("openingHoursSpecification"), channel);
        return place;
    }

    /** Closing not after opening means the next day; a whole day is 00:00 to 23:59, a closed one 00:00 to 00:00. */
    private static void hours(ArrayNode list, Channel channel) {
        Hours hours = channel.hours();
        Map<Span, ArrayNode> days = new LinkedHashMap<>();
        hours.week().forEach((day, spans) -> spans.forEach(span -> days
                .computeIfAbsent(span, each -> specification(list, each).putArray("dayOfWeek")).add(name(day))));
        hours.holidays().ifPresent(spans -> orClosed(spans).forEach(
                span -> specification(list, span).putArray("dayOfWeek").add("https://schema.org/PublicHolidays")));
        hours.exceptions()
                .forEach((date, spans) -> orClosed(spans)
                        .forEach(span -> specification(list, span).put("validFrom", date.toString()).put("validThrough",
                                date.toString())));
    }

    private static List<Span> orClosed(List<Span> spans) {
        return spans.isEmpty() ? Collections.singletonList(null) : spans;
    }

    private static ObjectNode specification(ArrayNode list, Span span) {
        ObjectNode specification = list.addObject();
        specification.put("@type", "OpeningHoursSpecification");
        specification.put("opens", span == null ? "00:00" : clock(span.from()));
        specification.put("closes", span == null ? "00:00" : span.wholeDay() ? "23:59" : clock(span.to() % Hours.DAY));
        return specification;
    }

    private static String name(DayOfWeek day) {
        return "https://schema.org/" + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
