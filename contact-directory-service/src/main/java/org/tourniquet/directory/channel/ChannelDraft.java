package org.tourniquet.directory.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.tourniquet.kit.edge.Languages;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Everything an editor may say about a channel, checked or not. Hours are text (see {@link HoursText}); rank 1 is the first
 * choice for a need. It is kept for every change, so that it can be seen what a channel said at any past minute.
 */
@RegisterForReflection
public record ChannelDraft(SortedMap<String, String> names, String kind, SortedMap<String, String> addresses,
        List<String> needs,
        SortedMap<String, Integer> rank, List<String> languages, String timeZone, String country, String region, String hours,
        boolean humanAnswers, List<String> constraints, String condition, Integer expectedWaitSeconds) {

    /** One thing that two drafts say differently; {@code pointer} as in a JSON problem. */
    @TemplateData
    public record Difference(String pointer, String label, String before, String after) {
    }

    /** One thing that a draft says, for people. */
    @TemplateData
    public record Fact(String label, String value) {
    }

    public ChannelDraft {
        names = PerLanguage.tidy(names);
        addresses = PerLanguage.tidy(addresses);
        needs = needs.stream().distinct().toList();
        rank = new TreeMap<>(rank);
        for (String need : needs)
            rank.putIfAbsent(need, 1);
        rank.keySet().retainAll(needs);
        languages = languages.stream().distinct().sorted().toList();
        constraints = constraints.stream().distinct().sorted().toList();
        country = country == null || country.isBlank() ? null : country.strip().toUpperCase();
        region = region == null || region.isBlank() ? null : region.strip();
        condition = condition == null || condition.isBlank() ? Condition.WORKS.name() : condition;
    }

    /** Everything it says. */
    List<Fact> facts() {
        return lines().entrySet().stream().filter(line -> !line.getValue().isEmpty())
                .map(line -> new Fact(label(line.getKey()), line.getValue())).toList();
    }

    /** What changed from this draft to a later one. */
    public List<Difference> differencesTo(ChannelDraft later) {
        Map<String, String> before = lines();
        Map<String, String> after = later.lines();
        SortedMap<String, String> all = new TreeMap<>(before);
        all.putAll(after);
        List<Difference> differences = new ArrayList<>();
        for (String pointer : all.keySet())
            if (!Objects.equals(before.get(pointer), after.get(pointer)))
                differences.add(new Difference(pointer, label(pointer), before.getOrDefault(pointer, ""),
                        after.getOrDefault(pointer, "")));
        return differences;
    }

    /**
     * This draft, made from {@code base}, on top of what somebody else made of it meanwhile: only what was touched here stays.
     */
    ChannelDraft onTopOf(ChannelDraft base, ChannelDraft theirs) {
        return new ChannelDraft(touched(names, base.names, theirs.names), touched(kind, base.kind, theirs.kind),
                touched(addresses, base.addresses, theirs.addresses),
                Set.copyOf(needs).equals(Set.copyOf(base.needs)) ? theirs.needs : needs,
                touched(rank, base.rank, theirs.rank), touched(languages, base.languages, theirs.languages),
                touched(timeZone, base.timeZone, theirs.timeZone), touched(country, base.country, theirs.country),
                touched(region, base.region, theirs.region), touched(hours, base.hours, theirs.hours),
                touched(humanAnswers, base.humanAnswers, theirs.humanAnswers),
                touched(constraints, base.constraints, theirs.constraints),
                touched(condition, base.condition, theirs.condition),
                touched(expectedWaitSeconds, base.expectedWaitSeconds, theirs.expectedWaitSeconds));
    }

    private static <T> T touched(T mine, T base, T theirs) {
        return Objects.equals(mine, base) ? theirs : mine;
    }

    private Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        names.forEach((language, name) -> lines.put("/names/" + language, name));
        addresses.forEach((language, address) -> lines.put("/addresses/" + language, address));
        lines.put("/kind", kind);
        lines.put("/needs", needs.stream().sorted().map(need -> need + rankInWords(need)).collect(Collectors.joining(", ")));
        lines.put("/languages", String.join(", ", languages));
        lines.put("/timeZone", timeZone);
        lines.put("/country", country);
        lines.put("/region", region);
        lines.put("/hours", hours);
        lines.put("/humanAnswers", humanAnswers ? "yes" : "no");
        lines.put("/constraints", String.join(", ", constraints));
        lines.put("/condition", condition);
        lines.put("/expectedWaitSeconds", expectedWaitSeconds == null ? null : expectedWaitSeconds + " s");
        lines.values().removeIf(Objects::isNull);
        return lines;
    }

    private String rankInWords(String need) {
        return rank.get(need) == 1 ? "" : " (choice " + rank.get(need) + ")";
    }

    /** What a field is called for people. */
    static String label(String pointer) {
        String[] parts = pointer.split("/");
        return switch (parts[1]) {
            case "names" -> "Name in " + Languages.nameOf(parts[2]);
            case "addresses" -> "Address in " + Languages.nameOf(parts[2]);
            case "rank" -> "Needs";
            case "timeZone" -> "Time zone";
            case "humanAnswers" -> "A human answers";
            case "constraints" -> "Accessibility";
            case "expectedWaitSeconds" -> "Expected wait";
            default -> Character.toUpperCase(parts[1].charAt(0)) + parts[1].substring(1);
        };
    }
}
