package org.tourniquet.local.suite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One of the three services, run from what the build has made of it. */
final class Program extends ProcessPart {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1)).build();

    private final Path module;
    private final Optional<Path> executable;
    private final int megabytes;
    private final Map<String, String> environment;

    Program(String name, Path module, boolean natives, int megabytes, URI address, Map<String, String> environment,
            Path log) {
        super(name, address, log);
        this.module = module;
        this.executable = natives ? executable(module) : Optional.empty();
        this.megabytes = megabytes;
        this.environment = environment;
    }

    /** empty where all is there, else what is missing */
    Optional<String> missing() {
        return executable.isPresent() || Files.exists(jar()) ? Optional.empty()
                : Optional.of("%s is not built: %s is missing".formatted(module.getFileName(), jar()));
    }

    /** for people */
    String title() {
        return module.getFileName() + (executable.isPresent() ? " (native)" : "");
    }

    boolean runsNatively() {
        return executable.isPresent();
    }

    @Override
    protected Child launch() throws IOException {
        var command = new ArrayList<String>();
        if (executable.isPresent()) {
            command.addAll(List.of(executable.get().toString(), "-Xmx" + megabytes + "m"));
        } else {
            command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms64m",
                    "-Xmx" + megabytes + "m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Dquarkus.profile=local",
                    "-jar",
                    jar().toString()));
        }
        return Child.start(command, environment, module, log());
    }

    @Override
    protected boolean answers() {
        var request = HttpRequest.newBuilder(address().resolve("/q/health/ready")).timeout(Duration.ofSeconds(3)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Path jar() {
        return module.resolve("target/quarkus-app/quarkus-run.jar");
    }

    private static Optional<Path> executable(Path module) {
        for (Path folder : List.of(module.resolve("target/native-run"), module.resolve("target"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    var found = files.filter(file -> file.getFileName().toString().endsWith("-runner")
                            && Files.isRegularFile(file) && Files.isExecutable(file)).findFirst();
                    if (found.isPresent()) {
                        return found;
                    }
                } catch (IOException e) {
                    throw new CannotStart(folder + " cannot be read: " + e.getMessage());
                }
            }
        }
        return Optional.empty();
    }
}
