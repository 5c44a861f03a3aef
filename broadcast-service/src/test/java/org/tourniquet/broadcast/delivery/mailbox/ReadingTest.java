package org.tourniquet.broadcast.delivery.mailbox;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tourniquet.broadcast.delivery.MessageId;
import org.tourniquet.broadcast.delivery.Returned;
import org.tourniquet.broadcast.delivery.Returned.Kind;

/** What comes back by mail is told apart: reports of the standards, bounces of no standard, machines, and people. */
class ReadingTest {
    private static final Path SAMPLES = Path.of("src/test/resources/bounces");
    private static final UUID DELIVERY = UUID.fromString("0193524b-3c00-7a10-8a11-5f1d7c2e9b01");

    static Stream<String> samples() throws IOException {
        return Files.readAllLines(SAMPLES.resolve("expected.csv")).stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void each_sample_is_what_it_is(String line) throws IOException {
        String[] expected = line.split(",", -1);
        Returned said = read(expected[0]);
        assertAll(() -> assertEquals(expected[1], said.kind().name()),
                () -> assertEquals(expected[2], said.recipient() == null ? "" : said.recipient()),
                () -> assertEquals(expected[3], said.status() == null ? "" : said.status()),
                () -> assertEquals(Boolean.valueOf(expected[4]), said.ended()),
                () -> assertFalse(said.reason().isBlank()), () -> assertFalse(said.reason().contains("@"), said.reason()));
    }

    @Test
    void what_came_back_names_the_mail_that_was_sent() throws IOException {
        for (String name : new String[] { "01-postfix-user-unknown", "21-headers-only-of-the-original", "28-complaint",
                "33-qmail", "35-exim", "26-report-inside-a-scanners-mail", "27-report-forwarded-whole", "51-somebody-writes" })
            assertEquals(DELIVERY, read(name).about().stream().flatMap(id -> MessageId.delivery(id).stream()).findFirst()
                    .orElse(null), name);
        assertTrue(read("01-postfix-user-unknown").cameTo().contains("bounces@rivertown.example"));
    }

    @Test
    void the_same_mail_read_again_is_the_same_and_another_is_not() throws IOException {
        assertEquals(read("33-qmail").mail(), read("33-qmail").mail());
        assertNotEquals(read("33-qmail").mail(), read("34-qmail-over-quota").mail());
        assertNotEquals(Post.read(bytes("From: a@b.example\n\none")).mail(),
                Post.read(bytes("From: a@b.example\n\ntwo")).mail());
    }

    @Test
    void ten_thousand_parts_are_read_in_time() {
        StringBuilder mail = new StringBuilder("Return-Path: <>\nContent-Type: multipart/mixed; boundary=b\n\n");
        for (int i = 0; i < 10_000; i++)
            mail.append("--b\nContent-Type: text/plain\n\npart ").append(i).append('\n');
        quickly(mail.append("--b--\n").toString());
    }

    @Test
    void mails_within_mails_within_mails_end() {
        StringBuilder mail = new StringBuilder("Return-Path: <>\nFrom: mailer-daemon@x.example\n");
        for (int i = 0; i < 300; i++)
            mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b").append(i).append('\n');
        quickly(mail.toString());
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 300; i++)
            letters.append("Return-Path: <>\nFrom: postmaster@x.example\nContent-Type: message/rfc822\n\n");
        quickly(letters.toString());
    }

    @Test
    void fifty_megabytes_of_one_line_and_of_addresses_are_read_in_time() {
        byte[] large = new byte[Post.READ];
        for (String pattern : new String[] { "a", "@", "a@b.", "user could not be ", "5.1.", "\n\n", "<a@b>:\n" }) {
            byte[] head = bytes("Return-Path: <>\nFrom: MAILER-DAEMON@x.example\nSubject: Undeliverable\n\n");
            byte[] one = bytes(pattern);
            for (int at = 0; at < large.length; at++)
                large[at] = at < head.length ? head[at] : one[at % one.length];
            assertTimeout(Duration.ofSeconds(30), () -> Post.read(large), pattern);
        }
    }

    @Test
    void nonsense_is_read_without_harm() {
        for (String nonsense : new String[] { "", "\0\0\0", "no header at all", "Content-Type: multipart/report\n\n--\n--\n",
                "Content-Type: multipart/mixed; boundary=\"\"\n\n----\n", "Content-Type: ;;;\n\nx",
                "Content-Type: text/plain; charset=\"\n\nx", "Content-Transfer-Encoding: x-uuencode-9\n\nx",
                "Content-Type: message/delivery-status\n\nFinal-Recipient: ;;;\nAction:\n",
                "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n%%%%", "Subject: =?x-no?B?!!!?=\n\nx",
                "From: " + "<".repeat(5000) + "\nTo: " + "\"".repeat(5000) + "\n\nx" })
            quickly(nonsense);
    }

    @Test
    void a_mail_that_goes_in_circles_is_no_story() {
        assertEquals(Kind.AUTOMATIC,
                Post.read(bytes("Received: from a by b\n".repeat(60) + "From: elli@lake.example\nSubject: Hi\n\nHi")).kind());
    }

    private static void quickly(String mail) {
        assertTimeout(Duration.ofSeconds(30), () -> assertFalse(Post.read(bytes(mail)).kind() == null));
    }

    private static Returned read(String name) throws IOException {
        return Post.read(Files.readAllBytes(SAMPLES.resolve(name + ".eml")));
    }

    private static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length);
    }
}
