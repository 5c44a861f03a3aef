package org.tourniquet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/** Writes down how long things took, beside the screenshots: what the README says was measured here. */
final class Figures {

    private static final Path FILE = Path.of("target", "figures.txt");

    private Figures() {
    }

    static void say(String what, Duration took) {
        say(what + String.format(Locale.ROOT, " %.1f s", took.toMillis() / 1000.0));
    }

    static synchronized void say(String line) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
