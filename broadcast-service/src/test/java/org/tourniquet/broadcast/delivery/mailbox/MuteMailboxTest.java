package org.tourniquet.broadcast.delivery.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** A mail server that says nothing, or one letter a second, holds nobody up; one that is not there is no failure of ours. */
class MuteMailboxTest {

    @Test
    void a_mute_server_is_left() throws IOException {
        try (ServerSocket mute = listening(socket -> Thread.sleep(30_000))) {
            assertTimeout(Duration.ofSeconds(20), () -> assertEquals(0, mailbox(mute.getLocalPort()).lookOnce()));
        }
    }

    @Test
    void a_server_that_speaks_for_ever_is_left() throws IOException {
        try (ServerSocket slow = listening(socket -> {
            OutputStream out = socket.getOutputStream();
            for (;;) {
                out.write('*');
                out.flush();
                Thread.sleep(100);
            }
        })) {
            assertTimeout(Duration.ofSeconds(20), () -> assertEquals(0, mailbox(slow.getLocalPort()).lookOnce()));
        }
    }

    @Test
    void a_server_that_is_not_there_is_told_and_no_more() {
        assertEquals(0, mailbox(1).lookOnce());
    }

    private interface Talk {
        void with(Socket socket) throws Exception;
    }

    private static ServerSocket listening(Talk talk) throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> {
            try (Socket socket = server.accept()) {
                talk.with(socket);
            } catch (Exception gone) {
                // the other side went away, which is what is tested
            }
        });
        return server;
    }

    private static Mailbox mailbox(int port) {
        MailboxConfig config = new SmallRyeConfigBuilder().withMapping(MailboxConfig.class)
                .withSources(new PropertiesConfigSource(Map.of("tourniquet.mailbox.host", "127.0.0.1",
                        "tourniquet.mailbox.port", String.valueOf(port), "tourniquet.mailbox.security", "NONE",
                        "tourniquet.mailbox.user", "x", "tourniquet.mailbox.patience", "1s", "tourniquet.mailbox.look",
                        "2s"), "test", 100))
                .withConverter(Duration.class, 100, value -> Duration.ofSeconds(Long.parseLong(value.replaceAll("\\D", ""))))
                .build().getConfigMapping(MailboxConfig.class);
        return new Mailbox(config, null, null);
    }
}
