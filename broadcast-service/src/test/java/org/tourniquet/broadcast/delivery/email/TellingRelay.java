package org.tourniquet.broadcast.delivery.email;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail relay over real sockets that keeps what it took and was told, and answers each command as a test wants it to. */
final class TellingRelay implements AutoCloseable {
    static final String GREETING = "GREETING";
    /** The dot after a mail. */
    static final String END = "END";
    /** Instead of an answer: closes, or says nothing any more. */
    static final String CLOSES = "CLOSES";
    static final String MUTE = "MUTE";
    /** Within an answer: what follows comes a moment later, in a packet of its own. */
    static final char PAUSE = '\u0001';

    /** A mail it said yes to. */
    record Taken(String from, List<String> recipients, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    final List<Taken> taken = new CopyOnWriteArrayList<>();
    final List<String> commands = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    volatile List<String> offers = List.of("PIPELINING", "SIZE 10240000", "8BITMIME");
    /** Null: as a relay does that is well. */
    volatile Function<String, String> says = _ -> null;
    volatile SSLContext identity;
    volatile boolean readsMails = true;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;

    TellingRelay() throws IOException {
        server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> {
            while (!server.isClosed())
                try {
                    Socket socket = server.accept();
                    connections.incrementAndGet();
                    open.add(socket);
                    Thread.startVirtualThread(() -> talk(socket));
                } catch (IOException closed) {
                    return;
                }
        });
    }

    /** To one command, and as a relay that is well to all others. */
    void answers(String command, String answer) {
        says = said -> said.equals(command) || said.startsWith(command + " ") || said.startsWith(command + ":") ? answer : null;
    }

    static TellingRelay open() {
        try {
            return new TellingRelay();
        } catch (IOException noPort) {
            throw new java.io.UncheckedIOException(noPort);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** As a relay that is started anew. */
    void dropAll() throws IOException {
        for (Socket socket : open)
            socket.close();
        open.clear();
    }

    private void talk(Socket socket) {
        try (socket) {
            new Talk(socket).run();
        } catch (IOException ended) {
            open.remove(socket);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** One conversation. */
    private final class Talk {
        private Socket socket;
        private InputStream in;
        private OutputStream out;
        private String from;
        private final List<String> recipients = new ArrayList<>();

        Talk(Socket socket) throws IOException {
            on(socket);
        }

        private void on(Socket next) throws IOException {
            socket = next;
            next.setTcpNoDelay(true);
            in = new java.io.BufferedInputStream(next.getInputStream());
            out = next.getOutputStream();
        }

        void run() throws IOException, InterruptedException {
            answer(GREETING, "220 relay.example here");
            for (;;) {
                String line = line();
                commands.add(line);
                String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> answer(line, hello());
                    case "MAIL" -> {
                        if (answer(line, "250 2.1.0 ok"))
                            from = line;
                    }
                    case "RCPT" -> {
                        if (answer(line, from == null ? "503 5.5.1 MAIL first" : "250 2.1.5 ok"))
                            recipients.add(line);
                    }
                    case "DATA" -> data(line);
                    case "STARTTLS" -> {
                        if (answer(line, "220 2.0.0 go on") && identity != null)
                            secure();
                    }
                    case "AUTH" -> signIn(line);
                    case "QUIT" -> {
                        answer(line, "221 bye");
                        throw new IOException("left");
                    }
                    default -> {
                        forget();
                        answer(line, "250 ok");
                    }
                }
            }
        }

        private void signIn(String line) throws IOException, InterruptedException {
            if (line.equals("AUTH LOGIN")) {
                answer("USER", "334 VXNlcm5hbWU6");
                commands.add(line());
                answer("PASSWORD", "334 UGFzc3dvcmQ6");
                commands.add(line());
            }
            answer("SIGNED IN", "235 welcome");
        }

        private String hello() {
            List<String> lines = new ArrayList<>(List.of("relay.example"));
            lines.addAll(offers);
            StringBuilder hello = new StringBuilder();
            for (int at = 0; at < lines.size(); at++)
                hello.append(at == 0 ? "" : "\r\n").append("250").append(at == lines.size() - 1 ? ' ' : '-')
                        .append(lines.get(at));
            return hello.toString();
        }

        private void data(String line) throws IOException, InterruptedException {
            if (!answer(line, recipients.isEmpty() ? "554 5.5.1 nobody to send it to" : "354 go on"))
                return;
            while (!readsMails)
                Thread.sleep(1_000);
            byte[] mail = mail();
            Taken whole = new Taken(from, List.copyOf(recipients), mail);
            forget();
            String said = says.apply(END);
            if (said == null || said.startsWith("250") && !said.contains(CLOSES))
                taken.add(whole);
            answer(END, "250 2.0.0 taken");
        }

        private void forget() {
            from = null;
            recipients.clear();
        }

        private void secure() throws IOException {
            SSLSocket secured = (SSLSocket) identity.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            on(secured);
        }

        /** Returns whether it was a yes. */
        private boolean answer(String command, String usual) throws IOException, InterruptedException {
            String told = says.apply(command);
            String said = told == null ? usual : told;
            if (said.equals(CLOSES))
                throw new IOException("closes");
            if (said.equals(MUTE))
                Thread.sleep(600_000);
            for (String packet : (said + "\r\n").split(String.valueOf(PAUSE))) {
                out.write(packet.getBytes(StandardCharsets.UTF_8));
                out.flush();
                if (said.indexOf(PAUSE) >= 0)
                    Thread.sleep(30);
            }
            return said.startsWith("2") || said.startsWith("3");
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int one = in.read(); one != '\n'; one = in.read()) {
                if (one < 0)
                    throw new IOException("gone");
                line.write(one);
            }
            return line.toString(StandardCharsets.UTF_8).stripTrailing();
        }

        /** Up to CR LF . CR LF and nothing else, the dots taken off again. */
        private byte[] mail() throws IOException {
            ByteArrayOutputStream mail = new ByteArrayOutputStream();
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int before = 0;
            for (;;) {
                int one = in.read();
                if (one < 0)
                    throw new IOException("gone within a mail");
                line.write(one);
                if (one == '\n' && before == '\r') {
                    byte[] whole = line.toByteArray();
                    if (whole.length == 3 && whole[0] == '.')
                        return mail.toByteArray();
                    mail.write(whole, whole[0] == '.' ? 1 : 0, whole.length - (whole[0] == '.' ? 1 : 0));
                    line.reset();
                }
                before = one;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        dropAll();
    }
}
