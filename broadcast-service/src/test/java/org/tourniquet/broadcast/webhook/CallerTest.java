package org.tourniquet.broadcast.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls go to the open internet only, once, and end in time. */
class CallerTest {

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
            "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.19.255.255", "203.0.113.9",
            "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "::ffff:7f00:1", "fe80::1", "fc00::1", "fd12::1",
            "ff02::1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "2001:db8::1", "::7f00:1" })
    void addresses_of_machines_and_closed_networks_are_not_public(String address) throws Exception {
        assertFalse(PublicAddress.is(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.128.0.1", "198.20.0.1", "223.255.255.1",
            "2606:4700::1111", "2a00:1450::1", "2001:4860:4860::8888" })
    void addresses_of_the_open_internet_are(String address) throws Exception {
        assertTrue(PublicAddress.is(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "localhost", "127.0.0.1", "[::1]", "127.1", "0x7f.1", "0", "[::ffff:7f00:1]", "2130706433",
            "0177.0.0.1", "ip6-localhost" })
    void no_spelling_of_this_machine_is_ever_connected_to(String host) throws Exception {
        try (ListeningReceiver listener = new ListeningReceiver(); Closing caller = caller(false)) {
            assertThrows(IOException.class, () -> {
                URI address = URI.create("http://" + host + ":" + listener.port() + "/");
                if (address.getHost() == null)
                    throw new IOException("not an address");
                caller.it.post(address, "{}", Map.of());
            });
            assertEquals(List.of(), listener.calls);
        }
    }

    @Test
    void a_redirect_is_an_answer_and_not_followed() throws Exception {
        try (ListeningReceiver listener = new ListeningReceiver(); Closing caller = caller(true)) {
            listener.answers.add(302);
            assertEquals(302, caller.it.post(URI.create(listener.url("/a")), "{}", Map.of()));
            assertEquals(1, listener.calls.size());
        }
    }

    @Test
    void who_drips_its_answer_does_not_hold_us_for_ever() throws Exception {
        try (ServerSocket drip = new ServerSocket(0, 1, InetAddress.getByName("localhost")); Closing caller = caller(true)) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = drip.accept()) {
                    for (byte letter : ("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100)).getBytes()) {
                        socket.getOutputStream().write(letter);
                        socket.getOutputStream().flush();
                        Thread.sleep(200);
                    }
                } catch (IOException | InterruptedException gone) {
                    // the caller went away, as it should
                }
            });
            long began = System.nanoTime();
            assertThrows(IOException.class,
                    () -> caller.it.post(URI.create("http://localhost:" + drip.getLocalPort() + "/"), "{}", Map.of()));
            assertTrue(System.nanoTime() - began < Duration.ofSeconds(15).toNanos());
        }
    }

    @Test
    void the_signature_is_that_of_standard_webhooks() {
        // the example of the specification, counted again with openssl
        assertEquals("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", Signature.sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330L, "{\"test\": 2432232314}"));
    }

    private record Closing(Caller it) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            it.close();
        }
    }

    private static Closing caller(boolean loopback) {
        return new Closing(new Caller(new WebhookConfig() {
            @Override
            public List<Duration> retry() {
                return List.of();
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(1);
            }

            @Override
            public boolean allowLoopback() {
                return loopback;
            }
        }));
    }
}
