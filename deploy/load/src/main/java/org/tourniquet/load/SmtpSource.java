package org.tourniquet.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The peer: {@code smtp-source} sending bare messages over 50 connections that it keeps open. */
record SmtpSource(PostfixTools tools, int connections, int bytes) {

    /** Sends the messages and returns the seconds it took. */
    double send(int port, int messages) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process source = tools
                .tool("smtp-source", List.of("-d", "-s", String.valueOf(connections), "-m", String.valueOf(messages),
                        "-l", String.valueOf(bytes), "-f", "source@example.org", "-t", "sink@example.net", "127.0.0.1:" + port))
                .start();
        String said = new String(source.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (source.waitFor() != 0) {
            throw new IllegalStateException("smtp-source failed: " + said);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
