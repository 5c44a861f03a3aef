package org.tourniquet.directory.finder;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.tourniquet.directory.channel.Condition;
import org.tourniquet.directory.channel.Hours;
import org.tourniquet.directory.channel.Kind;

/**
 * Finds the best way for a need at a moment, and says why. A pure function: the same doors and the same question give the same
 * answer. A channel that is shut or down is never best while an open one serves the need.
 */
public final class Finder {

    /** The need in which a human being who answers counts more than anything else. */
    public static final String CRISIS = "crisis";
    public static final String NO_VOICE = "no-voice";
    public static final String NO_DATA = "no-data";

    /** A channel as the finder sees it. Languages empty: not stated. Rank: 1 is the first choice for that need. */
    public record Door(String id, Kind kind, Set<String> needs, Set<String> languages, boolean human, Map<String, Integer> rank,
            Condition condition, Integer waitSeconds, Hours hours) {
    }

    /** What a person asks. Language and constraint may be null. */
    public record Ask(String need, String language, Instant at, String constraint) {
    }

    /** Why this one; the sentence is made where it is shown, in the reader's language. */
    public enum Why {
        HUMAN_ALWAYS,
        HUMAN_UNTIL,
        NO_VOICE_NEEDED,
        NO_DATA_NEEDED,
        ONLY_ONE_OPEN,
        FIRST_CHOICE_ALWAYS,
        FIRST_CHOICE_UNTIL,
        BEST_OPEN,
        NEXT_TO_OPEN,
        BUSY,
        HUMAN_FOR_ANYTHING
    }

    /**
     * A way, with its reason. Opens at: when shut, the next opening. Until: when open, the next closing; empty: never shuts.
     */
    public record Way(Door door, Why why, boolean open, Optional<Instant> opensAt, Optional<Instant> until,
            boolean speaksLanguage) {
    }

    /**
     * Best is empty when no channel serves the need under the constraint. While nothing that serves it is open, the humans who
     * answer anything are among the others; in a crisis the first of them is best.
     */
    public record Found(Optional<Way> best, List<Way> others) {
    }

    private Finder() {
    }

    public static Found find(List<Door> doors, Ask ask) {
        List<Way> ways = doors.stream()
                .filter(door -> door.needs().contains(ask.need()) && possible(door, ask.constraint()))
                .map(door -> way(door, ask)).sorted(order(ask)).toList();
        if (ways.stream().noneMatch(Way::open))
            return nothingOpen(ways, humans(doors, ask), ask);
        boolean onlyOne = ways.size() > 1 && ways.stream().filter(Way::open).count() == 1;
        Way first = ways.getFirst();
        Way best = onlyOne && !ask.need().equals(CRISIS) ? because(first, Why.ONLY_ONE_OPEN) : first;
        return new Found(Optional.of(best), ways.stream().skip(1).toList());
    }

    /** Who serves the need comes back; until then somebody is there. */
    private static Found nothingOpen(List<Way> shut, List<Way> humans, Ask ask) {
        Optional<Way> first = ask.need().equals(CRISIS) && !humans.isEmpty() ? Optional.of(humans.getFirst())
                : shut.stream().filter(way -> way.opensAt().isPresent()).findFirst();
        if (first.isEmpty())
            return new Found(Optional.empty(), humans);
        return new Found(first, Stream.concat(shut.stream(), humans.stream()).filter(way -> way != first.get()).toList());
    }

    /** A door by itself, whatever the need. */
    public static Way look(Door door, Instant at) {
        return way(door, new Ask("", null, at, null));
    }

    private static List<Way> humans(List<Door> doors, Ask ask) {
        return doors.stream()
                .filter(door -> door.human() && !door.needs().contains(ask.need()) && possible(door, ask.constraint()))
                .map(door -> way(door, ask))
                .filter(Way::open).map(way -> because(way, Why.HUMAN_FOR_ANYTHING)).sorted(order(ask)).toList();
    }

    private static boolean possible(Door door, String constraint) {
        if (NO_VOICE.equals(constraint))
            return !door.kind().needsVoice();
        if (NO_DATA.equals(constraint))
            return !door.kind().needsData();
        return true;
    }

    private static Way way(Door door, Ask ask) {
        boolean down = door.condition() == Condition.DOWN;
        boolean open = !down && door.hours().openAt(ask.at());
        Optional<Instant> change = down ? Optional.empty() : door.hours().nextChange(ask.at());
        boolean speaks = ask.language() == null || door.languages().isEmpty() || door.languages().contains(ask.language());
        return new Way(door, why(door, ask, open, change.isEmpty()), open, open ? Optional.empty() : change,
                open ? change : Optional.empty(), speaks);
    }

    private static Why why(Door door, Ask ask, boolean open, boolean always) {
        if (!open)
            return Why.NEXT_TO_OPEN;
        if (door.condition() == Condition.OVERLOADED)
            return Why.BUSY;
        if (NO_VOICE.equals(ask.constraint()))
            return Why.NO_VOICE_NEEDED;
        if (NO_DATA.equals(ask.constraint()))
            return Why.NO_DATA_NEEDED;
        if (ask.need().equals(CRISIS) && door.human())
            return always ? Why.HUMAN_ALWAYS : Why.HUMAN_UNTIL;
        if (rank(door, ask) == 1)
            return always ? Why.FIRST_CHOICE_ALWAYS : Why.FIRST_CHOICE_UNTIL;
        return Why.BEST_OPEN;
    }

    /**
     * Open before shut; among the shut, the first to open. In a crisis a human before everything. Then who speaks the
     * language, who is known to work, the editor's rank, the shorter wait, and the id, so that no tie is left to chance.
     */
    private static Comparator<Way> order(Ask ask) {
        return Comparator.comparing((Way way) -> !way.open())
                .thenComparing(way -> ask.need().equals(CRISIS) && !way.door().human() && way.open())
                .thenComparing(way -> way.opensAt().orElse(way.open() ? Instant.MIN : Instant.MAX))
                .thenComparing(way -> ask.need().equals(CRISIS) && !way.door().human())
                .thenComparing(way -> !way.speaksLanguage())
                .thenComparing(way -> way.door().condition())
                .thenComparing(way -> rank(way.door(), ask))
                .thenComparing(way -> way.door().waitSeconds() == null ? Integer.MAX_VALUE : way.door().waitSeconds())
                .thenComparing(way -> way.door().id());
    }

    private static int rank(Door door, Ask ask) {
        return door.rank().getOrDefault(ask.need(), 1);
    }

    private static Way because(Way way, Why why) {
        return new Way(way.door(), why, way.open(), way.opensAt(), way.until(), way.speaksLanguage());
    }
}
