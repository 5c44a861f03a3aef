package org.tourniquet.broadcast.delivery.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.suite.Addresses;

/** A real mail server that only queues, on a port and with a spool of its own: what it would send on, and to whom. */
final class Exim implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/exim4");
    private static final String SETTINGS = """
            keep_environment =
            spool_directory = %1$s/spool
            log_file_path = %1$s/log/%%s
            pid_file_path = %1$s/pid
            primary_hostname = relay.example
            local_interfaces = 127.0.0.1
            queue_only
            smtp_accept_max = 50
            smtp_accept_max_per_connection = 0
            smtp_accept_queue_per_connection = 0
            tls_advertise_hosts =
            acl_smtp_rcpt = accept
            acl_smtp_data = accept
            """;

    /** A mail as it lies in the spool: its envelope, and the lines of its head. */
    record Spooled(String sender, List<String> recipients, List<String> headers) {
        String value(String name) {
            return headers.stream().filter(header -> header.startsWith(name + ":")).findFirst()
                    .map(header -> header.substring(name.length() + 1).strip()).orElse(null);
        }

        Stream<String> names() {
            return headers.stream().map(header -> header.split(":", 2)[0]);
        }
    }

    private final Path folder;
    private final Process process;
    private final int port;

    private Exim(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** Empty, with the reason said aloud, where there is none or it may not be started: it lets only root be a server. */
    static Optional<Exim> start() throws IOException {
        if (!Files.isExecutable(PROGRAM) || !System.getProperty("user.name").equals("root"))
            return Optional.empty();
        Path folder = Files.createTempDirectory("tourniquet-exim");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String own : List.of("spool", "log")) // it writes as a user of its own
            Files.setPosixFilePermissions(Files.createDirectory(folder.resolve(own)),
                    PosixFilePermissions.fromString("rwxrwxrwx"));
        Path settings = Files.writeString(folder.resolve("exim.conf"), SETTINGS.formatted(folder));
        int port = Addresses.freePort();
        Process process = new ProcessBuilder(PROGRAM.toString(), "-C", settings.toString(), "-bdf", "-oX",
                String.valueOf(port)).redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
        Exim exim = new Exim(folder, process, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Eventually.within(Duration.ofSeconds(30), "Exim answers", exim::answers);
        return Optional.of(exim);
    }

    private boolean answers() throws IOException {
        if (!process.isAlive())
            throw new AssertionError("Exim does not run: " + Files.readString(folder.resolve("said")));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == '2';
        }
    }

    int port() {
        return port;
    }

    List<Spooled> spool() throws IOException {
        Path input = folder.resolve("spool/input");
        if (Files.notExists(input))
            return List.of();
        try (Stream<Path> files = Files.list(input)) {
            List<Spooled> spooled = new ArrayList<>();
            for (Path head : files.filter(file -> file.toString().endsWith("-H")).toList())
                spooled.add(read(Files.readString(head, StandardCharsets.ISO_8859_1)));
            return spooled;
        }
    }

    /** Its own notes, then how many recipients and who; after an empty line the headers, each with its length before it. */
    private static Spooled read(String file) {
        String[] parts = file.split("\n\n", 2);
        List<String> notes = parts[0].lines().toList();
        int count = notes.size() - 1;
        while (!notes.get(count).matches("\\d+"))
            count--;
        List<String> headers = new ArrayList<>();
        String rest = parts[1];
        while (!rest.isBlank()) {
            int digits = rest.split("\\D", 2)[0].length();
            int length = Integer.parseInt(rest.substring(0, digits));
            headers.add(rest.substring(digits + 2, digits + 2 + length));
            rest = rest.substring(digits + 2 + length);
        }
        return new Spooled(notes.get(2), notes.subList(count + 1, notes.size()), headers);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList())
                Files.deleteIfExists(file);
        }
    }
}
