package org.tourniquet.broadcast.notice;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** From people in a file to an approved notice, through the API that integrators use. */
@QuarkusTest
@BroadcastTest
class FirstNoticeTest {

    @Test
    void two_managers_let_a_notice_out_and_neither_can_alone() {
        String audience = audience("email,phone,name,language\nanna@town.example,,Anna,fi\n,+12025550123,Bela,hu\n");
        String incident = incident("LIVE");
        String notice = as("manager").body(Map.of("purpose", "UPDATE", "audience", audience, "wordings",
                Map.of("en", Map.of("subject", "Water", "body", "Hello {{name}}", "sms", "Water is back", "banner", "Water"))))
                .post("/api/incidents/{id}/notices", incident).then().statusCode(201).body("state", equalTo("DRAFT"))
                .extract().path("id");
        as("manager").get("/api/notices/{id}/forecast", notice).then().statusCode(200).body("people", equalTo(2))
                .body("deliveries", equalTo(2)).body("fallback", equalTo(2)).body("sms.parts", equalTo(1));
        String word = as("manager").post("/api/notices/{id}/submission", notice).then().statusCode(200)
                .body("state", equalTo("SUBMITTED")).body("confirmWord", equalTo("SEND 2")).extract().path("confirmWord");
        as("manager").body(Map.of("confirm", word)).post("/api/notices/{id}/approval", notice).then().statusCode(403)
                .body("code", equalTo("own-notice"));
        as("manager2").body(Map.of("confirm", "SEND")).post("/api/notices/{id}/approval", notice).then().statusCode(422);
        as("manager2").body(Map.of("confirm", "send 2 ")).post("/api/notices/{id}/approval", notice).then().statusCode(200)
                .body("approvedBy", equalTo("manager2"));
        as("manager2").body(Map.of("confirm", word)).post("/api/notices/{id}/approval", notice).then().statusCode(409);
    }

    @Test
    void every_wrong_word_is_named_at_once() {
        as("manager").body(Map.of("purpose", "UPDATE", "audience", "EVERYONE", "wordings",
                Map.of("en", Map.of("subject", "a\nb", "body", "{{inject:x}}", "sms", "x".repeat(1601)))))
                .post("/api/incidents/{id}/notices", incident("DRILL")).then().statusCode(422)
                .body("errors.pointer", hasItem("/wordings/en/subject")).body("errors.pointer", hasItem("/wordings/en/body"))
                .body("errors.pointer", hasItem("/wordings/en/sms"));
    }

    @Test
    void a_notice_without_people_or_audience_is_refused() {
        String incident = incident("LIVE");
        as("manager").body(Map.of("purpose", "UPDATE", "wordings", Map.of())).post("/api/incidents/{id}/notices", incident)
                .then().statusCode(422).body("errors.pointer", hasItem("/audience"));
        String empty = as("manager").body(Map.of("name", "Nobody " + UUID.randomUUID())).post("/api/audiences").then()
                .statusCode(201).extract().path("id");
        String notice = as("manager").body(Map.of("purpose", "UPDATE", "audience", empty, "media", Set.of("BANNER"), "wordings",
                Map.of("en", Map.of("banner", "Water")))).post("/api/incidents/{id}/notices", incident).then().statusCode(201)
                .extract().path("id");
        as("manager").post("/api/notices/{id}/submission", notice).then().statusCode(422).body("code",
                equalTo("empty-audience"));
    }

    @Test
    void the_preview_shows_the_very_words() {
        String incident = incident("LIVE");
        String notice = as("manager").body(Map.of("purpose", "HOW_TO_REACH_US", "audience", "EVERYONE"))
                .post("/api/incidents/{id}/notices", incident).then().statusCode(201).extract().path("id");
        as("manager").get("/api/notices/{id}/preview?medium=SMS&language=fi", notice).then().statusCode(200)
                .body("language", equalTo("fi")).body("parts.encoding", equalTo("GSM-7"))
                .body("text", startsWith("Rivertown City Services: River over its banks."));
        as("manager").get("/api/notices/{id}", notice).then().body("wordings.keySet()", hasSize(6));
    }

    @Test
    void nobody_without_a_role_comes_near() {
        given().get("/api/notices/{id}", UUID.randomUUID()).then().statusCode(401);
        as("agent").get("/api/notices/{id}", UUID.randomUUID()).then().statusCode(403);
        as("auditor").post("/api/notices/{id}/submission", UUID.randomUUID()).then().statusCode(403);
        as("manager").get("/api/notices/{id}", UUID.randomUUID()).then().statusCode(404);
    }

    private static String audience(String csv) {
        String id = as("manager").body(Map.of("name", "Town " + UUID.randomUUID())).post("/api/audiences").then()
                .statusCode(201).extract().path("id");
        given().auth().preemptive().basic("manager", "demo").contentType("text/csv").body(csv)
                .post("/api/audiences/{id}/imports", id).then().statusCode(200).body("accepted", equalTo(2));
        return id;
    }

    private static String incident(String mode) {
        return as("manager").body(Map.of("title", "River over its banks", "kind", "NATURAL_DISASTER", "mode", mode))
                .post("/api/incidents").then().statusCode(201).extract().path("id");
    }

    private static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, "demo").contentType(ContentType.JSON);
    }
}
