package org.tourniquet.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running {@code smtp-sink} with the count of messages that it says it took. */
final class SmtpSink implements AutoCloseable {

    private static final Pattern COUNT = Pattern.compile("mesg=(\\d+)");

    private final Process process;
    private final Path log;
    final int port;

    SmtpSink(PostfixTools tools, Path folder, int port) throws IOException, InterruptedException {
        this.port = port;
        this.log = folder.resolve("smtp-sink-" + port + ".log");
        // started by root it exits unless it may become somebody else
        List<String> user = "root".equals(System.getProperty("user.name")) ? List.of("-u", "nobody") : List.of();
        List<String> arguments = new java.util.ArrayList<>(List.of("-c"));
        arguments.addAll(user);
        arguments.addAll(List.of("127.0.0.1:" + port, "200"));
        this.process = tools.tool("smtp-sink", arguments).redirectOutput(log.toFile()).start();
        awaitListening();
    }

    /** Messages taken since it was started. */
    long count() throws IOException {
        Matcher counts = COUNT.matcher(Files.readString(log));
        long last = 0;
        while (counts.find()) {
            last = Long.parseLong(counts.group(1));
        }
        return last;
    }

    /** Waits until the sink has counted this many; a sink that never gets there voids the run. */
    void awaitCount(long wanted) throws IOException, InterruptedException {
        long limit = System.nanoTime() + 10_000_000_000L;
        while (count() < wanted) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("the sink counted " + count() + " of " + wanted + ": the run is void");
            }
            Thread.sleep(20);
        }
    }

    private void awaitListening() throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress("127.0.0.1", port), 200);
                return;
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new IOException("smtp-sink ended: " + Files.readString(log), notYet);
                }
                Thread.sleep(50);
            }
        }
        throw new IOException("smtp-sink does not listen on " + port);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
