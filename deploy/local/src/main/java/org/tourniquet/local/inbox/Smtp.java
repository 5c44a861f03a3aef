package org.tourniquet.local.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.tourniquet.local.outside.Behaviours;
import org.tourniquet.local.outside.Gate;

/** Takes SMTP connections on loopback, a virtual thread each. */
final class Smtp {

    private static final int MAX_CONNECTIONS = 500;
    private static final int PATIENCE_MILLIS = 300_000;

    private final Behaviours behaviours;
    private final Gate gate;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private int port;
    private ServerSocket server;

    Smtp(int port, Behaviours behaviours, Gate gate) {
        this.port = port;
        this.behaviours = behaviours;
        this.gate = gate;
    }

    void open(Post post) {
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        } catch (IOException e) {
            throw new UncheckedIOException("SMTP port " + port + ": " + e.getMessage(), e);
        }
        port = server.getLocalPort();
        var listening = server;
        Thread.ofPlatform().name("smtp " + port).daemon().start(() -> accept(listening, post));
    }

    int port() {
        return port;
    }

    void close() {
        quietly(server);
        connections.forEach(Smtp::quietly);
    }

    private void accept(ServerSocket listening, Post post) {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                connections.add(socket);
                Thread.ofVirtual().name("smtp session").start(() -> talk(socket, post));
            } catch (IOException e) {
                if (!listening.isClosed())
                    System.getLogger("inbox").log(System.Logger.Level.WARNING, "A connection could not be taken", e);
            }
        }
    }

    private void talk(Socket socket, Post post) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            var wire = new Wire(socket.getInputStream(), socket.getOutputStream());
            if (connections.size() > MAX_CONNECTIONS)
                wire.answer("421 4.7.0 Too many connections");
            else
                new Session(wire, post, behaviours, gate).run();
        } catch (IOException _) {
            // the other side went away, which is its right
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(socket);
        }
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            if (closeable != null)
                closeable.close();
        } catch (Exception _) {
            // it is to be gone, and it is
        }
    }
}
