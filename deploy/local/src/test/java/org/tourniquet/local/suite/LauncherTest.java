package org.tourniquet.local.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class LauncherTest {

    @Test
    void the_options_say_what_is_started_and_where() {
        var usual = options();
        assertTrue(usual.town());
        assertFalse(usual.fresh() || usual.natives() || usual.townspeople());
        assertTrue(usual.data().endsWith("deploy/local/.data"));
        var other = options("--empty", "--townspeople", "--native", "--fresh", "--data", "/somewhere/else");
        assertFalse(other.town());
        assertTrue(other.fresh() && other.natives() && other.townspeople());
        assertEquals(Path.of("/somewhere/else"), other.data());
    }

    @Test
    void an_option_that_does_not_exist_is_named() {
        String said = assertThrows(CannotStart.class, () -> options("--townsfolk")).getMessage();
        assertEquals("Unknown option --townsfolk", said);
    }

    private static SuiteOptions options(String... arguments) {
        return Launcher.options(List.of(arguments), Map.of(), Progress.silent());
    }
}
