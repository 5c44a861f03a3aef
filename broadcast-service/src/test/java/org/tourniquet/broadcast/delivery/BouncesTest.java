package org.tourniquet.broadcast.delivery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Suppression;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** A mail that comes back ends its delivery and silences its address, and nothing else does. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class BouncesTest extends OnRealParts {
    @Inject
    ReturnAddress returnAddress;

    private final String address = "elli." + tag() + "@lake.example";

    @Test
    void a_hard_bounce_fails_what_was_accepted_and_silences_the_address_once() {
        String notice = sent();
        Map<String, Object> mail = mails(address).getFirst();
        String envelope = ((Map<String, Object>) mail.get("envelope")).get("from").toString();
        assertTrue(envelope.matches("bounces\\+[0-9a-f]{44}@rivertown.example"), envelope);
        String report = report(envelope, "<nobody@elsewhere.example>", address, "failed", "5.1.1", "550 5.1.1 user unknown");
        for (int i = 0; i < 2; i++)
            took(report).body("kind", equalTo("HARD")).body("recipient", equalTo(address)).body("status", equalTo("5.1.1"));
        delivery(notice).body("items[0].state", equalTo("FAILED")).body("items[0].reason",
                startsWith("bounced: 5.1.1 550 5.1.1 user unknown"));
        progress(notice).body("media.EMAIL.failed", equalTo(1)).body("media.EMAIL.accepted", equalTo(0))
                .body("complete", equalTo(true));
        assertEquals(List.of(Suppression.Reason.BAD_ADDRESS), silences());
    }

    @Test
    void without_the_return_address_the_message_id_and_its_recipient_are_proof_and_text_alone_is_not() {
        String notice = sent();
        String id = id(notice);
        took(report("bounces@rivertown.example", "<" + UUID.randomUUID() + "@x>", address, "failed", "5.1.1", "550 unknown"));
        took(report("bounces@rivertown.example", id, "other@lake.example", "failed", "5.1.1", "550 unknown"));
        took(report(returnAddress.of(UUID.randomUUID()).orElseThrow().replace("0", "1"), "<x@x>", address, "failed", "5.1.1",
                "550 unknown"));
        delivery(notice).body("items[0].state", equalTo("ACCEPTED"));
        assertEquals(List.of(), silences());
        took(report("bounces@rivertown.example", id, address.toUpperCase(), "failed", "5.1.1", "550 unknown"));
        delivery(notice).body("items[0].state", equalTo("FAILED"));
        assertEquals(List.of(Suppression.Reason.BAD_ADDRESS), silences());
    }

    @Test
    void a_delay_changes_nothing_and_a_full_mailbox_silences_only_after_three_times() {
        String audience = null;
        for (int time = 1; time <= 3; time++) {
            String notice = audience == null ? sent() : approvedFor("LIVE", "EVERY", audience);
            audience = as("manager").get("/api/notices/{id}", notice).path("audience");
            until(() -> progress(notice).extract().<Boolean> path("complete"));
            String back = returnAddress.of(UUID.fromString(delivery(notice).extract().path("items[0].id"))).orElseThrow();
            took(report(back, "<x@x>", address, "delayed", "4.2.2", "452 mailbox full")).body("kind", equalTo("SOFT"));
            delivery(notice).body("items[0].state", equalTo("ACCEPTED"));
            took(report(back, "<x@x>", address, "failed", "4.2.2", "452 mailbox full")).body("kind", equalTo("SOFT"));
            delivery(notice).body("items[0].state", equalTo("FAILED"));
            assertEquals(time < 3 ? List.of() : List.of(Suppression.Reason.SOFT_BOUNCES), silences(), "after " + time);
        }
    }

    @Test
    void who_complains_gets_no_more_mail_and_did_get_this_one() {
        String notice = sent();
        String complaint = """
                From: fbl@mailbox.example
                To: abuse@rivertown.example
                Message-ID: <%s@mailbox.example>
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                --b
                Content-Type: message/rfc822

                To: redacted
                Message-ID: %s

                Hello
                --b--
                """.formatted(UUID.randomUUID(), id(notice));
        took(complaint).body("kind", equalTo("COMPLAINT")).body("recipient", nullValue());
        delivery(notice).body("items[0].state", equalTo("ACCEPTED"));
        assertEquals(List.of(Suppression.Reason.COMPLAINT), silences());
    }

    @Test
    void only_operators_bring_mails_and_a_mail_too_large_is_refused() {
        given().auth().preemptive().basic("agent", "demo").contentType("message/rfc822").body("From: a\n\nx".getBytes())
                .post("/api/bounces").then().statusCode(403);
        given().auth().preemptive().basic("operator", "demo").contentType("message/rfc822").body(new byte[50 << 20])
                .post("/api/bounces").then().statusCode(413);
        given().auth().preemptive().basic("operator", "demo").contentType("message/rfc822").body(new byte[0])
                .post("/api/bounces").then()
                .statusCode(422);
        took("From: Elli <elli@lake.example>\nSubject: Hi\n\nWhere are sandbags?").body("kind", equalTo("NOT_A_BOUNCE"));
    }

    private String sent() {
        String notice = approved("LIVE", "EVERY", "email,name\n" + address + ",Elli\n");
        until(() -> progress(notice).extract().<Boolean> path("complete"));
        return notice;
    }

    private String id(String notice) {
        return delivery(notice).extract().path("items[0].externalId");
    }

    private ValidatableResponse delivery(String notice) {
        return as("manager").get("/api/notices/{id}/deliveries?medium=EMAIL", notice).then().statusCode(200);
    }

    private List<Suppression.Reason> silences() {
        return QuarkusTransaction.requiringNew().call(() -> Suppression.of(cipher.fingerprint(address)).stream()
                .filter(silence -> silence.medium().equals(Medium.EMAIL.name())).map(Suppression::reason).toList());
    }

    private static ValidatableResponse took(String mail) {
        return given().auth().preemptive().basic("operator", "demo").contentType("message/rfc822")
                .body(mail.getBytes(StandardCharsets.UTF_8)).post("/api/bounces").then().statusCode(200);
    }

    private static String report(String to, String original, String recipient, String action, String status, String said) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.lake.example
                To: %s
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <%s@mx.lake.example>
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.lake.example

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; %s
                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                --b--
                """.formatted(to, UUID.randomUUID(), recipient, action, status, said, original);
    }
}
