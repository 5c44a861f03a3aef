package org.tourniquet.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.tourniquet.local.suite.SuiteOptions;

/** Runs the benchmarks: {@code deploy/bench [--people 20000] [--rounds 5]}. */
public final class Bench {

    private Bench() {
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        int people = number(arguments, "--people", 20_000);
        int rounds = number(arguments, "--rounds", 5);
        Path module = SuiteOptions.projectRoot().resolve("deploy/load");
        Path target = Files.createDirectories(module.resolve("target"));
        Optional<PostfixTools> tools = PostfixTools.unpackInto(target);
        if (tools.isEmpty()) {
            System.out
                    .println("notice-email: skipped, Debian's package postfix (smtp-sink, smtp-source) is not to be had here");
            return;
        }
        List<Round> measured = new NoticeBench(tools.get(), target, people, rounds).run();
        Results.report("notice-email", people, measured, module.resolve("results"));
        System.exit(0);
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
