package org.tourniquet.triage.authoring;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.tourniquet.triage.RealDesk;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/** A protocol of somebody else goes in by the API as it is and comes out as the verdict that was worked out by hand. */
@QuarkusTest
@RealDesk
@EnabledIf(value = "theExampleIsThere", disabledReason = "no protocol-example.json in the folder of -Dtourniquet.data")
class ExampleProtocolTest {

    private static final Path FILE = Path.of(System.getProperty("tourniquet.data", "../../shared/data"),
            "protocol-example.json");
    private static final Map<String, Object> SHOP = Map.of("safety", List.of(), "horizon", "hours", "present",
            List.of("counter", "internet", "helpdesk"), "pick-danger", "none", "pick-time", "counter", "pick-lever",
            "internet", "pick-choice", "internet");

    static boolean theExampleIsThere() {
        return Files.exists(FILE);
    }

    private static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, "demo").contentType(ContentType.JSON);
    }

    @Test
    void it_is_valid_as_written_is_published_and_played_to_its_verdict() throws IOException {
        String protocol = Files.readString(FILE);
        as("editor").body(protocol).post("/api/protocols/validate").then().statusCode(200).body("errors", empty());
        as("editor").body(protocol).post("/api/protocols").then().statusCode(201);
        as("lead").post("/api/protocols/shop-example/publish").then().statusCode(200).body("status", equalTo("ACTIVE"));

        JsonPath verdict = played(SHOP);
        assertEquals("DECIDED", verdict.getString("next.verdict.status"));
        assertEquals("internet", verdict.getString("next.verdict.winner"));
        assertEquals("YELLOW", verdict.getString("next.verdict.urgency"));
        assertEquals("TECH_CHAT", verdict.getString("next.verdict.route"));
        assertEquals(7, verdict.getInt("next.verdict.asked"));
        assertEquals(15, verdict.getInt("next.verdict.full"));

        JsonPath danger = played(Map.of("safety", List.of("LIFE")));
        assertEquals("RED_FLAG", danger.getString("next.verdict.status"));
        assertEquals("EMERGENCY", danger.getString("next.verdict.route"));
        assertEquals(1, danger.getInt("next.verdict.asked"));
    }

    /** Answers whatever is asked until there is a verdict. */
    private static JsonPath played(Map<String, Object> answers) {
        JsonPath at = given().contentType(ContentType.JSON).body(Map.of("protocol", "shop-example", "language", "en"))
                .post("/api/assessments").then().statusCode(201).extract().jsonPath();
        String token = at.getString("token");
        while (at.getString("next.question.id") != null) {
            String question = at.getString("next.question.id");
            at = given().contentType(ContentType.JSON)
                    .body(Map.of("question", question, "value", answers.get(question), "key", UUID.randomUUID().toString()))
                    .post("/api/assessments/" + token + "/answers").then().statusCode(200).extract().jsonPath();
        }
        return at;
    }
}
