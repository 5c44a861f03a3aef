package org.tourniquet.local.outside;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    Path folder;

    @Test
    void what_was_appended_is_there_after_a_restart() {
        try (var journal = new Journal(file(), (spot, bytes) -> {
        })) {
            var spot = journal.append(bytes("one"));
            journal.append(bytes("two"));
            assertArrayEquals(bytes("one"), journal.read(spot));
        }
        assertEquals(List.of("one", "two"), replayed());
    }

    @Test
    void an_entry_torn_by_a_crash_is_cut_off_and_the_rest_is_kept() throws Exception {
        try (var journal = new Journal(file(), (spot, bytes) -> {
        })) {
            journal.append(bytes("whole"));
        }
        Files.write(file(), new byte[] { 0, 0, 0, 9, 1, 2, 3, 4, 'h', 'a' }, StandardOpenOption.APPEND);
        assertEquals(List.of("whole"), replayed());
        assertEquals(8 + 5, Files.size(file()));
    }

    @Test
    void many_writers_share_the_disk_and_nothing_is_mixed_up() {
        try (var journal = new Journal(file(), (spot, bytes) -> {
        }); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var wrong = IntStream.range(0, 5_000).mapToObj(i -> threads.submit(() -> {
                var text = "entry " + i;
                return new String(journal.read(journal.append(bytes(text))), StandardCharsets.UTF_8).equals(text);
            })).toList().stream().filter(f -> !join(f)).count();
            assertEquals(0, wrong);
        }
        assertEquals(5_000, replayed().size());
    }

    @Test
    void a_journal_begun_anew_holds_only_what_came_after() {
        try (var journal = new Journal(file(), (spot, bytes) -> {
        })) {
            journal.append(bytes("old"));
            journal.restart(bytes("first"));
            journal.append(bytes("second"));
        }
        assertEquals(List.of("first", "second"), replayed());
    }

    private static boolean join(Future<Boolean> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> replayed() {
        var found = new ArrayList<String>();
        new Journal(file(), (spot, bytes) -> found.add(new String(bytes, StandardCharsets.UTF_8))).close();
        return found;
    }

    private Path file() {
        return folder.resolve("journal");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
