package org.tourniquet.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process that ends when the launcher ends, even when the launcher is killed without warning: a watcher beside it
 * reads from a pipe whose other end only the launcher holds.
 */
public final class Child {

    /** {@code $$} stays the process itself, also after exec; the watcher is nobody's child, so that it outlives it */
    private static final String WATCHED = """
            exec 3<&0 </dev/null
            ( ( trap '' INT HUP TERM
                while read -r line <&3; do :; done
                kill -KILL $$ $(cat /proc/$$/task/*/children 2>/dev/null || pgrep -P $$)
              ) >/dev/null 2>&1 & )
            exec 3<&-
            exec "$@"
            """;

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /** @param log what the process prints is added to this file */
    public static Child start(List<String> command, Map<String, String> environment, Path directory, Path log)
            throws IOException {
        var whole = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // a session of its own: Ctrl-C in the terminal reaches the launcher only, which ends the parts in order
            whole.add("/usr/bin/setsid");
        }
        whole.addAll(List.of("/bin/sh", "-c", WATCHED, "tourniquet"));
        whole.addAll(command);
        Files.createDirectories(log.getParent());
        var builder = new ProcessBuilder(whole).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new Child(builder.start());
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public int exitValue() {
        return process.exitValue();
    }

    /** @return the exit value */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** asks to end with the signal, insists with KILL after the patience */
    public void end(String signal, Duration patience) {
        List<ProcessHandle> family = family();
        signal("CONT", family);
        signal(signal, List.of(process.toHandle()));
        if (!ended(patience)) {
            signal("KILL", family);
            ended(Duration.ofSeconds(10));
        }
    }

    /** as a crash: the process and all it has started are gone at once */
    public void kill() {
        List<ProcessHandle> family = family();
        signal("KILL", family);
        ended(Duration.ofSeconds(10));
        family.forEach(one -> one.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally(late -> one).join());
    }

    /** the process and all it has started */
    public void signal(String signal) {
        signal(signal, family());
    }

    /** the last lines of a log, without the frames of its stack traces, to be shown when its writer has died */
    public static String lastLines(Path log, int lines) {
        try (Stream<String> all = Files.lines(log)) {
            List<String> read = all.filter(line -> !line.startsWith("\tat ") && !line.isBlank()).toList();
            return read.stream().skip(Math.max(0, read.size() - lines)).map(line -> "    " + line)
                    .collect(Collectors.joining("\n"));
        } catch (IOException | UncheckedIOException e) {
            return "    (no log: " + e.getMessage() + ")";
        }
    }

    private List<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    private boolean ended(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void signal(String signal, List<ProcessHandle> processes) {
        String pids = processes.stream().filter(ProcessHandle::isAlive).map(one -> String.valueOf(one.pid()))
                .collect(Collectors.joining(" "));
        if (pids.isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pids + " 2>/dev/null").start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
