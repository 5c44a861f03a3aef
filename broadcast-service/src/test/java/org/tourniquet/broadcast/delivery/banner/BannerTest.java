package org.tourniquet.broadcast.delivery.banner;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.local.law.Eventually;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** What other people's sites are told. */
@QuarkusTest
@BroadcastTest
class BannerTest {

    @Test
    void a_banner_stands_after_its_approval_and_goes_with_the_incident() {
        String incident = approved("LIVE", "High water until the evening");
        String tag = soon(200).then().header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", containsString("max-age"))
                .body("text", startsWith("High water until the evening. Code ")).body("language", equalTo("en"))
                .body("link", containsString("/incidents/" + incident)).extract().header("ETag");
        given().header("If-None-Match", tag).get("/api/banners/current").then().statusCode(304);
        as("manager").post("/api/incidents/{id}/close", incident).then().statusCode(200);
        soon(204);
    }

    @Test
    void a_drill_is_never_there() {
        approved("DRILL", "Not for the public");
        Eventually.pause(Duration.ofMillis(600));
        given().get("/api/banners/current").then().statusCode(204);
    }

    @Test
    void the_script_is_small_and_may_be_kept() {
        String tag = given().get("/banner.js").then().statusCode(200).contentType("text/javascript")
                .body(containsString("crisis-banner")).extract().header("ETag");
        given().header("If-None-Match", tag).get("/banner.js").then().statusCode(304);
    }

    private static io.restassured.response.Response soon(int status) {
        Eventually.holds("the banner answers " + status, () -> given().get("/api/banners/current").statusCode() == status);
        return given().get("/api/banners/current");
    }

    /** Opens an incident, writes a banner for one imported person, and has the other manager let it out. */
    private static String approved(String mode, String text) {
        String audience = as("manager").body(Map.of("name", "Readers " + UUID.randomUUID())).post("/api/audiences").then()
                .extract().path("id");
        given().auth().preemptive().basic("manager", "demo").contentType("text/csv")
                .body("email\nreader" + UUID.randomUUID() + "@town.example\n").post("/api/audiences/{id}/imports", audience)
                .then()
                .statusCode(200);
        String incident = as("manager").body(Map.of("title", "High water", "kind", "NATURAL_DISASTER", "mode", mode))
                .post("/api/incidents").then().extract().path("id");
        String notice = as("manager").body(Map.of("purpose", "UPDATE", "audience", audience, "media", Set.of("BANNER"),
                "wordings", Map.of("en", Map.of("banner", text)))).post("/api/incidents/{id}/notices", incident).then()
                .statusCode(201).extract().path("id");
        String word = as("manager").post("/api/notices/{id}/submission", notice).then().statusCode(200).extract()
                .path("confirmWord");
        as("manager2").body(Map.of("confirm", word)).post("/api/notices/{id}/approval", notice).then().statusCode(200);
        return incident;
    }

    private static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, "demo").contentType(ContentType.JSON);
    }
}
