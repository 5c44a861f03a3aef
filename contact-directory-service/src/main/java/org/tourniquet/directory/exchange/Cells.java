package org.tourniquet.directory.exchange;

import static org.tourniquet.directory.exchange.DirectoryFile.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.tourniquet.directory.channel.ChannelDraft;
import org.tourniquet.directory.exchange.DirectoryFile.Row;
import org.tourniquet.directory.exchange.DirectoryFile.Wrong;
import org.tourniquet.kit.edge.Languages;

/** A channel as cells of a row, and back to a draft; what a row does not speak of stays as it was. */
final class Cells {

    /** What stands in cells that a new channel leaves out. */
    record Usual(String timeZone, String country) {
    }

    private Cells() {
    }

    static Map<String, String> of(String id, int version, ChannelDraft draft) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(ID, id);
        cells.put(VERSION, String.valueOf(version));
        cells.put(KIND, draft.kind());
        draft.names().forEach((language, text) -> cells.put(column(NAME, language), text));
        draft.addresses().forEach((language, text) -> cells.put(column(ADDRESS, language), text));
        cells.put(NEEDS, draft.needs().stream()
                .map(need -> draft.rank().get(need) == 1 ? need : need + ":" + draft.rank().get(need))
                .collect(Collectors.joining(" ")));
        cells.put(LANGUAGES, String.join(" ", draft.languages()));
        cells.put(TIME_ZONE, draft.timeZone());
        cells.put(COUNTRY, draft.country());
        cells.put(REGION, draft.region() == null ? "" : draft.region());
        cells.put(HOURS, draft.hours());
        cells.put(HUMAN, draft.humanAnswers() ? "yes" : "no");
        cells.put(CONSTRAINTS, String.join(" ", draft.constraints()));
        cells.put(CONDITION, draft.condition());
        cells.put(WAIT, draft.expectedWaitSeconds() == null ? "" : draft.expectedWaitSeconds().toString());
        return cells;
    }

    /** @param before what the channel says now, or null for a new one */
    static ChannelDraft draft(Row row, ChannelDraft before, Usual usual, List<Wrong> wrongs) {
        Map<String, String> cells = row.cells();
        SortedMap<String, Integer> rank = before == null ? new TreeMap<>() : new TreeMap<>(before.rank());
        List<String> needs = before == null ? List.of() : before.needs();
        if (cells.containsKey(NEEDS)) {
            rank.clear();
            needs = needs(row, rank, wrongs);
        }
        return new ChannelDraft(texts(cells, NAME, before == null ? null : before.names()),
                text(cells, KIND, before == null ? null : before.kind()),
                texts(cells, ADDRESS, before == null ? null : before.addresses()), needs, rank,
                words(cells, LANGUAGES, before == null ? List.of("en") : before.languages()),
                text(cells, TIME_ZONE, before == null ? usual.timeZone() : before.timeZone()),
                text(cells, COUNTRY, before == null ? usual.country() : before.country()),
                text(cells, REGION, before == null ? null : before.region()),
                text(cells, HOURS, before == null ? null : before.hours()),
                flag(row, before != null && before.humanAnswers(), wrongs),
                words(cells, CONSTRAINTS, before == null ? List.of() : before.constraints()),
                text(cells, CONDITION, before == null ? null : before.condition()),
                number(row, before == null ? null : before.expectedWaitSeconds(), wrongs));
    }

    /** Where in the file a pointer of a draft's problem lies. */
    static String column(String pointer) {
        String[] parts = pointer.split("/");
        return switch (parts[1]) {
            case "names" -> column(NAME, parts[2]);
            case "addresses" -> column(ADDRESS, parts[2]);
            case "rank" -> NEEDS;
            case "timeZone" -> TIME_ZONE;
            case "humanAnswers" -> HUMAN;
            case "expectedWaitSeconds" -> WAIT;
            default -> parts[1];
        };
    }

    private static String column(String name, String language) {
        return language.equals(Languages.DEFAULT) ? name : name + "." + language;
    }

    private static List<String> needs(Row row, SortedMap<String, Integer> rank, List<Wrong> wrongs) {
        List<String> needs = new ArrayList<>();
        for (String word : list(row.cells().get(NEEDS))) {
            String[] parts = word.split(":", 2);
            needs.add(parts[0]);
            if (parts.length == 1 || parts[1].matches("[1-9]"))
                rank.put(parts[0], parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
            else
                wrongs.add(new Wrong(row.row(), NEEDS, "has a choice that is none of 1 to 9; write crisis or crisis:2"));
        }
        return needs;
    }

    private static SortedMap<String, String> texts(Map<String, String> cells, String name, SortedMap<String, String> before) {
        SortedMap<String, String> texts = before == null ? new TreeMap<>() : new TreeMap<>(before);
        cells.forEach((column, text) -> {
            if (column.equals(name))
                texts.put(Languages.DEFAULT, text);
            else if (column.startsWith(name + "."))
                texts.put(column.substring(name.length() + 1), text);
        });
        return texts;
    }

    private static String text(Map<String, String> cells, String column, String otherwise) {
        String text = cells.get(column);
        return text == null ? otherwise : text.isBlank() ? null : text.strip();
    }

    private static List<String> words(Map<String, String> cells, String column, List<String> otherwise) {
        return cells.containsKey(column) ? list(cells.get(column)) : otherwise;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.strip().split("[\\s,|]+")).filter(word -> !word.isEmpty()).toList();
    }

    private static boolean flag(Row row, boolean otherwise, List<Wrong> wrongs) {
        String text = row.cells().get(HUMAN);
        if (text == null)
            return otherwise;
        String word = text.strip().toLowerCase();
        if (!List.of("yes", "no", "true", "false", "1", "0", "").contains(word))
            wrongs.add(new Wrong(row.row(), HUMAN, "must be yes or no"));
        return List.of("yes", "true", "1").contains(word);
    }

    private static Integer number(Row row, Integer otherwise, List<Wrong> wrongs) {
        String text = row.cells().get(WAIT);
        if (text == null)
            return otherwise;
        if (text.isBlank())
            return null;
        if (!text.strip().matches("\\d{1,8}")) {
            wrongs.add(new Wrong(row.row(), WAIT, "must be a whole number of seconds"));
            return null;
        }
        return Integer.valueOf(text.strip());
    }
}
