package org.tourniquet.local.suite;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** What the person who starts the suite is told while it starts, with the seconds since the beginning. */
public final class Progress {

    private final PrintStream out;
    private final long began = System.nanoTime();
    private volatile Path log;

    private Progress(PrintStream out) {
        this.out = out;
    }

    public static Progress on(PrintStream out) {
        return new Progress(out);
    }

    /** for tests: only the log in the data folder is written */
    public static Progress silent() {
        return new Progress(null);
    }

    void alsoTo(Path file) {
        log = file;
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    void step(String what) {
        say("%6.1f s  %s".formatted(seconds(), what));
    }

    synchronized void say(String words) {
        if (out != null) {
            out.println(words);
            out.flush();
        }
        Path file = log;
        if (file != null) {
            try {
                Files.writeString(file, LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + words + "\n",
                        StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
