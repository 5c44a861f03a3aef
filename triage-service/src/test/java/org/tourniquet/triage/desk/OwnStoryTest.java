package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.test.junit.QuarkusTest;

/** A person at the page of their own story. */
@QuarkusTest
@RealDesk
class OwnStoryTest extends AtTheDesk {

    @Test
    void a_person_reads_and_writes_on_their_own_page_after_one_more_proof() {
        told("hours", PHONE);
        String id = taken("agent");
        String passport = as("agent").get("/api/tickets/" + id).then().extract().path("passport");
        write("agent", id, "WEB", "We are on our way").statusCode(201).body("state", equalTo("SHOWN"));
        String unknown = given().get("/story/ZZZZ-ZZZZ").then().statusCode(200).extract().asString().replace("ZZZZ-ZZZZ", "");
        String known = given().get("/story/" + passport).then().statusCode(200).extract().asString().replace(passport, "");
        assertEquals(unknown, known, "whether a passport exists is not told");
        given().formParam("passport", passport).formParam("proof", "0000").post("/story").then().statusCode(403);
        String cookie = given().redirects().follow(false).formParam("passport", passport.toLowerCase())
                .formParam("proof", "0131")
                .post("/story").then().statusCode(303).extract().cookie("tourniquet-story");
        given().cookie("tourniquet-story", cookie).get("/story/" + passport).then().statusCode(200)
                .body(containsString("We are on our way")).body(containsString("Aino Koski"));
        given().redirects().follow(false).cookie("tourniquet-story", cookie).formParam("words", "<b>thanks</b>")
                .post("/story/" + passport).then().statusCode(303);
        given().cookie("tourniquet-story", cookie).get("/story/" + passport).then().body(not(containsString("<b>thanks</b>")));
        as("agent").get("/api/tickets/" + id).then().body("unread", equalTo(true)).body("timeline.text",
                hasItem("<b>thanks</b>"));
        given().redirects().follow(false).formParam("words", "x").post("/story/" + passport).then().statusCode(403);
    }

    @Test
    void after_five_wrong_proofs_a_story_is_locked_for_a_while() {
        told("hours", PHONE);
        String passport = as("agent").post("/api/queue/next").then().extract().path("passport");
        for (int i = 0; i < 5; i++)
            given().formParam("passport", passport).formParam("proof", "999" + i).post("/story").then().statusCode(403);
        given().formParam("passport", passport).formParam("proof", "0131").post("/story").then().statusCode(403);
        time.forward(Duration.ofMinutes(16));
        given().redirects().follow(false).formParam("passport", passport).formParam("proof", "0131").post("/story").then()
                .statusCode(303);
    }
}
