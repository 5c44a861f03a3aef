package org.tourniquet.local.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where each part of one suite listens. */
public final class Addresses {

    private static final Set<Integer> GIVEN = new HashSet<>();

    private final Map<Port, Integer> ports;

    private Addresses(Map<Port, Integer> ports) {
        this.ports = ports;
    }

    /** the usual ports, moved where a variable says so */
    public static Addresses from(Map<String, String> environment) {
        var ports = new EnumMap<Port, Integer>(Port.class);
        var wrong = new ArrayList<String>();
        for (Port port : Port.values()) {
            String moved = environment.getOrDefault(port.variable(), "").strip();
            if (moved.matches("[0-9]{1,5}") && Integer.parseInt(moved) >= 1 && Integer.parseInt(moved) <= 65535) {
                ports.put(port, Integer.parseInt(moved));
            } else if (moved.isEmpty()) {
                ports.put(port, port.usual());
            } else {
                wrong.add("%s is \"%s\"; a number from 1 to 65535 is needed".formatted(port.variable(), moved));
            }
        }
        if (!wrong.isEmpty()) {
            throw new CannotStart(String.join("\n", wrong));
        }
        return new Addresses(ports);
    }

    /** ports nobody listens on */
    public static Addresses free() {
        var ports = new EnumMap<Port, Integer>(Port.class);
        for (Port port : Port.values()) {
            ports.put(port, freePort());
        }
        return new Addresses(ports);
    }

    /** a port nobody listens on, never given twice by this program */
    public static int freePort() {
        synchronized (GIVEN) {
            for (;;) {
                try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                    if (GIVEN.add(socket.getLocalPort())) {
                        return socket.getLocalPort();
                    }
                } catch (IOException e) {
                    throw new CannotStart("No port is free on this machine: " + e.getMessage());
                }
            }
        }
    }

    public int port(Port port) {
        return ports.get(port);
    }

    public URI uri(Port port) {
        String scheme = switch (port) {
            case SMTP -> "smtp";
            case IMAP -> "imap";
            case POSTGRES -> "postgresql";
            case KAFKA -> "kafka";
            default -> "http";
        };
        return URI.create(scheme + "://localhost:" + port(port));
    }

    /** refuses to go on while a port is taken or wanted twice, and names all of them at once */
    void mustBeFree() {
        var wrong = new ArrayList<String>();
        var owners = new HashMap<Integer, Port>();
        ports.forEach((port, number) -> {
            Port other = owners.putIfAbsent(number, port);
            if (other != null) {
                wrong.add("Port %d is wanted for the %s and for the %s; move one with %s".formatted(number, other.title(),
                        port.title(), port.variable()));
            } else if (taken(number)) {
                wrong.add("Port %d (%s) is taken; free it, or choose another one with %s, for example %s=%d".formatted(
                        number, port.title(), port.variable(), port.variable(), number + 10000 > 65535 ? number - 10000
                                : number + 10000));
            }
        });
        if (!wrong.isEmpty()) {
            throw new CannotStart(String.join("\n", wrong));
        }
    }

    private static boolean taken(int number) {
        // on loopback, and on every address: a listener on either gets in our way
        for (var address : List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), number),
                new InetSocketAddress(number))) {
            try (var socket = new ServerSocket()) {
                socket.bind(address);
            } catch (IOException e) {
                return true;
            }
        }
        return false;
    }
}
