package org.tourniquet.directory.exchange;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.tourniquet.directory.channel.HoursText;
import org.tourniquet.directory.finder.StructuredData;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Hours from schema.org's specifications: a day's opens and closes, a closing that is not after the opening lies in the next
 * day, the whole day is 00:00 to 23:59, a closed one 00:00 to 00:00. https://schema.org/OpeningHoursSpecification
 */
final class SchemaHours {

    private static final List<String> DAYS = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
            "Sunday", "PublicHolidays");
    private static final List<String> OURS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH");
    private static final Set<String> CLOSED = Set.of("00:00-00:00");

    private SchemaHours() {
    }

    /** As opening_hours text; what cannot be said so is named. */
    static String text(Iterable<JsonNode> specifications, Consumer<String> wrong) {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        OURS.forEach(day -> rules.put(day, new ArrayList<>()));
        for (JsonNode each : specifications) {
            String times = times(each.path("opens").asText(""), each.path("closes").asText(""));
            for (String days : days(each, wrong)) {
                List<String> known = rules.computeIfAbsent(days, d -> new ArrayList<>());
                // what comes every year is there once for each of the next years
                if (!known.contains(times))
                    known.add(times);
            }
        }
        List<String> parts = new ArrayList<>();
        rules.entrySet().stream().filter(rule -> !rule.getValue().isEmpty())
                .sorted(Comparator.comparing(rule -> Character.isDigit(rule.getKey().charAt(0)))).forEach(rule -> parts.add(
                        rule.getKey() + " "
                                + (CLOSED.containsAll(rule.getValue()) ? "off" : String.join(",", whole(rule.getValue())))));
        boolean anyDay = OURS.subList(0, 7).stream().anyMatch(day -> !rules.get(day).isEmpty());
        if (!anyDay)
            parts.addFirst("off");
        return String.join("; ", parts);
    }

    private static List<String> days(JsonNode each, Consumer<String> wrong) {
        if (each.hasNonNull("validFrom") && !each.hasNonNull("dayOfWeek"))
            return dates(each.path("validFrom").asText(), each.path("validThrough").asText(each.path("validFrom").asText()),
                    each.path("description").asText("").equals(StructuredData.EVERY_YEAR), wrong);
        if (each.hasNonNull("validFrom") || each.hasNonNull("validThrough"))
            wrong.accept("holds only for a season, which cannot be kept; write dates without days of the week");
        List<String> days = new ArrayList<>();
        Iterable<JsonNode> named = each.path("dayOfWeek").isArray() ? each.path("dayOfWeek") : List.of(each.path("dayOfWeek"));
        for (JsonNode name : named) {
            int day = DAYS.indexOf(name.asText("").replaceFirst("^https?://schema.org/", ""));
            if (day < 0)
                wrong.accept("names a day that is none: ‘" + cut(name.asText("")) + "’");
            else
                days.add(OURS.get(day));
        }
        return days;
    }

    private static List<String> dates(String first, String last, boolean everyYear, Consumer<String> wrong) {
        try {
            String from = date(LocalDate.parse(first), everyYear);
            return List.of(first.equals(last) ? from : from + "-" + date(LocalDate.parse(last), everyYear));
        } catch (DateTimeParseException noDate) {
            wrong.accept("names a date that is none: ‘" + cut(first) + "’ to ‘" + cut(last) + "’");
            return List.of();
        }
    }

    private static String date(LocalDate date, boolean everyYear) {
        return everyYear ? HoursText.date(MonthDay.from(date)) : HoursText.date(date);
    }

    /** Two pieces that are a day together were one, divided because the vocabulary cannot say it in one. */
    private static List<String> whole(List<String> times) {
        List<String> whole = new ArrayList<>();
        for (String next : times) {
            String before = whole.isEmpty() ? "" : whole.getLast();
            String from = before.replaceFirst("-.*", "");
            boolean goesOn = before.endsWith("-" + next.replaceFirst("-.*", ""));
            if (goesOn && next.endsWith("-" + from) && from.matches("\\d{2}:\\d{2}"))
                whole.set(whole.size() - 1, aDayFrom(from));
            else if (goesOn && from.equals("00:00") && next.endsWith("-23:59"))
                whole.set(whole.size() - 1, "00:00-23:59");
            else
                whole.add(next);
        }
        return whole;
    }

    private static String aDayFrom(String from) {
        return from + "-" + (Integer.parseInt(from.substring(0, 2)) + 24) + from.substring(2);
    }

    private static String times(String opens, String closes) {
        String from = minute(opens);
        String to = minute(closes);
        if (from.equals("00:00") && to.equals("23:59"))
            return "00:00-24:00";
        if (to.equals("00:00") && !from.equals("00:00"))
            return from + "-24:00";
        if (to.equals(from) && !from.equals("00:00") && from.matches("\\d{2}:\\d{2}"))
            return aDayFrom(from);
        return from + "-" + to;
    }

    /** Seconds and offsets that others write are left out; the clock is the channel's. */
    private static String minute(String time) {
        return time.matches("\\d{2}:\\d{2}.*") ? time.substring(0, 5) : cut(time);
    }

    private static String cut(String text) {
        return text.length() <= 30 ? text : text.substring(0, 30) + "…";
    }
}
