package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

/** What rings, and what it does not tell. */
@QuarkusTest
@RealDesk
class AlertTest extends AtTheDesk {

    @Test
    void a_red_flag_rings_the_bell_and_tells_no_secret() throws Exception {
        String token = person(PHONE);
        says(token, "safety", List.of("LIFE"));
        JsonNode event = event("alert-raised");
        assertEquals("RED_FLAG", event.path("kind").asText());
        assertEquals("RED", event.path("urgency").asText());
        assertFalse(event.toString().contains("Elias"));
        assertEquals("Someone is hurt, trapped or unconscious", event.path("summary").asText(),
                "what it is, not what we say to it");
        given().redirects().follow(false).auth().none().get("/").then().statusCode(302).header("Location",
                containsString("/login"));
    }

    @Test
    void words_of_danger_ring_the_bell_and_change_nothing_else() throws Exception {
        String token = told("later", PHONE);
        says(token, "words", "Isä ei hengitä kunnolla");
        JsonNode event = event("alert-raised");
        assertEquals("WORDS_OF_DANGER", event.path("kind").asText());
        assertFalse(event.toString().contains("hengit"), "the words stay in the story");
        as("agent").post("/api/queue/next").then().body("urgency", equalTo("BLUE"))
                .body("timeline.text", hasItem("Isä ei hengitä kunnolla"));
    }
}
