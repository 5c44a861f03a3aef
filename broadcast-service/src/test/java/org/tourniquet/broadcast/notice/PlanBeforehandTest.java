package org.tourniquet.broadcast.notice;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A plan that a second person approved in calm times goes live with one person, as long as nothing of it has changed. */
@QuarkusTest
@BroadcastTest
class PlanBeforehandTest {
    private String audience;
    private String plan;

    @BeforeEach
    void a_plan_is_written() {
        audience = Browser.audience("email,name\nanna@town.example,Anna\nbela@town.example,Bela\n");
        plan = Browser.api("manager").body(text("Dam breaks " + System.nanoTime(), List.of("EMAIL", "BANNER")))
                .post("/api/plans")
                .then().statusCode(201).extract().path("id");
    }

    @Test
    void one_person_goes_live_under_the_name_of_who_approved_it_beforehand() {
        approvedBeforehand();
        Browser.of("manager2").get("/").then().body(containsString("/plans/" + plan + "/go-live"));
        Browser.of("manager2").get("/plans/{id}/go-live", plan).then().statusCode(200).body(containsString("GO LIVE 2"),
                containsString("Henrik Aalto approved this"));
        live("manager2", 2, "SEND 2").then().statusCode(422);
        String notice = live("manager2", 2, "go live 2").then().statusCode(200).body("state", equalTo("APPROVED"))
                .body("approvedHow", equalTo("PLAN")).body("author", equalTo("manager")).body("approvedBy", equalTo("manager2"))
                .body("people", equalTo(2)).body("wordings.size()", equalTo(6)).extract().path("id");
        Browser.of("manager").get("/notices/{id}", notice).then().body(containsString("approved by Henrik Aalto on"),
                containsString("sent by Henrik Aalto"), containsString("beforehand, in the plan"));
    }

    @Test
    void nobody_approves_their_own_plan_and_nothing_goes_live_without() {
        live("manager", 2, "GO LIVE 2").then().statusCode(409).body("code", equalTo("plan-not-approved"));
        Browser.api("manager").post("/api/plans/{id}/approval/submission", plan).then().statusCode(200)
                .body("standing.state", equalTo("WAITING"));
        approve("manager").then().statusCode(403).body("code", equalTo("own-plan"));
        Browser.of("manager2").get("/").then().body(containsString("/plans/" + plan + "/approval"));
        Browser.of("manager2").get("/plans/{id}/approval", plan).then().body(containsString("APPROVE PLAN"));
        Browser.form("manager2").formParam("confirm", "yes").post("/plans/{id}/approval", plan).then().statusCode(422);
        approve("manager2").then().statusCode(200);
        approve("manager2").then().statusCode(409);
    }

    @Test
    void any_change_ends_it_and_so_does_half_a_year() {
        approvedBeforehand();
        int version = Browser.api("manager").get("/api/plans/{id}", plan).path("version");
        Browser.api("manager").body(Map.of("version", version, "plan", text("Dam breaks", List.of("EMAIL"))))
                .put("/api/plans/{id}", plan).then().statusCode(200);
        Browser.api("manager").get("/api/plans/{id}/approval", plan).then().body("standing.state", equalTo("CHANGED"));
        live("manager2", 2, "GO LIVE 2").then().statusCode(409);
        approvedBeforehand();
        QuarkusTransaction.requiringNew().run(() -> Notice.getEntityManager()
                .createNativeQuery("update plan_approval set expires_at = now() - interval '1 second' where plan_id = ?1")
                .setParameter(1, UUID.fromString(plan)).executeUpdate());
        Browser.of("manager").get("/plans/{id}/go-live", plan).then().body(containsString("Its approval is too old"),
                not(containsString("GO LIVE")));
        live("manager2", 2, "GO LIVE 2").then().statusCode(409);
    }

    @Test
    void others_than_were_shown_are_not_told() {
        approvedBeforehand();
        io.restassured.RestAssured.given().auth().preemptive().basic("manager", "demo").contentType("text/csv")
                .body("email,name\ncleo@town.example,Cleo\n").post("/api/audiences/{id}/imports", audience).then()
                .statusCode(200);
        live("manager2", 2, "GO LIVE 2").then().statusCode(409).body("code", equalTo("audience-changed"));
        Browser.form("manager2").formParam("title", "Dam").formParam("people", 2).formParam("confirm", "GO LIVE 2")
                .post("/plans/{id}/go-live", plan).then().statusCode(409).body(containsString("GO LIVE 3"));
        live("manager2", 3, "GO LIVE 3").then().statusCode(200);
    }

    @Test
    void what_only_the_day_can_say_cannot_be_approved_beforehand() {
        String open = Browser.api("manager").body(text("Open " + System.nanoTime(), List.of("EMAIL"), Map.of("en",
                Map.of("subject", "{{place}} is under water", "body", "Stay away"))))
                .post("/api/plans").then().statusCode(201).extract().path("id");
        Browser.api("manager").post("/api/plans/{id}/approval/submission", open).then().statusCode(422)
                .body("errors.pointer", hasItem("/notices"));
    }

    private void approvedBeforehand() {
        Browser.api("manager").post("/api/plans/{id}/approval/submission", plan).then().statusCode(200);
        approve("manager2").then().statusCode(200).body("standing.state", equalTo("APPROVED"));
    }

    private Response approve(String who) {
        return Browser.api(who).body(Map.of("confirm", "approve plan")).post("/api/plans/{id}/approval", plan);
    }

    private Response live(String who, int shown, String word) {
        return Browser.api(who).body(Map.of("title", "The dam breaks", "people", shown, "confirm", word))
                .post("/api/plans/{id}/approval/going-live", plan);
    }

    private Map<String, Object> text(String title, List<String> media) {
        return text(title, media, Map.of());
    }

    private Map<String, Object> text(String title, List<String> media, Map<String, Object> words) {
        Map<String, Object> notice = new HashMap<>(Map.of("purpose", "HOW_TO_REACH_US", "wordings", words, "media", media,
                "reach", "EVERY", "expiresAfter", 600));
        return Map.of("title", title, "kind", "NATURAL_DISASTER", "audience", audience, "journey", List.of(), "notices",
                List.of(notice), "tasks", List.of());
    }
}
