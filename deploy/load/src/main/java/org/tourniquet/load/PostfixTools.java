package org.tourniquet.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Postfix' load generator and sink, taken from Debian's package without installing it: {@code smtp-source} is the peer
 * of our sending, {@code smtp-sink} the receiver of both.
 */
final class PostfixTools {

    private final Path folder;

    private PostfixTools(Path folder) {
        this.folder = folder;
    }

    /** Empty where the package cannot be had; a benchmark that needs it is then skipped, never passed. */
    static Optional<PostfixTools> unpackInto(Path target) throws IOException, InterruptedException {
        Path unpacked = target.resolve("postfix");
        if (!Files.isExecutable(unpacked.resolve("usr/sbin/smtp-sink"))) {
            Files.createDirectories(target);
            if (run(target, "apt-get", "download", "postfix") != 0) {
                return Optional.empty();
            }
            try (Stream<Path> files = Files.list(target)) {
                Path packed = files.filter(f -> f.getFileName().toString().matches("postfix_.*\\.deb")).findFirst()
                        .orElseThrow();
                if (run(target, "dpkg", "-x", packed.toString(), unpacked.toString()) != 0) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new PostfixTools(unpacked));
    }

    /** A process of one of the two tools, not yet started. */
    ProcessBuilder tool(String name, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("usr/sbin").resolve(name).toString());
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("LD_LIBRARY_PATH", folder.resolve("usr/lib/postfix").toString());
        return process;
    }

    private static int run(Path folder, String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException absent) {
            return 127;
        }
    }
}
