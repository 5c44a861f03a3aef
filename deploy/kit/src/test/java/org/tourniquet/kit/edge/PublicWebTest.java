package org.tourniquet.kit.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.kit.edge.PublicWeb.Look;

/** A small world: names of our own choosing, and one server that counts who comes. */
class PublicWebTest {

    private static final String OUTSIDE = "93.184.216.34";

    private final AtomicInteger visits = new AtomicInteger();
    private final List<String> hosts = new ArrayList<>();
    private ServerSocket server;
    private volatile String answer = "HTTP/1.1 200 OK\r\n\r\nhello";
    private final Map<String, String[]> names = new java.util.HashMap<>(Map.of("outside.org", new String[] { OUTSIDE },
            "other.org", new String[] { "2a00:1450:4010::8b" }, "inside.org", new String[] { "10.1.2.3" },
            "both.org", new String[] { OUTSIDE, "169.254.169.254" }));

    private final PublicWeb web = new PublicWeb(new PublicWeb.World() {
        @Override
        public InetAddress[] addresses(String host) throws UnknownHostException {
            String[] known = names.get(host);
            if (known == null)
                return InetAddress.getAllByName(host);
            var all = new InetAddress[known.length];
            for (int i = 0; i < known.length; i++)
                all[i] = InetAddress.getByName(known[i]);
            return all;
        }

        @Override
        public Socket call(InetAddress address, String host) throws IOException {
            hosts.add(host + " at " + address.getHostAddress());
            return new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
        }
    });

    @BeforeEach
    void somebody_listens() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed())
                try (Socket visitor = server.accept()) {
                    visits.incrementAndGet();
                    visitor.getInputStream().read(new byte[2000]);
                    visitor.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException over) {
                    // the test is over
                }
        });
    }

    @AfterEach
    void nobody_listens() throws IOException {
        server.close();
    }

    @Test
    void what_is_never_looked_at_is_known_without_asking() {
        assertEquals("is not https", PublicWeb.neverLookedAt("http://town.example/").orElseThrow());
        assertEquals("is not on the usual port", PublicWeb.neverLookedAt("https://town.example:8443/").orElseThrow());
        assertTrue(PublicWeb.neverLookedAt("https://town.example/help").isEmpty());
    }

    @Test
    void a_page_that_answers_is_told_with_its_status() {
        assertEquals(new Look.Answered(200), web.look("https://outside.org/help?x=1"));
        answer = "HTTP/1.1 404 Not Found\r\n\r\n";
        assertEquals(new Look.Answered(404), web.look("https://other.org"));
        assertEquals(List.of("outside.org at " + OUTSIDE, "other.org at 2a00:1450:4010:0:0:0:0:8b"), hosts);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://outside.org/", "https://outside.org:8443/", "https://me@outside.org/", "ftp://outside.org",
            "file:///etc/passwd", "not an address", "https:///", "https://inside.org/", "https://both.org/",
            "https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://169.254.169.254/latest", "https://10.0.0.1/",
            "https://192.168.1.1/", "https://172.31.0.1/", "https://100.64.0.1/", "https://0.0.0.0/",
            "https://[::ffff:7f00:1]/", "https://[64:ff9b::7f00:1]/", "https://[fd00::1]/", "https://[fe80::1]/",
            "https://[2002:7f00:1::]/", "https://[2001:db8::1]/", "https://224.0.0.1/", "https://255.255.255.255/" })
    void no_way_into_our_own_network_is_ever_tried(String address) {
        assertInstanceOf(Look.Refused.class, web.look(address), address);
        assertEquals(0, visits.get());
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://2130706433/", "https://0x7f.1/", "https://017700000001/", "https://127.1/" })
    void numbers_that_are_addresses_in_disguise_get_nowhere(String address) {
        assertFalse(web.look(address) instanceof Look.Answered, address);
        assertEquals(0, visits.get());
    }

    @Test
    void a_page_without_the_expected_words_is_not_the_right_one() {
        answer = "HTTP/1.1 200 OK\r\n\r\n<h1>Rebook your visit</h1>";
        assertEquals(new Look.Answered(200), web.look("https://outside.org/", "Rebook your visit"));
        assertEquals(new Look.Silent("answers, but without the expected words"),
                web.look("https://outside.org/", "Parked domain"));
        answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nRebook\r\n6\r\n your \r\n5\r\nvisit\r\n0\r\n\r\n";
        assertEquals(new Look.Answered(200), web.look("https://outside.org/", "Rebook your visit"));
        answer = "HTTP/1.1 503 Busy\r\n\r\n";
        assertEquals(new Look.Answered(503), web.look("https://outside.org/", "Rebook your visit"));
    }

    @Test
    void a_redirection_inside_is_not_followed_and_one_outside_is() {
        answer = "HTTP/1.1 302 Found\r\nLocation: https://inside.org/\r\n\r\n";
        assertInstanceOf(Look.Refused.class, web.look("https://outside.org/"));
        assertEquals(1, visits.get());
        answer = "HTTP/1.1 301 Moved\r\nlocation: /again\r\n\r\n";
        assertEquals(new Look.Silent("redirects too often"), web.look("https://outside.org/"));
    }

    @Test
    void what_is_no_web_server_and_what_nobody_knows_is_silent() {
        answer = "220 mail.example ESMTP\r\n";
        assertInstanceOf(Look.Silent.class, web.look("https://outside.org/"));
        assertInstanceOf(Look.Silent.class, web.look("https://nobody-knows-this.invalid/"));
    }

    @Test
    void ordinary_addresses_are_public() throws IOException {
        for (String one : List.of("8.8.8.8", "93.184.216.34", "172.15.0.1", "172.32.0.1", "100.63.0.1", "192.0.1.1",
                "2a00:1450:4010::8b", "2001:4860:4860::8888"))
            assertTrue(PublicWeb.isPublic(InetAddress.getByName(one)), one);
    }
}
