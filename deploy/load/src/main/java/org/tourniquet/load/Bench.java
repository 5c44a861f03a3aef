package org.tourniquet.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.tourniquet.local.suite.SuiteOptions;

/**
 * Runs the benchmarks, all or the named ones:
 * {@code deploy/bench [notice] [import] [triage] [stampede] [directory] [--people 20000] [--rounds 5] [--seconds 15]}.
 */
public final class Bench {

    private static final List<String> ALL = List.of("notice", "import", "triage", "stampede", "directory");

    private Bench() {
    }

    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        Path module = SuiteOptions.projectRoot().resolve("deploy/load");
        Path results = module.resolve("results");
        List<String> named = ALL.stream().filter(Arrays.asList(arguments)::contains).toList();
        for (String benchmark : named.isEmpty() ? ALL : named) {
            switch (benchmark) {
                case "triage" -> TriageBench.run(number(arguments, "--people", 10_000), results);
                case "import" -> new ImportBench(Files.createDirectories(module.resolve("target")),
                        number(arguments, "--people", 1_000_000), results).run();
                case "stampede" -> new Stampede(number(arguments, "--rounds", 3), number(arguments, "--seconds", 15),
                        results).run();
                case "directory" -> new DirectoryBench(Files.createDirectories(module.resolve("target")),
                        number(arguments, "--rounds", 5), number(arguments, "--seconds", 10), results).run();
                default -> notice(module, number(arguments, "--people", 20_000), number(arguments, "--rounds", 5));
            }
        }
        System.exit(0);
    }

    private static void notice(Path module, int people, int rounds) throws IOException, InterruptedException {
        Path target = Files.createDirectories(module.resolve("target"));
        Optional<PostfixTools> tools = PostfixTools.unpackInto(target);
        if (tools.isEmpty()) {
            System.out
                    .println("notice-email: skipped, Debian's package postfix (smtp-sink, smtp-source) is not to be had here");
            return;
        }
        List<Round> measured = new NoticeBench(tools.get(), target, people, rounds).run();
        Results.report("notice-email", people, measured, module.resolve("results"));
    }

    private static int number(String[] arguments, String name, int otherwise) {
        for (int i = 0; i < arguments.length - 1; i++) {
            if (arguments[i].equals(name)) {
                return Integer.parseInt(arguments[i + 1]);
            }
        }
        return otherwise;
    }
}
