package org.tourniquet.directory.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.tourniquet.directory.channel.Condition;
import org.tourniquet.directory.channel.Hours;
import org.tourniquet.directory.channel.HoursText;
import org.tourniquet.directory.channel.Kind;
import org.tourniquet.directory.finder.Finder.Ask;
import org.tourniquet.directory.finder.Finder.Door;
import org.tourniquet.directory.finder.Finder.Found;
import org.tourniquet.directory.finder.Finder.Way;
import org.tourniquet.directory.finder.Finder.Why;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class FinderTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
    private static final Instant SUNDAY_NOON = Instant.parse("2026-11-22T10:00:00Z");
    private static final List<String> NEEDS = List.of("crisis", "technical", "coverage");

    @Property
    void a_shut_channel_is_never_best_while_an_open_one_serves(@ForAll("doors") List<Door> doors, @ForAll("asks") Ask ask) {
        boolean anyOpen = doors.stream().anyMatch(door -> serves(door, ask) && isOpen(door, ask.at()));
        Optional<Way> best = Finder.find(doors, ask).best();
        boolean anyShut = doors.stream().anyMatch(door -> serves(door, ask) && !isOpen(door, ask.at()));
        often(anyOpen && anyShut, "some open, some shut");
        if (anyOpen)
            assertTrue(isOpen(best.orElseThrow().door(), ask.at()));
        best.ifPresent(way -> assertTrue(way.door().condition() != Condition.DOWN));
    }

    @Property
    void a_crisis_meets_a_human_when_one_is_open(@ForAll("doors") List<Door> doors, @ForAll("asks") Ask asked) {
        Ask ask = new Ask("crisis", asked.language(), asked.at(), asked.constraint());
        boolean human = doors.stream().anyMatch(door -> serves(door, ask) && isOpen(door, ask.at()) && door.human());
        often(human && doors.stream().anyMatch(door -> serves(door, ask) && isOpen(door, ask.at()) && !door.human()),
                "a human and a machine");
        if (human)
            assertTrue(Finder.find(doors, ask).best().orElseThrow().door().human());
    }

    @Property
    void in_a_crisis_whoever_is_there_goes_before_what_is_shut(@ForAll("doors") List<Door> doors, @ForAll("asks") Ask asked) {
        Ask ask = new Ask("crisis", asked.language(), asked.at(), asked.constraint());
        boolean nothing = doors.stream().noneMatch(door -> serves(door, ask) && isOpen(door, ask.at()));
        boolean somebody = doors.stream().anyMatch(door -> door.human() && possible(door, ask) && isOpen(door, ask.at()));
        often(nothing && somebody, "nothing for a crisis, but somebody");
        if (nothing && somebody)
            assertTrue(Finder.find(doors, ask).best().filter(way -> way.open() && way.door().human()).isPresent());
    }

    @Property
    void who_cannot_speak_is_never_sent_to_a_phone(@ForAll("doors") List<Door> doors, @ForAll("asks") Ask asked) {
        Found found = Finder.find(doors, new Ask(asked.need(), asked.language(), asked.at(), Finder.NO_VOICE));
        often(doors.stream().anyMatch(door -> door.kind() == Kind.PHONE && door.needs().contains(asked.need()))
                && found.best().isPresent(), "a phone line left out");
        found.best().ifPresent(way -> assertFalse(way.door().kind() == Kind.PHONE));
        assertTrue(found.others().stream().noneMatch(way -> way.door().kind() == Kind.PHONE));
    }

    @Property
    void who_has_no_internet_is_never_sent_to_a_page(@ForAll("doors") List<Door> doors, @ForAll("asks") Ask asked) {
        Found found = Finder.find(doors, new Ask(asked.need(), asked.language(), asked.at(), Finder.NO_DATA));
        often(doors.stream().anyMatch(door -> door.kind().needsData() && door.needs().contains(asked.need()))
                && found.best().isPresent(), "a page left out");
        found.best().ifPresent(way -> assertFalse(way.door().kind().needsData()));
        assertTrue(found.others().stream().noneMatch(way -> way.door().kind().needsData()));
    }

    @Property
    void what_nobody_has_proved_comes_after_its_equal_that_works(@ForAll("doors") List<Door> doors, @ForAll("asks") Ask ask) {
        Found found = Finder.find(doors, ask);
        often(found.best().filter(Way::open).isPresent() && Stream.concat(found.best().stream(), found.others().stream())
                .anyMatch(way -> way.open() && way.door().condition() == Condition.UNPROVED), "one that nobody has proved");
        found.best().filter(way -> way.open() && way.door().condition() == Condition.UNPROVED && serves(way.door(), ask))
                .ifPresent(way -> assertTrue(doors.stream()
                        .filter(door -> serves(door, ask) && isOpen(door, ask.at()) && door.condition() == Condition.WORKS)
                        .noneMatch(door -> door.human() == way.door().human()
                                && door.languages().equals(way.door().languages()))));
    }

    @Property
    void the_order_of_the_doors_does_not_matter(@ForAll("doors") List<Door> doors, @ForAll("asks") Ask ask,
            @ForAll Random random) {
        List<Door> shuffled = new java.util.ArrayList<>(doors);
        Collections.shuffle(shuffled, random);
        often(doors.size() > 1 && !shuffled.equals(doors), "another order");
        assertEquals(Finder.find(doors, ask), Finder.find(shuffled, ask));
    }

    @Property
    void when_all_are_shut_the_first_to_open_is_named(@ForAll("doors") List<Door> doors, @ForAll("asks") Ask ask) {
        Optional<Way> best = Finder.find(doors, ask).best();
        often(best.filter(way -> !way.open()).isPresent(), "all are shut");
        best.filter(way -> !way.open()).ifPresent(way -> {
            assertEquals(Why.NEXT_TO_OPEN, way.why());
            Instant first = doors.stream().filter(door -> serves(door, ask) && door.condition() != Condition.DOWN)
                    .flatMap(door -> door.hours().nextChange(ask.at()).stream()).min(Instant::compareTo).orElseThrow();
            assertEquals(Optional.of(first), way.opensAt());
        });
    }

    @Property
    void every_door_that_serves_is_listed_once_and_no_door_twice(@ForAll("doors") List<Door> doors, @ForAll("asks") Ask ask) {
        Found found = Finder.find(doors, ask);
        List<Way> all = Stream.concat(found.best().stream(), found.others().stream()).toList();
        assertEquals(all.size(), all.stream().map(way -> way.door().id()).distinct().count());
        often(all.size() > 2, "three doors and more");
        if (found.best().isPresent())
            assertEquals(doors.stream().filter(door -> serves(door, ask)).count(),
                    all.stream().filter(way -> serves(way.door(), ask)).count());
    }

    @Property
    void who_answers_anything_is_named_only_while_nothing_that_serves_is_open(@ForAll("doors") List<Door> doors,
            @ForAll("asks") Ask ask) {
        Found found = Finder.find(doors, ask);
        List<Way> people = Stream.concat(found.best().stream(), found.others().stream())
                .filter(way -> way.why() == Why.HUMAN_FOR_ANYTHING).toList();
        boolean anyOpen = doors.stream().anyMatch(door -> serves(door, ask) && isOpen(door, ask.at()));
        often(!people.isEmpty(), "somebody for anything");
        assertTrue(people.isEmpty() || !anyOpen);
        people.forEach(way -> assertTrue(way.open() && way.door().human() && possible(way.door(), ask)));
        if (!anyOpen)
            assertEquals(people.size(), doors.stream().filter(door -> door.human() && !door.needs().contains(ask.need())
                    && possible(door, ask) && isOpen(door, ask.at())).count());
    }

    @Example
    void the_town_in_the_flood() {
        Door hotline = door("1", Kind.PHONE, "crisis", "24/7", true, 1);
        Door desk = door("2", Kind.DESK, "crisis", "Mo-Fr 08:00-18:00", true, 2);
        Found sunday = Finder.find(List.of(desk, hotline), new Ask("crisis", "fi", SUNDAY_NOON, null));
        assertEquals("1", sunday.best().orElseThrow().door().id());
        assertEquals(Why.HUMAN_ALWAYS, sunday.best().orElseThrow().why());
        assertEquals(Optional.of(Instant.parse("2026-11-23T06:00:00Z")), sunday.others().getFirst().opensAt());
        Found silent = Finder.find(List.of(desk, hotline), new Ask("crisis", "fi", SUNDAY_NOON, "no-voice"));
        assertEquals("2", silent.best().orElseThrow().door().id());
        assertFalse(silent.best().orElseThrow().open());
    }

    @Example
    void who_cannot_speak_at_night_writes_to_a_human_instead_of_waiting_for_a_desk() {
        Door hotline = door("1", Kind.PHONE, "crisis", "24/7", true, 1);
        Door desk = door("2", Kind.DESK, "crisis", "Mo-Fr 08:00-18:00", true, 2);
        Door text = door("3", Kind.TEXT, "coverage", "24/7", true, 1);
        Found crisis = Finder.find(List.of(hotline, desk, text), new Ask("crisis", "fi", SUNDAY_NOON, "no-voice"));
        assertEquals("3", crisis.best().orElseThrow().door().id());
        assertEquals("2", crisis.others().getFirst().door().id());
        Door chat = door("4", Kind.CHAT, "technical", "Mo-Fr 08:00-18:00", true, 1);
        Found technical = Finder.find(List.of(hotline, chat), new Ask("technical", "fi", SUNDAY_NOON, null));
        assertEquals("4", technical.best().orElseThrow().door().id());
        assertEquals(Why.HUMAN_FOR_ANYTHING, technical.others().getFirst().why());
    }

    @Example
    void a_need_nobody_serves_still_finds_a_human() {
        Door hotline = door("1", Kind.PHONE, "crisis", "24/7", true, 1);
        Found found = Finder.find(List.of(hotline), new Ask("power-cut", null, SUNDAY_NOON, null));
        assertTrue(found.best().isEmpty());
        assertEquals(Why.HUMAN_FOR_ANYTHING, found.others().getFirst().why());
    }

    @Example
    void an_overloaded_line_comes_after_one_that_works() {
        Door busy = new Door("1", Kind.PHONE, Set.of("crisis"), Set.of(), true, Map.of(), Condition.OVERLOADED, null,
                Hours.always(ZONE));
        Door calm = door("2", Kind.TEXT, "crisis", "24/7", true, 2);
        assertEquals("2",
                Finder.find(List.of(busy, calm), new Ask("crisis", null, SUNDAY_NOON, null)).best().orElseThrow().door().id());
    }

    private static Door door(String id, Kind kind, String need, String hours, boolean human, int rank) {
        return new Door(id, kind, Set.of(need), Set.of("en", "fi"), human, Map.of(need, rank), Condition.WORKS, null,
                HoursText.parse(hours, ZONE));
    }

    /** A law that hardly ever has anything to say proves nothing: at least one case in a hundred must be one of these. */
    private static void often(boolean interesting, String what) {
        Statistics.label(what).collect(interesting);
        Statistics.label(what).coverage(seen -> seen.check(true).percentage(share -> share >= 1));
    }

    private static boolean serves(Door door, Ask ask) {
        return door.needs().contains(ask.need()) && possible(door, ask);
    }

    private static boolean possible(Door door, Ask ask) {
        return !("no-voice".equals(ask.constraint()) && door.kind().needsVoice())
                && !("no-data".equals(ask.constraint()) && door.kind().needsData());
    }

    private static boolean isOpen(Door door, Instant at) {
        return door.condition() != Condition.DOWN && door.hours().openAt(at);
    }

    @Provide
    Arbitrary<List<Door>> doors() {
        Arbitrary<Set<String>> needs = Arbitraries.of(NEEDS).set().ofMinSize(1);
        Arbitrary<Set<String>> languages = Arbitraries.of("en", "fi", "ar").set();
        Arbitrary<Map<String, Integer>> rank = Arbitraries.maps(Arbitraries.of(NEEDS), Arbitraries.integers().between(1, 3));
        Arbitrary<Hours> hours = Arbitraries.of("24/7", "off", "Mo-Fr 08:00-18:00", "Sa-Su 10:00-14:00", "Mo-Su 22:00-02:00")
                .map(text -> HoursText.parse(text, ZONE));
        Arbitrary<Door> door = Combinators.combine(Arbitraries.of(Kind.values()), needs, languages,
                Arbitraries.of(true, false), rank, Arbitraries.of(Condition.values()),
                Arbitraries.integers().between(0, 900).injectNull(0.3), hours)
                .as((kind, serves, speaks, human, ranks, condition, wait, open) -> new Door("", kind, serves, speaks, human,
                        ranks, condition, wait, open));
        return door.list().ofMaxSize(6).map(doors -> IntStream.range(0, doors.size()).mapToObj(i -> {
            Door d = doors.get(i);
            return new Door("d" + i, d.kind(), d.needs(), d.languages(), d.human(), d.rank(), d.condition(), d.waitSeconds(),
                    d.hours());
        }).toList());
    }

    @Provide
    Arbitrary<Ask> asks() {
        Arbitrary<Instant> at = Arbitraries.integers().between(0, 7 * 24 * 4).map(q -> SUNDAY_NOON.plusSeconds(q * 900L));
        return Combinators.combine(Arbitraries.of(NEEDS), Arbitraries.of("en", "fi", "hu").injectNull(0.2), at,
                Arbitraries.of("no-voice", "no-data").injectNull(0.5)).as(Ask::new);
    }
}
