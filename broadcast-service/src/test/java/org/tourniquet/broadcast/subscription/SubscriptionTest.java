package org.tourniquet.broadcast.subscription;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Suppression;
import org.tourniquet.kit.edge.FieldCipher;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Somebody asks for news: only who proves that an address is theirs is subscribed, and strangers learn nothing. */
@QuarkusTest
@BroadcastTest
class SubscriptionTest {
    private final String mail = "ida." + System.nanoTime() + "@town.example";
    private String incident;
    @Inject
    EntityManager entities;
    @Inject
    FieldCipher cipher;

    @BeforeEach
    void a_river_rises() {
        incident = Browser.incident("River over its banks", "LIVE");
    }

    @Test
    void six_digits_from_the_mail_make_a_subscriber_in_the_readers_language() {
        Document asked = page(ask(mail, "fi").then().statusCode(200).extract().asString());
        String body = message(mail);
        assertTrue(body.contains("Koodi: "), body);
        confirm(asked, "000000".equals(code(body)) ? "111111" : "000000").then().statusCode(422);
        assertEquals(0, subscribed());
        confirm(asked, " " + code(body).substring(0, 3) + " " + code(body).substring(3)).then().statusCode(200)
                .body(containsString("You are subscribed"));
        assertEquals(1, subscribed());
        assertEquals("fi",
                text("select language from recipient r join recipient_address a on a.recipient_id = r.id where a.address = '"
                        + mail + "'"));
        confirm(asked, code(body)).then().statusCode(422);
        assertEquals(1, subscribed());
    }

    @Test
    void a_link_that_a_scanner_opens_subscribes_nobody() {
        ask(mail, "en").then().statusCode(200);
        String path = message(mail).lines().filter(line -> line.contains("/subscription/")).findFirst().orElseThrow()
                .replaceFirst("https?://[^/]+", "");
        given().accept("text/html").get(path).then().statusCode(200).body(containsString("Do you want news about this?"));
        assertEquals(0, subscribed());
        post(path).then().statusCode(200).body(containsString("You are subscribed"));
        post(path).then().statusCode(410).body(containsString("This link has served"));
        assertEquals(1, subscribed());
    }

    @Test
    void an_own_wish_ends_an_earlier_silence_and_a_known_person_stays_one_person() {
        Browser.audience("email,name\n" + mail + ",Ida\n");
        QuarkusTransaction.requiringNew().run(() -> Suppression.add(cipher.fingerprint(mail), "EMAIL",
                Suppression.Reason.OPTED_OUT, java.time.Instant.now()));
        Document asked = page(ask(mail, "en").then().statusCode(200).extract().asString());
        confirm(asked, code(message(mail))).then().statusCode(200);
        assertEquals("1", text("select cast(count(*) as text) from recipient_address where address = '" + mail + "'"));
        assertFalse(QuarkusTransaction.requiringNew().call(() -> Suppression.of(cipher.fingerprint(mail), Medium.EMAIL)));
    }

    @Test
    void the_fourth_code_of_a_day_is_not_sent_and_nobody_can_tell() {
        for (int asked = 0; asked < 3; asked++)
            ask(mail, "en").then().statusCode(200);
        assertEquals(3, messages(mail));
        ask(mail, "en").then().statusCode(200).body(containsString("a message with six digits is on its way"));
        assertEquals(3, messages(mail));
    }

    @Test
    void a_code_is_tried_five_times_and_no_more() {
        Document asked = page(ask(mail, "en").then().extract().asString());
        String code = code(message(mail));
        String wrong = code.equals("000000") ? "111111" : "000000";
        for (int tries = 0; tries < 5; tries++)
            confirm(asked, wrong).then().statusCode(422);
        confirm(asked, code).then().statusCode(422);
        assertEquals(0, subscribed());
    }

    @Test
    void what_somebody_typed_is_forgotten_when_it_has_served() {
        ask(mail, "en").then().statusCode(200);
        forgottenBefore(java.time.Instant.now().minusSeconds(60));
        assertEquals("1", typed());
        forgottenBefore(java.time.Instant.now().plusSeconds(60));
        assertEquals("0", typed());
    }

    private static void forgottenBefore(java.time.Instant moment) {
        QuarkusTransaction.requiringNew().run(() -> Wish.forget(moment));
    }

    private String typed() {
        return text("select cast(count(*) as text) from subscription_wish where fingerprint = '" + cipher.fingerprint(mail)
                + "'");
    }

    @Test
    void what_is_no_address_is_said_at_once_and_a_drill_has_no_subscribers() {
        ask("neither", "en").then().statusCode(422).body(containsString("neither a mail address nor a mobile number"));
        ask("112", "en").then().statusCode(422);
        String drill = Browser.incident("Only a drill", "DRILL");
        given().accept("text/html").get("/incidents/{id}/subscription", drill).then().statusCode(404);
    }

    @Test
    void one_field_takes_mail_addresses_and_mobile_numbers_of_the_countries_that_are_named() {
        assertEquals(Optional.of(new Address(Medium.SMS, "+358401234567")), Address.of("040 123 4567", "FI", List.of("FI")));
        assertEquals(Optional.empty(), Address.of("+33 6 12 34 56 78", "FI", List.of("FI")));
        assertEquals(Medium.SMS, Address.of("+33 6 12 34 56 78", "FI", List.of()).orElseThrow().medium());
        assertEquals(Medium.EMAIL, Address.of(" anna@example.org ", "FI", List.of()).orElseThrow().medium());
        assertEquals(Optional.empty(), Address.of("a@x.org, b@y.org", "FI", List.of()));
    }

    private Response ask(String address, String language) {
        return form().formParam("address", address).cookie("tourniquet-lang", language)
                .post("/incidents/{id}/subscription", incident);
    }

    private Response confirm(Document asked, String code) {
        return form().formParam("wish", asked.select("input[name=wish]").val()).formParam("code", code)
                .post("/incidents/{id}/subscription/code", incident);
    }

    private static Response post(String path) {
        return form().post(path);
    }

    private static io.restassured.specification.RequestSpecification form() {
        return given().accept("text/html").cookie("csrf-broadcast", "t".repeat(43)).formParam("csrf-token", "t".repeat(43));
    }

    private static Document page(String html) {
        return Jsoup.parse(html);
    }

    private static String code(String body) {
        Matcher digits = Pattern.compile("\\b[0-9]{6}\\b").matcher(body);
        assertTrue(digits.find(), body);
        return digits.group();
    }

    private String message(String address) {
        return cipher.open(text("select m.sealed_body from one_person_message m join delivery d on d.message_id = m.id"
                + " where d.fingerprint = '" + cipher.fingerprint(address) + "' order by m.requested_at desc limit 1"));
    }

    private long messages(String address) {
        return Long
                .parseLong(text("select cast(count(*) as text) from delivery where message_id is not null and fingerprint = '"
                        + cipher.fingerprint(address) + "'"));
    }

    private long subscribed() {
        return Long.parseLong(text("select cast(count(*) as text) from subscription where incident_id = '"
                + UUID.fromString(incident) + "'"));
    }

    private String text(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> (String) entities.createNativeQuery(sql).getSingleResult());
    }
}
