package org.tourniquet.broadcast.delivery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.broadcast.audience.Suppression;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** Who wants to hear nothing, hears nothing: by the page behind a mail, and with a way back for each reason. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class SilenceTest extends OnRealParts {
    private final String address = "elli." + tag() + "@lake.example";
    private final String phone = "+1202556" + (1000 + java.util.concurrent.ThreadLocalRandom.current().nextInt(9000));

    @Test
    void each_mail_says_how_to_end_them_and_the_choices_and_the_mistake_work_without_a_cookie() {
        String notice = sent();
        String link = mail("List-Unsubscribe").replaceAll("[<>]", "");
        assertEquals("List-Unsubscribe=One-Click", mail("List-Unsubscribe-Post"));
        String path = link.substring(link.indexOf("/unsubscribe/"));
        for (String body : List.of(given().get(path).then().statusCode(200).extract().asString(),
                given().head(path).then().statusCode(200).extract().asString()))
            assertTrue(body.isEmpty() || body.contains("Not about this incident"));
        assertEquals(List.of(), silences(address));
        given().formParam("List-Unsubscribe", "One-Click").post(path).then().statusCode(200)
                .body(containsString("I pressed by mistake"));
        assertEquals(List.of(Suppression.Reason.OPTED_OUT), silences(address));
        given().formParam("what", "undo-mail").post(path).then().statusCode(200).body(containsString("As before"));
        assertEquals(List.of(), silences(address));
        given().formParam("what", "all").post(path).then().statusCode(200);
        assertEquals(List.of(Suppression.Reason.OPTED_OUT), silences(phone));
        given().formParam("what", "undo-all").post(path).then().statusCode(200);
        assertEquals(List.of(), silences(phone));
        assertTrue(notice.length() > 0);
    }

    @Test
    void quiet_about_one_incident_leaves_the_others_and_the_texts_alone() {
        String notice = sent();
        String audience = as("manager").get("/api/notices/{id}", notice).path("audience");
        String incident = as("manager").get("/api/notices/{id}", notice).path("incident");
        String link = mail("List-Unsubscribe").replaceAll("[<>]", "");
        String path = link.substring(link.indexOf("/unsubscribe/"));
        given().formParam("what", "incident").post(path).then().statusCode(200);
        String same = another(incident, audience);
        until(() -> progress(same).extract().<Boolean> path("complete"));
        progress(same).body("media.EMAIL.suppressed", equalTo(1)).body("media.SMS.suppressed", equalTo(0));
        as("manager").get("/api/notices/{id}/deliveries?medium=EMAIL", same).then().body("items[0].reason",
                equalTo("wants no more about this incident"));
        String other = approvedFor("LIVE", "EVERY", audience);
        until(() -> progress(other).extract().<Boolean> path("complete"));
        progress(other).body("media.EMAIL.suppressed", equalTo(0));
        given().formParam("what", "undo-incident").post(path).then().statusCode(200);
        String again = another(incident, audience);
        until(() -> progress(again).extract().<Boolean> path("complete"));
        progress(again).body("media.EMAIL.suppressed", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = { "fr", "fi", "hu", "eo", "ar" })
    void the_page_speaks_six_languages_and_an_unknown_link_looks_the_same(String language) {
        String token = new UnsubscribeLink(cipher, "").token(UUID.randomUUID(), UUID.randomUUID());
        String unknown = "x".repeat(token.length());
        String known = given().get("/unsubscribe/" + token + "?lang=" + language).then().statusCode(200)
                .body(not(containsString("Stop these mails"))).extract().asString();
        assertEquals(known.replace(token, ""),
                given().get("/unsubscribe/" + unknown + "?lang=" + language).then().statusCode(200).extract().asString()
                        .replace(unknown, ""));
        given().formParam("what", "all").post("/unsubscribe/" + unknown).then().statusCode(200);
    }

    @Test
    void a_bounce_is_lifted_with_a_reason_and_what_a_person_asked_for_only_with_their_consent() {
        UUID bounced = silence(address, "EMAIL", Suppression.Reason.HARD_BOUNCE);
        UUID asked = silence(phone, "SMS", Suppression.Reason.OPTED_OUT);
        UUID erased = silence("gone." + address, "EMAIL", Suppression.Reason.ERASED);
        as("auditor").get("/api/suppressions?q=" + address).then().statusCode(200).body("items", hasSize(1))
                .body("items[0].reason", equalTo("HARD_BOUNCE")).body("items[0].source", equalTo("test"));
        as("auditor").body(Map.of("because", "The typing was corrected")).post("/api/suppressions/{id}/lift", bounced).then()
                .statusCode(403);
        lift(bounced, "short", false, 422);
        lift(bounced, "The typing was corrected", false, 204);
        lift(bounced, "The typing was corrected", false, 404);
        lift(asked, "She called and asked for it", false, 422);
        lift(asked, "She wrote to us and asked for it", true, 204);
        lift(erased, "The typing was corrected", true, 422);
        assertEquals(List.of(), silences(address));
        assertEquals(List.of(), silences(phone));
        as("manager").get("/api/suppressions?reason=NONSENSE").then().statusCode(422);
        as("agent").get("/api/suppressions").then().statusCode(403);
    }

    @Test
    void the_page_of_silences_shows_and_lifts() {
        UUID id = silence(address, "EMAIL", Suppression.Reason.COMPLAINT);
        Browser.of("operator").get("/suppressions?q=" + address).then().statusCode(200)
                .body(containsString("complained about our mail"), containsString("/suppressions/" + id));
        Browser.of("auditor").get("/suppressions?reason=COMPLAINT").then().statusCode(200);
        Browser.of("manager").get("/suppressions/" + id).then().statusCode(200).body(containsString("consent in writing"));
    }

    private void lift(UUID id, String because, boolean consent, int status) {
        as("manager").body(Map.of("because", because, "consent", consent)).post("/api/suppressions/{id}/lift", id).then()
                .statusCode(status);
    }

    private UUID silence(String at, String medium, Suppression.Reason reason) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Suppression.add(cipher.fingerprint(at), medium, reason, "test", java.time.Instant.now());
            return Suppression.of(cipher.fingerprint(at)).getFirst().id();
        });
    }

    private String sent() {
        String notice = approved("LIVE", "EVERY", "email,phone,name\n" + address + "," + phone + ",Elli\n");
        until(() -> progress(notice).extract().<Boolean> path("complete"));
        return notice;
    }

    private String another(String incident, String audience) {
        String notice = as("manager").contentType(ContentType.JSON)
                .body(Map.of("purpose", "UPDATE", "audience", audience, "media", List.of("EMAIL", "SMS"), "reach", "EVERY",
                        "wordings",
                        Map.of("en", Map.of("subject", "More", "body", "News " + UUID.randomUUID(), "sms", "More " + tag()))))
                .post("/api/incidents/{id}/notices", incident).then().statusCode(201).extract().path("id");
        Browser.letOut(notice);
        return notice;
    }

    private String mail(String header) {
        return ((Map<String, Object>) mails(address).getFirst().get("headers")).get(header).toString();
    }

    private List<Suppression.Reason> silences(String at) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Suppression.of(cipher.fingerprint(at)).stream().map(Suppression::reason).toList());
    }
}
