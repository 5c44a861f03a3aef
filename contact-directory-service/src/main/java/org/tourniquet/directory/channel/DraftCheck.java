package org.tourniquet.directory.channel;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;

/** Says everything that is wrong with a draft at once, each with a pointer to the field, a stable code and a plain sentence. */
final class DraftCheck {

    static final String CODE = "channel-wrong";
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_WORD = 40;
    private static final int MOST_WORDS = 30;
    private static final int LONGEST_WAIT = 86_400;

    private final Problem problem;
    private final Set<String> alreadySaid;

    private DraftCheck(Problem problem) {
        this.problem = problem;
        this.alreadySaid = problem.errors().stream().map(Problem.At::pointer).collect(Collectors.toSet());
    }

    /** A problem that nothing has been added to yet. */
    static Problem problem() {
        return Problem.of(422, CODE, "The channel cannot be saved like this");
    }

    /** Adds what is wrong with a draft; nothing about a place of which something was said before. */
    static Problem of(ChannelDraft draft, Problem problem) {
        DraftCheck check = new DraftCheck(problem);
        check.names(draft.names());
        Optional<Kind> kind = check.constant("/kind", draft.kind(), Kind.values());
        check.addresses(kind, draft);
        check.words("/needs", draft.needs(), WORD, "power-cut");
        check.words("/languages", draft.languages(), LANGUAGE, "fi");
        check.words("/constraints", draft.constraints(), WORD, "text-relay");
        if (draft.needs().isEmpty())
            check.add("/needs", "missing", "is missing: say what people can bring here, else it is never recommended");
        check.place(draft);
        check.hours(draft);
        check.constant("/condition", draft.condition(), Condition.values());
        check.numbers(draft);
        return problem;
    }

    private void names(Map<String, String> names) {
        if (!names.containsKey(PerLanguage.DEFAULT))
            add("/names/en", "missing", "is missing; it stands in for every language without a name of its own");
        names.forEach((language, name) -> {
            language("/names/", language);
            if (name.length() > LONGEST_NAME)
                add("/names/" + language, "too-long", "has " + name.length() + " characters; " + LONGEST_NAME + " fit");
            if (name.chars().anyMatch(Character::isISOControl))
                add("/names/" + language, "control-character", "contains a line break or another control character");
        });
    }

    private void addresses(Optional<Kind> kind, ChannelDraft draft) {
        if (!draft.addresses().containsKey(PerLanguage.DEFAULT))
            add("/addresses/en", "missing", "is missing");
        draft.addresses().forEach((language, address) -> {
            language("/addresses/", language);
            kind.flatMap(k -> Addresses.wrong(k, address, draft.country()))
                    .ifPresent(why -> add("/addresses/" + language, "address-wrong", why));
        });
    }

    private void language(String where, String language) {
        if (!Languages.ALL.contains(language))
            add(where + language, "language-unknown",
                    "is not in a language of our pages: " + String.join(", ", Languages.ALL));
    }

    private void words(String pointer, List<String> words, Pattern form, String example) {
        if (words.size() > MOST_WORDS)
            add(pointer, "too-many", "has " + words.size() + " entries; " + MOST_WORDS + " fit");
        for (int i = 0; i < Math.min(words.size(), MOST_WORDS); i++)
            if (words.get(i).length() > LONGEST_WORD || !form.matcher(words.get(i)).matches())
                add(pointer + "/" + i, "word-wrong", "cannot be ‘" + cut(words.get(i)) + "’; write it like " + example);
    }

    private void place(ChannelDraft draft) {
        if (draft.timeZone() == null || !ZONES.contains(draft.timeZone()))
            add("/timeZone", "time-zone-unknown",
                    "is not a time zone: ‘" + cut(draft.timeZone()) + "’; write it like Europe/Helsinki");
        if (draft.country() == null || !COUNTRIES.contains(draft.country()))
            add("/country", "country-unknown", "is not a country: ‘" + cut(draft.country()) + "’; write two letters, like FI");
        if (draft.region() != null && draft.region().length() > LONGEST_WORD)
            add("/region", "too-long", "is longer than " + LONGEST_WORD + " characters");
    }

    private void hours(ChannelDraft draft) {
        if (draft.hours() == null) {
            add("/hours", "missing", "is missing; write 24/7 for day and night");
            return;
        }
        try {
            if (HoursText.parse(draft.hours(), ZoneId.of("UTC")).holidays().isPresent())
                holidays(draft);
        } catch (HoursText.NotUnderstood wrong) {
            wrong.parts().forEach(part -> add("/hours", "hours-wrong", part));
        }
    }

    /** Hours that speak of public holidays need a place whose holidays are known. */
    private void holidays(ChannelDraft draft) {
        if (draft.country() == null || !COUNTRIES.contains(draft.country()))
            return;
        if (!KeptHolidays.kept(draft.country()))
            add("/hours", "holidays-unknown",
                    "name public holidays, but those of " + draft.country() + " are not known here; write the dates");
        else if (draft.region() != null && KeptHolidays.regionKey(draft.country(), draft.region()).isEmpty())
            add("/region", "region-unknown", "is no region of " + draft.country()
                    + " with public holidays of its own: ‘" + cut(draft.region()) + "’; " + regions(draft.country()));
    }

    private static String regions(String country) {
        var known = KeptHolidays.regions(country);
        return known.isEmpty() ? "leave it empty"
                : "leave it empty or write one of " + known.entrySet().stream()
                        .map(region -> region.getKey() + " (" + region.getValue() + ")").collect(Collectors.joining(", "));
    }

    private void numbers(ChannelDraft draft) {
        Integer wait = draft.expectedWaitSeconds();
        if (wait != null && (wait < 0 || wait > LONGEST_WAIT))
            add("/expectedWaitSeconds", "out-of-range", "must be from 0 to " + LONGEST_WAIT + " seconds");
        draft.rank().forEach((need, rank) -> {
            if (rank < 1 || rank > 9)
                add("/rank/" + need, "out-of-range", "must be from 1 (first) to 9");
        });
    }

    private <E extends Enum<E>> Optional<E> constant(String pointer, String text, E[] all) {
        for (E one : all)
            if (one.name().equals(text))
                return Optional.of(one);
        add(pointer, "unknown", "is ‘" + cut(text) + "’, not one of " + String.join(", ",
                Arrays.stream(all).map(Enum::name).toList()));
        return Optional.empty();
    }

    private void add(String pointer, String code, String detail) {
        if (!alreadySaid.contains(pointer))
            problem.at(pointer, code, detail);
    }

    /** Enough of what was written to find it again, never a whole page of it. */
    private static String cut(String text) {
        if (text == null)
            return "";
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST_WORD ? line : line.substring(0, LONGEST_WORD) + "…";
    }
}
