package org.tourniquet.local.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tourniquet.local.suite.Reply;

import com.fasterxml.jackson.databind.JsonNode;

class MailInboxTest {

    private static final String MAIL = """
            From: City <city@rivertown.example>\r
            To: anna@example.com\r
            Subject: =?UTF-8?Q?=C3=84lkaa_juoko_vett=C3=A4?=\r
            X-Twice: one\r
            X-Twice: two\r
            Message-ID: <1@rivertown.example>\r
            MIME-Version: 1.0\r
            Content-Type: multipart/alternative; boundary=b\r
            \r
            --b\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            Yl=C3=A4s\r
            --b\r
            Content-Type: text/html; charset=utf-8\r
            \r
            <h1>Up</h1><script>alert(1)</script><a href="http://localhost:8083/help">Help</a>\r
            --b--""";

    @TempDir
    Path data;
    private final HttpClient http = HttpClient.newHttpClient();
    private MailInbox inbox;

    @BeforeEach
    void start() {
        inbox = MailInbox.start(data, 0, 0);
    }

    @AfterEach
    void stop() {
        inbox.close();
    }

    @Test
    void a_mail_is_read_back_with_text_html_and_headers() throws Exception {
        send("anna@example.com", MAIL);
        var mail = messages("?to=anna@example.com").get(0);
        assertEquals("Älkaa juoko vettä", mail.get("subject").asText());
        assertEquals("Yläs", mail.get("text").asText().strip());
        assertTrue(mail.get("html").asText().contains("<h1>Up</h1>"));
        assertEquals("<1@rivertown.example>", mail.get("headers").get("Message-ID").asText());
        assertEquals("one\ntwo", mail.get("headers").get("X-Twice").asText());
        assertEquals("City <city@rivertown.example>", mail.get("from").asText());
        assertEquals("city@rivertown.example", mail.get("envelope").get("from").asText());
        assertEquals(0, messages("?to=anna@example.org").size());
        assertEquals(1, messages("?to=@example.com").size());
        assertEquals(0, messages("?since=2099-01-01T00:00:00Z").size());
        assertEquals(400, get("/api/messages?since=yesterday").statusCode());
    }

    @Test
    void lines_that_are_dots_and_bare_line_feeds_arrive_unchanged() throws Exception {
        send("dots@example.com", "Subject: dots\r\n\r\n..\r\n..two\r\nMAIL FROM:<x@y>\r\nbare\n.\nend");
        var id = messages("").get(0).get("id").asText();
        assertEquals("Subject: dots\r\n\r\n.\r\n.two\r\nMAIL FROM:<x@y>\r\nbare\n.\nend\r\n",
                get("/messages/" + id + "/raw").body());
    }

    @Test
    void mails_survive_a_restart_and_stay_deleted_after_one() throws Exception {
        send("anna@example.com", MAIL);
        inbox.stop();
        inbox.start();
        assertEquals("m1", messages("").get(0).get("id").asText());
        assertEquals(204, call("DELETE", "/api/messages", "").statusCode());
        send("bela@example.com", MAIL);
        inbox.stop();
        inbox.start();
        assertEquals(1, messages("").size());
        assertEquals("m2", messages("").get(0).get("id").asText());
    }

    @Test
    void commands_of_several_mails_in_one_write_are_answered_in_order() throws Exception {
        try (var talk = new Talk(inbox.smtpPort())) {
            var one = "MAIL FROM:<a@b.example>\r\nRCPT TO:<%d@example.com>\r\nDATA\r\n";
            talk.write(one.formatted(1));
            talk.answer();
            talk.answer();
            assertTrue(talk.answer().startsWith("354"));
            talk.write("Subject: 1\r\n\r\nfirst\r\n.\r\n" + one.formatted(2));
            assertTrue(talk.answer().startsWith("250 2.0.0 Kept"));
            talk.answer();
            talk.answer();
            assertTrue(talk.answer().startsWith("354"));
            talk.write("Subject: 2\r\n\r\nsecond\r\n.\r\nQUIT\r\n");
            assertTrue(talk.answer().startsWith("250 2.0.0 Kept"));
            assertTrue(talk.answer().startsWith("221"));
        }
        assertEquals(2, messages("").size());
    }

    @Test
    void recipients_are_refused_put_off_dropped_and_met_with_silence_as_asked() throws Exception {
        behave("{\"recipients\":\"*@refused.example\",\"action\":\"REJECT\"}");
        behave("{\"recipients\":\"full@.*\",\"action\":\"REJECT\",\"code\":452,\"times\":1}");
        behave("{\"recipients\":\"grey*\",\"action\":\"GREYLIST\",\"times\":2}");
        behave("{\"recipients\":\"drop@example.com\",\"action\":\"DROP\",\"times\":1}");
        behave("{\"recipients\":\"mute@example.com\",\"action\":\"MUTE\"}");
        behave("{\"recipients\":\"die@example.com\",\"action\":\"ACCEPT_THEN_DIE\"}");
        behave("{\"recipients\":\"slow@example.com\",\"action\":\"SLOW\",\"millis\":300}");
        assertTrue(send("x@refused.example", MAIL).startsWith("550"));
        assertTrue(send("full@example.com", MAIL).startsWith("452"));
        assertTrue(send("full@example.com", MAIL).startsWith("250"));
        assertTrue(send("grey@example.com", MAIL).startsWith("451"));
        assertTrue(send("grey2@example.com", MAIL).startsWith("451"));
        assertTrue(send("grey@example.com", MAIL).startsWith("451"));
        assertTrue(send("grey@example.com", MAIL).startsWith("250"));
        assertNull(send("drop@example.com", MAIL));
        assertEquals(0, messages("?to=drop@example.com").size());
        assertTrue(send("drop@example.com", MAIL).startsWith("250"));
        assertThrows(SocketTimeoutException.class, () -> send("mute@example.com", MAIL));
        assertNull(send("die@example.com", MAIL));
        assertEquals(1, messages("?to=die@example.com").size());
        long begun = System.nanoTime();
        send("slow@example.com", MAIL);
        assertTrue(System.nanoTime() - begun >= 300_000_000L);
        assertEquals(204, call("DELETE", "/api/behaviour", "").statusCode());
        assertTrue(send("x@refused.example", MAIL).startsWith("250"));
        assertEquals(400, call("POST", "/api/behaviour", "{\"action\":\"SHUFFLE_CALLBACKS\"}").statusCode());
        assertEquals(400, call("POST", "/api/behaviour", "{\"action\":\"DANCE\"}").statusCode());
    }

    @Test
    void thousands_of_mails_over_several_connections_are_kept_within_seconds() throws Exception {
        int connections = 20, each = 250;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, connections).<Future<?>> mapToObj(c -> threads.submit(() -> {
                try (var talk = new Talk(inbox.smtpPort())) {
                    for (int i = 0; i < each; i++)
                        assertTrue(talk.send(c + "-" + i + "@example.com", MAIL).startsWith("250"));
                }
                return null;
            })).toList();
            long begun = System.nanoTime();
            for (var one : all)
                one.get();
            System.out.printf("%d mails in %d ms%n", connections * each, (System.nanoTime() - begun) / 1_000_000);
        }
        var count = Reply.JSON.readTree(get("/api/count").body());
        assertEquals(connections * each, count.get("count").asInt());
        assertEquals(connections * each, messages("?brief=true").size());
    }

    @Test
    void a_paused_inbox_answers_nobody_until_it_is_resumed() throws Exception {
        inbox.pause();
        assertThrows(SocketTimeoutException.class, () -> send("anna@example.com", MAIL));
        inbox.resume();
        assertTrue(send("anna@example.com", MAIL).startsWith("250"));
    }

    @Test
    void the_page_shows_a_mail_without_letting_it_act() throws Exception {
        send("anna@example.com", MAIL);
        var page = get("/messages/m1");
        assertTrue(page.body().contains("Älkaa juoko vettä"), page.body());
        assertTrue(page.body().contains("&lt;h1&gt;Up&lt;/h1&gt;"));
        assertFalse(page.body().contains("alert(1)"));
        assertTrue(page.headers().firstValue("Content-Security-Policy").orElse("").contains("default-src 'none'"));
        assertEquals("same-origin", page.headers().firstValue("Referrer-Policy").orElse(""));
        for (var view : new String[] { "text", "headers", "raw" })
            assertEquals(200, get("/messages/m1?view=" + view).statusCode());
        assertTrue(get("/?q=nobody").body().contains("Nothing fits"));
        assertEquals(403, http.send(HttpRequest.newBuilder(uri("/empty")).header("Origin", "http://evil.example")
                .POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString()).statusCode());
    }

    private String send(String to, String mail) throws IOException {
        try (var talk = new Talk(inbox.smtpPort())) {
            return talk.send(to, mail);
        }
    }

    private void behave(String json) throws Exception {
        assertEquals(201, call("POST", "/api/behaviour", json).statusCode());
    }

    private JsonNode messages(String query) throws Exception {
        return Reply.JSON.readTree(get("/api/messages" + query).body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return call("GET", path, "");
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return inbox.address().resolve(path);
    }
}
