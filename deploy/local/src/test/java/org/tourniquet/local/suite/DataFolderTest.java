package org.tourniquet.local.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path place;

    @Test
    void beginning_anew_deletes_nothing_in_a_folder_that_is_not_marked_as_ours() throws Exception {
        Path diary = Files.writeString(place.resolve("diary.txt"), "mine");
        String said = assertThrows(CannotStart.class, () -> DataFolder.open(place, true)).getMessage();
        assertTrue(said.contains("not emptied"), said);
        assertThrows(CannotStart.class, () -> DataFolder.open(place, false));
        assertEquals("mine", Files.readString(diary));
        assertEquals(1, Files.list(place).count());
    }

    @Test
    void beginning_anew_empties_our_own_folder_and_follows_no_link_out_of_it() throws Exception {
        Path outside = Files.createDirectory(place.resolve("outside"));
        Path kept = Files.writeString(outside.resolve("kept"), "kept");
        Path data = place.resolve("data");
        try (var first = DataFolder.open(data, false)) {
            assertTrue(first.fresh());
            Files.createDirectories(data.resolve("postgres/cluster"));
            Files.createSymbolicLink(data.resolve("link"), outside);
        }
        try (var again = DataFolder.open(data, false)) {
            assertFalse(again.fresh());
            assertTrue(Files.exists(data.resolve("postgres")));
        }
        try (var anew = DataFolder.open(data, true)) {
            assertTrue(anew.fresh());
            assertFalse(Files.exists(data.resolve("postgres")));
            assertFalse(Files.exists(data.resolve("link")));
        }
        assertEquals("kept", Files.readString(kept));
    }

    @Test
    void a_second_launcher_is_refused_while_one_works_on_the_folder() throws Exception {
        try (var first = DataFolder.open(place.resolve("data"), false)) {
            String said = assertThrows(CannotStart.class, () -> DataFolder.open(first.path(), true)).getMessage();
            assertTrue(said.contains("already runs"), said);
        }
        DataFolder.open(place.resolve("data"), true).close();
    }

    @Test
    void the_secrets_stay_with_the_data_and_with_their_owner() throws Exception {
        Path file = place.resolve("secrets.properties");
        Secrets first = Secrets.keptIn(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Secrets again = Secrets.keptIn(file);
        assertEquals(first.fieldKey(), again.fieldKey());
        assertEquals(first.password("triage"), again.password("triage"));
        assertTrue(first.smsAccount().matches("AC[0-9a-f]{32}"), first.smsAccount());
        assertTrue(first.sessionKey().length() >= 32);
    }
}
