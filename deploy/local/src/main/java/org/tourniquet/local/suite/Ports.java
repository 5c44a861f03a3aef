package org.tourniquet.local.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.Set;

/** Ports of this machine. */
public final class Ports {

    private static final Set<Integer> GIVEN = new LinkedHashSet<>();

    private Ports() {
    }

    /** a port nobody listens on, never given twice by this program */
    public static synchronized int free() {
        for (;;) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (GIVEN.add(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            } catch (IOException e) {
                throw new IllegalStateException("No port is free", e);
            }
        }
    }
}
