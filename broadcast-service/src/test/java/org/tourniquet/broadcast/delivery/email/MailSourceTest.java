package org.tourniquet.broadcast.delivery.email;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.mailer.Mail;

/** The bytes of a mail, as they are previewed. */
class MailSourceTest {

    @Test
    void what_is_shown_has_both_bodies_and_exactly_the_headers_that_were_set() {
        Mail mail = new Mail();
        mail.setFrom("\"Town\" <news@town.example>");
        mail.setTo(List.of("aino@town.example"));
        mail.setSubject("Vesi nousee: älä mene ulos");
        mail.setText("Hei\n.\nMAIL FROM:<x@y>\n");
        mail.setHtml("<p>Hei</p>");
        mail.setHeaders(new HashMap<>(Map.of("Message-ID", List.of("<1@town.example>"))));
        String source = MailSource.of(mail, "town.example");
        String head = source.split("\r?\n\r?\n", 2)[0];
        assertEquals(1, Arrays.stream(head.split("\r?\n")).filter(line -> line.startsWith("To:")).count());
        assertTrue(head.contains("Message-ID: <1@town.example>"), head);
        assertTrue(head.contains("multipart/alternative"), head);
        assertTrue(source.contains("text/plain") && source.contains("text/html"), source);
        assertTrue(source.contains("MAIL FROM:"), source);
    }
}
