package org.tourniquet.local.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The program behind {@code deploy/up}: starts the suite, says where everything is, stays until it is ended. */
public final class Launcher {

    private Launcher() {
    }

    private static volatile boolean ending;

    public static void main(String[] arguments) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true));
        Progress progress = Progress.on(System.out);
        try {
            RunningSuite suite = Suite.start(options(List.of(arguments), System.getenv(), progress));
            progress.say(Welcome.to(suite, progress.seconds()));
            tellReady();
        } catch (CannotStart | IOException e) {
            if (!ending) {
                System.err.println("\n" + e.getMessage());
                System.exit(1);
            }
        }
        Thread.currentThread().join();
    }

    static SuiteOptions options(List<String> arguments, Map<String, String> environment, Progress progress) {
        Path root = SuiteOptions.projectRoot();
        Path data = root.resolve("deploy/local/.data");
        boolean fresh = false;
        boolean town = true;
        boolean townspeople = false;
        boolean natives = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
            switch (rest.next()) {
                case "--empty" -> town = false;
                case "--townspeople" -> townspeople = true;
                case "--native" -> natives = true;
                case "--fresh" -> fresh = true;
                case "--data" -> {
                    if (!rest.hasNext()) {
                        throw new CannotStart("--data needs a folder");
                    }
                    data = Path.of(rest.next()).toAbsolutePath();
                }
                case String other -> throw new CannotStart("Unknown option " + other);
            }
        }
        return new SuiteOptions(root, data, fresh, Addresses.from(environment), town, townspeople, natives, progress,
                Map.of());
    }

    /** deploy/up --background waits for this file */
    private static void tellReady() throws IOException {
        String file = System.getenv("TOURNIQUET_READY_FILE");
        if (file != null && !file.isBlank()) {
            Files.writeString(Path.of(file), "ready\n");
        }
    }
}
