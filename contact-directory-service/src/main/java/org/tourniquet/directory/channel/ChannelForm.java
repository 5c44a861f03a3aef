package org.tourniquet.directory.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.tourniquet.kit.edge.Languages;

import io.quarkus.qute.TemplateData;

/** A channel as an editor fills it in; from a draft, and back to one. */
@TemplateData
public record ChannelForm(int version, List<Text> names, List<Text> addresses, String kind, List<Need> needs,
        List<Tick> languages,
        String otherLanguages, String timeZone, String country, String region, HoursForm hours, boolean humanAnswers,
        List<Tick> constraints, String otherConstraints, String condition, String waitMinutes) {

    private static final List<String> USUAL_NEEDS = List.of("crisis", "technical", "coverage", "reschedule");
    private static final Map<String, String> USUAL_CONSTRAINTS = new TreeMap<>(
            Map.of("text-relay", "Text relay for people who do not hear",
                    "sign-language", "Sign language", "step-free", "Step-free entrance", "induction-loop", "Induction loop"));

    /** A text in one language. */
    @TemplateData
    public record Text(String field, String language, String label, String direction, String value) {
    }

    /** A need and how good the channel is for it; 0: not for this. */
    @TemplateData
    public record Need(String key, int rank) {
    }

    /** A box that may be ticked. */
    @TemplateData
    public record Tick(String key, String label, boolean on) {
    }

    /** The choices for a need. */
    public List<Integer> ranks() {
        return List.of(1, 2, 3, 4, 5);
    }

    public boolean named() {
        return names.stream().skip(1).anyMatch(name -> !name.value().isEmpty());
    }

    public boolean addressed() {
        return addresses.stream().skip(1).anyMatch(address -> !address.value().isEmpty());
    }

    static ChannelForm of(ChannelDraft draft, int version, HoursForm hours) {
        Set<String> needs = new LinkedHashSet<>(USUAL_NEEDS);
        needs.addAll(draft.needs());
        return new ChannelForm(version, texts("names.", draft.names()), texts("addresses.", draft.addresses()), draft.kind(),
                needs.stream().map(need -> new Need(need, draft.rank().getOrDefault(need, 0))).toList(),
                Languages.ALL.stream().map(l -> new Tick(l, Languages.nameOf(l), draft.languages().contains(l))).toList(),
                others(draft.languages(), Languages.ALL), draft.timeZone(), draft.country(), draft.region(), hours,
                draft.humanAnswers(),
                USUAL_CONSTRAINTS.entrySet().stream()
                        .map(e -> new Tick(e.getKey(), e.getValue(), draft.constraints().contains(e.getKey()))).toList(),
                others(draft.constraints(), USUAL_CONSTRAINTS.keySet()), draft.condition(),
                minutes(draft.expectedWaitSeconds()));
    }

    /** The draft that was typed; what cannot be a number becomes one that is refused. */
    static ChannelDraft draft(Map<String, String> form, HoursForm hours) {
        List<String> needs = new ArrayList<>();
        SortedMap<String, Integer> rank = new TreeMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith("need.") && !value.equals("0")) {
                needs.add(name.substring(5));
                rank.put(name.substring(5), value.matches("[1-9]") ? Integer.parseInt(value) : 0);
            }
        });
        words(form.get("needs.other")).forEach(need -> {
            needs.add(need.toLowerCase().replace(' ', '-'));
            rank.put(need.toLowerCase().replace(' ', '-'), 1);
        });
        needs.sort(null);
        return new ChannelDraft(texts(form, "names."), form.get("kind"), texts(form, "addresses."), needs, rank,
                ticked(form, "language.", "languages.other"), typed(form, "timeZone"), typed(form, "country"),
                typed(form, "region"),
                hours.toText(), form.containsKey("humanAnswers"), ticked(form, "constraint.", "constraints.other"),
                form.get("condition"), seconds(typed(form, "wait")));
    }

    private static List<Text> texts(String prefix, Map<String, String> texts) {
        return Languages.ALL.stream()
                .map(l -> new Text(prefix + l, l, Languages.nameOf(l), Languages.direction(l), texts.getOrDefault(l, "")))
                .toList();
    }

    private static SortedMap<String, String> texts(Map<String, String> form, String prefix) {
        SortedMap<String, String> texts = new TreeMap<>();
        Languages.ALL.forEach(l -> texts.put(l, form.getOrDefault(prefix + l, "")));
        return texts;
    }

    private static List<String> ticked(Map<String, String> form, String prefix, String other) {
        return Stream.concat(
                form.keySet().stream().filter(name -> name.startsWith(prefix)).map(name -> name.substring(prefix.length())),
                words(form.get(other)).stream()).toList();
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.stream(text.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
    }

    private static String others(List<String> all, Iterable<String> usual) {
        List<String> others = new ArrayList<>(all);
        usual.forEach(others::remove);
        return String.join(", ", others);
    }

    private static String minutes(Integer seconds) {
        return seconds == null ? "" : seconds % 60 == 0 ? String.valueOf(seconds / 60) : String.valueOf(seconds / 60.0);
    }

    private static Integer seconds(String minutes) {
        if (minutes.isEmpty())
            return null;
        try {
            return (int) Math.round(Double.parseDouble(minutes.replace(',', '.')) * 60);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    private static String typed(Map<String, String> form, String name) {
        return form.getOrDefault(name, "").strip();
    }
}
