package org.tourniquet.directory.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.Condition;
import org.tourniquet.directory.channel.Kind;
import org.tourniquet.directory.finder.InUse.Read;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class SaidLatelyTest {

    private static final Instant SUNDAY = Instant.parse("2026-10-18T10:00:00Z");
    private static final Question QUESTION = Question.facts("en");
    private static final int STEPS = 60;

    /** Through the night in which the clocks change, and to the very minute at which something opens, shuts, or is tomorrow. */
    @Property(tries = 100)
    void what_is_said_again_is_what_would_be_said_anew(@ForAll("directories") List<Channel> channels,
            @ForAll("steps") List<Integer> steps) {
        SaidLately said = new SaidLately();
        Read read = new Read(channels, Set.of("crisis"), "1");
        Instant now = SUNDAY;
        for (int step : steps) {
            Instant moment = now;
            Answer kept = said.still(QUESTION, read, moment);
            Statistics.label("answers").collect(kept == null ? "made" : "said again");
            Answer answer = said.of(QUESTION, read, moment, "text/plain", () -> words(channels, moment));
            assertEquals(words(channels, moment), answer.plain().toString(), moment.toString());
            assertTrue(!moment.plus(Fresh.left(answer.until(), moment)).isAfter(answer.until()));
            now = next(channels, now, step);
        }
        Statistics.label("answers").coverage(seen -> {
            seen.check("said again").percentage(share -> share > 10);
            seen.check("made").percentage(share -> share > 10);
        });
    }

    /** What one can read of a channel at a moment: whether it is open, what changes when, and on which day that is. */
    private static String words(List<Channel> channels, Instant now) {
        return channels.stream().map(channel -> {
            Finder.Way way = Finder.look(Cards.door(channel), now);
            return way.open() + " " + way.opensAt() + " " + way.until() + " "
                    + LocalDate.ofInstant(now, ZoneId.of(channel.timeZone));
        }).collect(Collectors.joining("\n"));
    }

    /** Some seconds or hours on, to the last moment before a change, or to the very moment of it. */
    private static Instant next(List<Channel> channels, Instant now, int step) {
        Instant change = Fresh.until(channels, now);
        return switch (step % 4) {
            case 0 -> change;
            case 1 -> change.minusMillis(1).isAfter(now) ? change.minusMillis(1) : change;
            case 2 -> now.plusSeconds(step);
            default -> now.plus(Duration.ofMinutes(step));
        };
    }

    @Example
    void a_change_of_the_directory_ends_everything_that_was_said() {
        SaidLately said = new SaidLately();
        Read before = new Read(List.of(channel("24/7", "Europe/Helsinki")), Set.of(), "1");
        Read after = new Read(List.of(channel("off", "Europe/Helsinki")), Set.of(), "2");
        Answer answer = said.of(QUESTION, before, SUNDAY, "text/plain", () -> "open");
        assertSame(answer, said.of(QUESTION, before, SUNDAY.plusSeconds(1), "text/plain", () -> "another"));
        assertNull(said.still(QUESTION, after, SUNDAY));
        assertEquals("closed", said.of(QUESTION, after, SUNDAY, "text/plain", () -> "closed").plain().toString());
    }

    @Example
    void however_many_ask_at_once_it_is_made_once() throws InterruptedException {
        SaidLately said = new SaidLately();
        Read read = new Read(List.of(channel("24/7", "Europe/Helsinki")), Set.of(), "1");
        AtomicInteger made = new AtomicInteger();
        Supplier<String> slowly = () -> {
            made.incrementAndGet();
            Thread.yield();
            return "open";
        };
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++)
                crowd.execute(() -> said.of(QUESTION, read, SUNDAY, "text/plain", slowly));
        }
        assertEquals(1, made.get());
    }

    @Example
    void its_memory_stays_flat() {
        SaidLately said = new SaidLately();
        Read read = new Read(List.of(channel("24/7", "Europe/Helsinki")), Set.of(), "1");
        for (int i = 0; i < 100; i++) {
            Question question = new Question(Question.Kind.PAGE, "need-" + i, null, "en", false);
            said.of(question, read, SUNDAY, "text/plain", () -> "x".repeat(1 << 20));
            assertTrue(said.bytes() <= 16 << 20, said.bytes() + " bytes");
        }
        assertTrue(said.bytes() >= 1 << 20);
    }

    @Example
    void only_what_is_asked_again_and_again_is_kept() {
        Set<String> needs = Set.of("crisis");
        assertNull(Question.route(needs, "made-up-4711", null, "en"));
        assertNull(Question.route(needs, "crisis", null, "tlh"));
        assertEquals(Question.page(needs, null, null, null, "fi"), Question.page(needs, "made-up-4711", "no-legs", "xx", "fi"));
    }

    @Example
    void who_refuses_gzip_gets_none() {
        assertTrue(FrontDoor.takesGzip("gzip, deflate, br"));
        assertTrue(!FrontDoor.takesGzip(null) && !FrontDoor.takesGzip("br") && !FrontDoor.takesGzip("gzip;q=0, identity"));
        assertTrue(FrontDoor.takesGzip("gzip;q=0.5"));
    }

    private static Channel channel(String hours, String zone) {
        Channel channel = new Channel();
        channel.id = UUID.randomUUID();
        channel.kind = Kind.PHONE;
        channel.needs = List.of("crisis");
        channel.languages = List.of("en");
        channel.rank = Map.of();
        channel.condition = Condition.WORKS;
        channel.timeZone = zone;
        channel.country = "FI";
        channel.hoursText = hours;
        return channel;
    }

    @Provide
    Arbitrary<List<Channel>> directories() {
        Arbitrary<String> hours = Arbitraries.of("24/7", "off", "Mo-Fr 08:00-18:00", "Sa-Su 10:00-14:00,16:00-17:30",
                "Mo-Su 22:00-02:00", "Mo-Su 02:30-03:30", "Mo-Fr 09:00-12:00; 2026 Oct 25 off", "Mo-Su 00:00-12:00");
        Arbitrary<String> zones = Arbitraries.of("Europe/Helsinki", "America/New_York", "Asia/Kathmandu",
                "Australia/Lord_Howe");
        return Combinators.combine(hours, zones).as(SaidLatelyTest::channel).list().ofMinSize(1).ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<Integer>> steps() {
        return Arbitraries.integers().between(0, 400).list().ofSize(STEPS);
    }
}
