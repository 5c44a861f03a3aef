package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** What a person in need meets when something fails, and while they wait: a number, a human, and the truth. */
@QuarkusTest
@RealDesk
class StillHelpedTest extends AtTheDesk {

    @AfterEach
    void the_hotline_is_forgotten() {
        QuarkusTransaction.requiringNew().run(() -> Ticket.getEntityManager()
                .createNativeQuery("delete from known_channel where id = '00000000-0000-4000-8000-00000000c0de'")
                .executeUpdate());
    }

    private static ValidatableResponse page(String path) {
        return given().header("Accept", "text/html").header("Accept-Language", "en").get(path).then();
    }

    private static Response human(String protocol) {
        return given().redirects().follow(false).formParam("human", "1").formParam("protocol", protocol)
                .formParam("key", UUID.randomUUID().toString()).post("/help");
    }

    @Test
    void a_dead_link_shows_the_number_the_doors_to_a_human_and_the_way_out() {
        topics.source("channel-changed").send("""
                {"id":"00000000-0000-4000-8000-00000000c0de","version":1,"retired":false,"kind":"PHONE",
                 "name":{"en":"Night hotline"},"address":{"en":"+12025550111"},"needs":["crisis"],"languages":["en"],
                 "timeZone":"Europe/Helsinki","country":"FI","humanAnswers":true,"constraints":[],"state":"OPEN",
                 "expectedWaitSeconds":120,"rank":{"crisis":1},"openFrom":"2026-11-22T00:00:00Z",
                 "openUntil":"2099-12-27T00:00:00Z","open":[{"from":"2026-11-22T00:00:00Z","to":"2099-12-27T00:00:00Z"}],
                 "changedAt":"2026-11-22T10:00:00Z"}""");
        String waiting = human("natural-disaster").header("Location");
        soon(() -> page(waiting).body(containsString("Night hotline")));
        page("/help/never-given").statusCode(404).body(containsString("class=\"lifeline\"")).body(containsString("tel:112"))
                .body(containsString("class=\"leave\"")).body(containsString("action=\"/help\""));
        for (String dead : List.of("/help/never-given/human/x", "/tell/never-given"))
            page(dead).statusCode(404).body(containsString("class=\"lifeline\"")).body(containsString("tel:112"))
                    .body(containsString("class=\"leave\"")).body(containsString("tel:+12025550111"));
        given().header("Accept", "text/html").contentType("application/x-www-form-urlencoded").post("/help/never-given/human")
                .then().statusCode(404).body(containsString("tel:112"))
                .body(containsString("href=\"/help/never-given\""));
        given().get("/api/assessments/never-given").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void the_pages_of_a_story_have_the_number_a_human_and_the_way_out_too() {
        page("/story").statusCode(200).body(containsString("class=\"lifeline\"")).body(containsString("tel:112"));
        String token = told("hours", "");
        String passport = given().cookie("tourniquet-help", token).get("/api/assessments/" + token).then().extract()
                .path("passport");
        given().cookie("tourniquet-help", token).get("/story/" + passport).then().statusCode(200)
                .body(containsString("class=\"lifeline\"")).body(containsString("tel:112"));
    }

    @Test
    void who_waits_is_told_that_they_wait_until_somebody_has_their_story() {
        String waiting = human("natural-disaster").header("Location");
        page(waiting).statusCode(200).body(containsString("You are in the queue."))
                .body(not(containsString("A human knows now.")));
        taken("agent");
        page(waiting).body(containsString("A human knows now.")).body(containsString("Aino Koski has your story."));
    }

    @Test
    void what_an_agent_writes_stands_on_the_page_where_the_person_waits() {
        String waiting = human("natural-disaster").header("Location");
        page(waiting).body(containsString("Check for an answer"));
        String id = taken("agent");
        write("agent", id, "WEB", "Stay upstairs, we are on our way").statusCode(201);
        page(waiting).body(containsString("Stay upstairs, we are on our way")).body(containsString("Aino Koski"));
        String token = told("hours", "");
        String other = taken("agent2");
        as("agent2").body(Map.of("medium", "WEB", "text", "The fuse box first")).post("/api/tickets/" + other + "/messages")
                .then().statusCode(201);
        page("/help/" + token).body(containsString("The fuse box first"));
    }

    @Test
    void steps_that_nobody_has_signed_off_say_so() {
        String token = person("");
        says(token, "safety", List.of("LIFE"));
        page("/help/" + token).statusCode(200)
                .body(containsString("These steps are not yet reviewed. In doubt, call 112."));
        given().header("Accept", "text/html").header("Accept-Language", "ar").get("/help/" + token).then()
                .body(containsString("لم تُراجَع هذه الخطوات بعد"));
        assertTrue(count("urgency = 'RED'") == 1);
    }
}
