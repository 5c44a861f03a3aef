package org.tourniquet.broadcast.delivery.email;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/** A mail relay at its worst, over real sockets: what it does is decided by its mood. */
final class SickRelay implements AutoCloseable {
    /** What it may do. */
    enum Mood {
        MUTE,
        CLOSED_AT_ONCE,
        NO_MORE_TODAY,
        CLOSED_AT_THE_RECIPIENT,
        NOT_LET_IN,
        REFUSED,
        LATER,
        DRIPS,
        DIES_IN_THE_MIDDLE,
        DIES_AFTER_THE_END,
        MUTE_AFTER_THE_END,
        NONSENSE,
        WELL
    }

    private final ServerSocket server;
    volatile Mood mood = Mood.WELL;

    SickRelay() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> {
            while (!server.isClosed())
                try {
                    Socket socket = server.accept();
                    Thread.startVirtualThread(() -> talk(socket));
                } catch (IOException closed) {
                    return;
                }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    private void talk(Socket socket) {
        try (socket; Scanner in = new Scanner(socket.getInputStream(), StandardCharsets.UTF_8)) {
            OutputStream out = socket.getOutputStream();
            if (mood == Mood.CLOSED_AT_ONCE)
                return;
            if (mood == Mood.MUTE)
                Thread.sleep(60_000);
            if (mood == Mood.DRIPS)
                for (;;) {
                    out.write('2');
                    out.flush();
                    Thread.sleep(100);
                }
            say(out, mood == Mood.NO_MORE_TODAY ? "421 closing" : mood == Mood.NONSENSE ? "hello" : "220 here");
            boolean data = false;
            while (in.hasNextLine()) {
                String line = in.nextLine();
                if (data && !line.equals("."))
                    continue;
                String answer = data ? end() : answer(line.toUpperCase(java.util.Locale.ROOT));
                data = line.equalsIgnoreCase("DATA") && answer != null;
                if (answer == null)
                    return;
                say(out, answer);
                if (answer.startsWith("221"))
                    return;
            }
        } catch (IOException | InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private String answer(String line) {
        if (line.startsWith("EHLO"))
            return "250 here";
        if (line.startsWith("MAIL") && mood == Mood.NOT_LET_IN)
            return "530 5.7.0 authentication required";
        if (line.startsWith("RCPT"))
            return mood == Mood.CLOSED_AT_THE_RECIPIENT ? "421 4.3.2 shutting down"
                    : mood == Mood.REFUSED ? "550 5.1.1 no such user" : mood == Mood.LATER ? "451 4.7.1 greylisted" : "250 ok";
        if (line.startsWith("DATA"))
            return mood == Mood.DIES_IN_THE_MIDDLE ? null : "354 go on";
        return line.startsWith("QUIT") ? "221 bye" : "250 ok";
    }

    private String end() throws InterruptedException {
        if (mood == Mood.MUTE_AFTER_THE_END)
            Thread.sleep(60_000);
        return mood == Mood.DIES_AFTER_THE_END ? null : "250 taken";
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException closed) {
            throw new java.io.UncheckedIOException(closed);
        }
    }
}
