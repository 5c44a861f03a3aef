package org.tourniquet.local.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tourniquet.local.law.Eventually;

@Timeout(60)
class ChildTest {

    /** A shell with two processes of its own, as PostgreSQL has: one of them deaf to polite requests. */
    private static final List<String> FAMILY = List.of("/bin/sh", "-c", "sleep 300 & trap '' TERM; sleep 300");

    @TempDir
    Path place;

    /** A launcher in small: starts the family, tells its process ids, and waits to be killed. */
    static final class LauncherInSmall {
        public static void main(String[] arguments) throws Exception {
            Path place = Path.of(arguments[0]);
            var child = Child.start(FAMILY, Map.of(), place, place.resolve("log"));
            if (arguments.length > 1) {
                Eventually.holds("the family is there",
                        () -> ProcessHandle.of(child.pid()).orElseThrow().children().count() == 2);
                child.signal("STOP");
            }
            System.out.println(child.pid());
            Thread.sleep(600_000);
        }
    }

    @Test
    void a_killed_launcher_leaves_no_process_behind() throws Exception {
        assertNothingOutlives();
    }

    @Test
    void a_killed_launcher_leaves_no_process_behind_that_it_had_paused() throws Exception {
        assertNothingOutlives("paused");
    }

    @Test
    void a_child_that_does_not_want_to_end_is_ended_after_the_patience() throws Exception {
        var child = Child.start(List.of("/bin/sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"), Map.of(), place,
                place.resolve("log"));
        child.end("TERM", Duration.ofMillis(300));
        assertFalse(child.alive());
    }

    @Test
    void what_a_child_printed_is_shown_without_the_frames_of_its_stack_traces() throws Exception {
        Path log = place.resolve("logs/child.log");
        var child = Child.start(List.of("/bin/sh", "-c", "printf 'It broke: no disk\\n\\tat some.Where(There.java:1)\\n'"),
                Map.of(), place, log);
        assertEquals(0, child.await());
        assertEquals("    It broke: no disk", Child.lastLines(log, 10));
    }

    private void assertNothingOutlives(String... more) throws Exception {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), LauncherInSmall.class.getName(),
                place.toString()));
        command.addAll(List.of(more));
        Process launcher = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = new BufferedReader(new InputStreamReader(launcher.getInputStream()))) {
            ProcessHandle child = ProcessHandle.of(Long.parseLong(said.readLine().strip())).orElseThrow();
            Eventually.holds("the family is there", () -> child.children().count() == 2);
            var family = Stream.concat(Stream.of(child), child.descendants()).toList();
            assertEquals(3, family.size());
            launcher.destroyForcibly().waitFor();
            for (ProcessHandle one : family) {
                one.onExit().get(10, TimeUnit.SECONDS);
                assertFalse(one.isAlive());
            }
        } finally {
            assertTrue(launcher.destroyForcibly().waitFor(5, TimeUnit.SECONDS));
        }
    }
}
