package org.tourniquet.triage.assessment.texting;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Understands what people type on a telephone in answer to a numbered question: numbers in any script, number words, the
 * beginning of a choice, several at once. What could mean two things is not guessed: it is words.
 */
public final class Reader {

    private static final int SHORTEST_PREFIX = 3;
    private static final int SHORTEST_INSIDE = 4;
    private static final Pattern FROM_TO = Pattern.compile("\\s*\\d+\\s*[-–—]\\s*\\d+\\s*");

    private final Asked asked;
    private final String language;

    private Reader(Asked asked, String language) {
        this.asked = asked;
        this.language = language;
    }

    public static Reading read(String text, Asked asked, String language) {
        return new Reader(asked, language).read(text);
    }

    /** Whether a text is nothing but a number: it says something only where numbers were offered. */
    public static boolean bareNumber(String text) {
        return Plain.words(text).matches("[\\d ]+");
    }

    /** Whether two texts are the same word or number, in whatever dress. */
    public static boolean same(String one, String other) {
        return !Plain.words(one).isEmpty() && Plain.words(one).equals(Plain.words(other));
    }

    /** A bare yes or no, in any of our languages; it answers what was asked last and nothing before that. */
    public static Optional<Boolean> bareYesOrNo(String text) {
        String words = Plain.words(text);
        return Spoken.yes(words) ? Optional.of(true) : Spoken.no(words) ? Optional.of(false) : Optional.empty();
    }

    private Reading read(String text) {
        String plain = Plain.of(text);
        String words = Plain.words(text);
        if (plain.matches("[?\\s]+"))
            return asked.unknown() ? new Reading.Unknown() : new Reading.Words();
        if (plain.equals("<") || plain.equals("‹") || plain.equals("<<") || Spoken.back(words))
            return new Reading.Back();
        boolean yes = asked.yesOrNo() && Spoken.yes(words);
        if (words.isEmpty() || Keywords.is(text) && !yes)
            return new Reading.Words();
        List<String> same = ids(asked.options(), label -> label.equals(words));
        if (same.size() == 1)
            return ticked(Set.copyOf(same));
        if (Spoken.human(words))
            return new Reading.Human();
        if (Spoken.web(words))
            return new Reading.Web();
        if (Spoken.enough(words))
            return new Reading.Enough();
        if (Spoken.more(words))
            return new Reading.More();
        if (asked.unknown() && Spoken.unknown(words))
            return new Reading.Unknown();
        return yesOrNo(words).or(() -> numbers(plain, words)).or(() -> labels(text, words)).orElseGet(Reading.Words::new);
    }

    private Optional<Reading> yesOrNo(String words) {
        if (asked.yesOrNo() && (Spoken.yes(words) || Spoken.no(words)))
            return Optional.of(chosen(Spoken.yes(words) ? "yes" : "no"));
        boolean none = Spoken.nothing(words) || asked.several() && Spoken.no(words);
        return none && asked.offersNone() ? Optional.of(ticked(Set.of(Asked.NONE))) : Optional.empty();
    }

    /** A text of nothing but numbers, and small words between them. */
    private Optional<Reading> numbers(String plain, String words) {
        if (FROM_TO.matcher(plain).matches())
            return Optional.empty(); // from 1 to 3, or 1 and 3
        var numbers = new LinkedHashSet<Integer>();
        for (String word : words.split(" ")) {
            var number = Spoken.number(word, language);
            if (number.isPresent())
                numbers.addAll(apart(word, number.getAsInt()));
            else if (!Spoken.filler(word) && !Spoken.yes(word))
                return Optional.empty();
        }
        if (numbers.equals(Set.of(0)))
            return Optional.of(new Reading.Human());
        boolean fit = !numbers.isEmpty() && numbers.stream().allMatch(n -> n >= 1 && n <= asked.options().size());
        return fit && (asked.several() || numbers.size() == 1)
                ? Optional.of(ticked(numbers.stream().map(n -> asked.options().get(n - 1).id())
                        .collect(Collectors.toCollection(LinkedHashSet::new))))
                : Optional.empty();
    }

    /** "135" to a list of nine is 1, 3 and 5. */
    private List<Integer> apart(String word, int number) {
        boolean glued = asked.several() && asked.options().size() <= 9 && number > asked.options().size()
                && word.matches("[1-9]{2,9}") && word.chars().distinct().count() == word.length();
        return glued ? word.chars().map(c -> c - '0').boxed().toList() : List.of(number);
    }

    private Optional<Reading> labels(String text, String words) {
        Optional<Reading> numbered = numberAndLabel(words);
        if (numbered.isPresent())
            return numbered;
        Optional<String> whole = match(words, asked.options());
        if (whole.isPresent())
            return Optional.of(ticked(Set.of(whole.get())));
        if (asked.several() && text.matches("(?s).*[,;،\\n+].*"))
            return parts(text);
        return match(words, asked.absent()).map(Reading.Absent::new);
    }

    /** "2 The power is out" or "power": one and the same. */
    private Optional<Reading> numberAndLabel(String words) {
        int blank = words.indexOf(' ');
        if (blank < 0)
            return Optional.empty();
        var number = Spoken.number(words.substring(0, blank), language);
        String rest = words.substring(blank + 1);
        if (number.isEmpty() || number.getAsInt() < 1 || number.getAsInt() > asked.options().size()
                || rest.length() < SHORTEST_PREFIX)
            return Optional.empty();
        var option = asked.options().get(number.getAsInt() - 1);
        return Plain.words(option.label()).startsWith(rest) ? Optional.of(ticked(Set.of(option.id()))) : Optional.empty();
    }

    private Optional<Reading> parts(String text) {
        var found = new LinkedHashSet<String>();
        for (String part : text.split("[,;،\\n+]+")) {
            Optional<String> one = match(Plain.words(part), asked.options());
            if (one.isEmpty())
                return Optional.empty();
            found.add(one.get());
        }
        return Optional.of(ticked(found));
    }

    /** The one choice that is meant: it begins like this, or these very words stand in it; two such are none. */
    private static Optional<String> match(String words, List<Asked.Option> options) {
        if (words.length() < SHORTEST_PREFIX || words.matches("[\\d ]+"))
            return Optional.empty();
        List<String> found = ids(options, label -> label.equals(words));
        if (found.isEmpty())
            found = ids(options, label -> label.startsWith(words));
        if (found.isEmpty() && words.length() >= SHORTEST_INSIDE)
            found = ids(options, label -> (" " + label + " ").contains(" " + words + " "));
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static List<String> ids(List<Asked.Option> options, Predicate<String> fits) {
        var ids = new ArrayList<String>();
        for (var option : options)
            if (fits.test(Plain.words(option.label())))
                ids.add(option.id());
        return ids;
    }

    private Reading ticked(Set<String> ids) {
        if (!asked.several())
            return new Reading.Choice(List.copyOf(ids));
        if (!ids.contains(Asked.NONE))
            return new Reading.Choice(List.copyOf(ids));
        return ids.size() == 1 ? new Reading.Choice(List.of()) : new Reading.Words();
    }

    private static Reading chosen(String id) {
        return new Reading.Choice(List.of(id));
    }
}
