package org.tourniquet.directory.channel;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.tourniquet.kit.edge.Problem;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads a channel from JSON by hand, so that every value of the wrong shape is named at once, not only the first. */
final class ChannelBody {

    private final JsonNode body;
    private final ChannelDraft before;
    private final String language;
    private final Problem problem;

    /**
     * @param before what the channel says now, null for a new one
     * @param language the language that a plain name is in
     * @param problem collects what has the wrong shape
     */
    ChannelBody(JsonNode body, ChannelDraft before, String language, Problem problem) {
        this.body = body;
        this.before = before;
        this.language = language;
        this.problem = problem;
    }

    ChannelDraft draft(DirectoryConfig config) {
        SortedMap<String, String> names = names();
        List<String> needs = words("needs");
        return new ChannelDraft(names, text("kind", null), addresses(), needs, rank(), languages(names),
                text("timeZone", config.timeZone()), text("country", config.country()), text("region", null), hours(),
                flag("humanAnswers"), words("constraints"), text("condition", null), number("expectedWaitSeconds"));
    }

    /** The version that the sender has seen, or null. */
    Integer version() {
        return number("version");
    }

    /** A map is all names. A plain text is the name in the reader's language and leaves the others as they are. */
    private SortedMap<String, String> names() {
        if (body.path("name").isObject())
            return texts("name");
        SortedMap<String, String> names = given("names") ? texts("names")
                : new TreeMap<>(before == null ? Map.of() : before.names());
        String name = text("name", null);
        if (name != null && names.isEmpty())
            names.put(PerLanguage.DEFAULT, name);
        else if (name != null && !name.equals(PerLanguage.in(language, names)))
            names.put(language, name);
        return names;
    }

    /** A map is all addresses. A plain text is the address everywhere, or corrects the one that was shown to the sender. */
    private SortedMap<String, String> addresses() {
        if (body.path("address").isObject())
            return texts("address");
        SortedMap<String, String> addresses = given("addresses") ? texts("addresses") : new TreeMap<>();
        String address = text("address", null);
        if (address != null)
            addresses.put(addresses.isEmpty() ? PerLanguage.DEFAULT : PerLanguage.languageShown(language, addresses), address);
        return addresses;
    }

    private List<String> languages(SortedMap<String, String> names) {
        return given("languages") ? words("languages") : List.copyOf(names.keySet());
    }

    private SortedMap<String, Integer> rank() {
        SortedMap<String, Integer> rank = new TreeMap<>();
        JsonNode node = body.path("rank");
        if (given("rank") && !node.isObject())
            wrong("/rank", "must be an object, need to number");
        for (Map.Entry<String, JsonNode> entry : node.properties())
            if (entry.getValue().isInt())
                rank.put(entry.getKey(), entry.getValue().intValue());
            else
                wrong("/rank/" + entry.getKey(), "must be a whole number");
        return rank;
    }

    /** Text as it is; structured hours become the text that means the same, so that one reader judges both. */
    private String hours() {
        JsonNode hours = body.path("hours");
        if (!given("hours"))
            return null;
        if (hours.isTextual())
            return hours.textValue();
        if (!hours.isObject()) {
            wrong("/hours", "must be a text like Mo-Fr 08:00-18:00, or an object with week and exceptions");
            return null;
        }
        if (hours.path("always").isBoolean() && hours.path("always").booleanValue() && !hours.has("week"))
            return "24/7";
        if (!hours.has("week"))
            return hours.path("text").asText(null);
        List<String> rules = new ArrayList<>();
        hours.path("week").properties().forEach(day -> weekday(day.getKey(), day.getValue(), rules));
        if (rules.isEmpty())
            rules.add("off");
        if (hours.hasNonNull("holidays"))
            rules.add(HoursText.HOLIDAYS + " " + spans("/hours/holidays", hours.path("holidays")));
        for (JsonNode day : hours.path("yearly"))
            yearly(day, rules);
        for (JsonNode exception : hours.path("exceptions"))
            exception(exception, rules);
        return String.join("; ", rules);
    }

    private void weekday(String name, JsonNode spans, List<String> rules) {
        int day = name.length() < 2 ? -1
                : ChannelView.DAYS.indexOf(name.toLowerCase().substring(0, Math.min(3, name.length())));
        if (day < 0)
            wrong("/hours/week/" + name, "must be mon, tue, wed, thu, fri, sat or sun");
        else
            rules.add(HoursText.day(java.time.DayOfWeek.of(day + 1)) + " " + spans("/hours/week/" + name, spans));
    }

    private void yearly(JsonNode day, List<String> rules) {
        String date = day.path("date").asText("");
        try {
            MonthDay written = MonthDay.parse(date.startsWith("--") ? date : "--" + date);
            rules.add(HoursText.date(written) + " " + spans("/hours/yearly", day.path("intervals")));
        } catch (DateTimeParseException notADay) {
            wrong("/hours/yearly", "must have days like 12-24");
        }
    }

    private void exception(JsonNode exception, List<String> rules) {
        String date = exception.path("date").asText("");
        try {
            rules.add(HoursText.date(LocalDate.parse(date)) + " " + spans("/hours/exceptions", exception.path("intervals")));
        } catch (DateTimeParseException notADate) {
            wrong("/hours/exceptions", "must have dates like 2026-12-24");
        }
    }

    private String spans(String pointer, JsonNode spans) {
        if (!spans.isArray())
            wrong(pointer, "must be a list of {from, to}");
        String text = StreamSupport.stream(spans.spliterator(), false)
                .map(span -> span.path("from").asText("?") + "-" + span.path("to").asText("?"))
                .collect(Collectors.joining(","));
        return text.isEmpty() ? "off" : text;
    }

    private SortedMap<String, String> texts(String field) {
        SortedMap<String, String> texts = new TreeMap<>();
        if (!body.path(field).isObject())
            wrong("/" + field, "must be an object, language to text");
        for (Map.Entry<String, JsonNode> entry : body.path(field).properties())
            if (entry.getValue().isTextual())
                texts.put(entry.getKey(), entry.getValue().textValue());
            else
                wrong("/" + field + "/" + entry.getKey(), "must be a text");
        return texts;
    }

    private List<String> words(String field) {
        if (!given(field))
            return List.of();
        List<String> words = new ArrayList<>();
        if (!body.path(field).isArray())
            wrong("/" + field, "must be a list of texts");
        for (JsonNode word : body.path(field))
            if (word.isTextual())
                words.add(word.textValue().strip());
            else
                wrong("/" + field, "must be a list of texts");
        return words;
    }

    private String text(String field, String otherwise) {
        if (!given(field))
            return otherwise;
        if (!body.get(field).isTextual())
            wrong("/" + field, Set.of("name", "address").contains(field) ? "must be a text, or an object, language to text"
                    : "must be a text");
        return body.get(field).textValue();
    }

    private Integer number(String field) {
        if (!given(field))
            return null;
        if (!body.get(field).isInt())
            wrong("/" + field, "must be a whole number");
        return body.get(field).isInt() ? body.get(field).intValue() : null;
    }

    private boolean flag(String field) {
        if (given(field) && !body.get(field).isBoolean())
            wrong("/" + field, "must be true or false");
        return body.path(field).asBoolean(false);
    }

    private boolean given(String field) {
        return body.hasNonNull(field);
    }

    private void wrong(String pointer, String detail) {
        problem.at(pointer, "malformed", detail);
    }
}
