package org.tourniquet.broadcast.delivery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Suppression;
import org.tourniquet.broadcast.delivery.reply.ReplyReceived;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** Our mailbox is read over real IMAP: what bounced ends its delivery, what people write goes to those who answer. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class MailboxTest extends OnRealParts {
    private final String address = "elli." + tag() + "@lake.example";

    @Test
    void a_mail_that_was_taken_and_sent_back_later_is_found_in_the_mailbox() {
        given().contentType(ContentType.JSON).body(Map.of("recipients", address, "action", "BOUNCE", "code", 550))
                .post(Outside.inbox.address() + "/api/behaviour").then().statusCode(org.hamcrest.Matchers.lessThan(300));
        String notice = approved("LIVE", "EVERY", "email,name\n" + address + ",Elli\n");
        until(() -> progress(notice).extract().<Integer> path("media.EMAIL.failed") == 1);
        as("manager").get("/api/notices/{id}/deliveries", notice).then().body("items[0].reason",
                startsWith("bounced: 5.1.1 550 5.1.1"));
        assertEquals(List.of(Suppression.Reason.BAD_ADDRESS), silences());
    }

    @Test
    void what_somebody_writes_goes_to_those_who_answer_without_our_own_words_below_it() throws Exception {
        write("Re: River over its banks",
                "The water is in my cellar.\n\nOn 22 Nov 2026, Rivertown wrote:\n> In danger call 112",
                Map.of());
        ReplyReceived reply = events(1).getFirst();
        assertEquals(Medium.EMAIL, reply.medium());
        assertEquals(address, cipher.open(reply.sealedAddress()));
        assertEquals("The water is in my cellar.", cipher.open(reply.sealedBody()));
        write("Sandbags", "Where do I get them?", Map.of());
        assertEquals("Sandbags\n\nWhere do I get them?", cipher.open(events(2).getLast().sealedBody()));
    }

    @Test
    void an_absence_is_nobodys_story_and_stop_by_mail_is_obeyed() throws Exception {
        write("Automatic reply: River", "I am away.", Map.of("Auto-Submitted", "auto-replied"));
        write("Re: River over its banks", "STOP.", Map.of());
        assertEquals("STOP", events(1).getFirst().keyword());
        assertEquals(List.of(Suppression.Reason.OPTED_OUT), silences());
        carryFor(Duration.ofSeconds(2));
        assertFalse(
                broker.published("reply-received").stream().filter(e -> e.contains(cipher.fingerprint(address))).count() > 1);
    }

    @Test
    void an_automatic_reply_with_the_mark_of_a_test_answers_it_once() throws Exception {
        UUID check = UUID.randomUUID();
        broker.asked(json.writeValueAsString(Map.of("id", check, "medium", "EMAIL", "sealedAddress", cipher.seal(address),
                "language", "en", "sealedSubject", cipher.seal("Does this address answer? check-" + check), "sealedBody",
                cipher.seal("Any answer is enough."), "purpose", "CHANNEL_CHECK", "mode", "LIVE", "requestedAt", Instant.now(),
                "until", Instant.now().plusSeconds(600))));
        until(() -> broker.published("message-settled").stream()
                .anyMatch(event -> event.contains(check.toString()) && event.contains("ACCEPTED")));
        write("Automatic reply: Does this address answer? check-" + UUID.randomUUID(), "I am away.",
                Map.of("Auto-Submitted", "auto-replied"));
        write("Automatic reply: Does this address answer? check-" + check, "I am away.",
                Map.of("Auto-Submitted", "auto-replied", "Return-Path", "<>"));
        assertEquals(List.of(check), events(1).stream().map(ReplyReceived::answers).toList());
    }

    private List<ReplyReceived> events(int wanted) {
        String print = cipher.fingerprint(address);
        until(() -> broker.published("reply-received").stream().filter(e -> e.contains(print)).count() >= wanted);
        return broker.published("reply-received").stream().filter(e -> e.contains(print)).map(event -> {
            try {
                return json.readValue(event, ReplyReceived.class);
            } catch (java.io.IOException unreadable) {
                throw new AssertionError(unreadable);
            }
        }).toList();
    }

    private List<Suppression.Reason> silences() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Suppression.of(cipher.fingerprint(address)).stream().map(Suppression::reason).toList());
    }

    /** As somebody's mail program does it. */
    private void write(String subject, String words, Map<String, String> headers) throws Exception {
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setFrom(new InternetAddress(address, "Elli"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("care@rivertown.example"));
        mail.setSubject(subject);
        mail.setText(words, "utf-8");
        mail.setHeader("X-Test", UUID.randomUUID().toString());
        for (var header : headers.entrySet())
            mail.setHeader(header.getKey(), header.getValue());
        mail.saveChanges();
        try (SMTPTransport smtp = new SMTPTransport(Session.getInstance(new Properties()), null)) {
            smtp.connect("localhost", Outside.inbox.smtpPort(), null, null);
            smtp.sendMessage(mail, mail.getAllRecipients());
        }
    }
}
