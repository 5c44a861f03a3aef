package org.tourniquet.triage.authoring;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** In production no person meets safety texts that nobody has put a name under. */
@QuarkusTest
@RealDesk
@TestProfile(UnsignedTest.AsInProduction.class)
class UnsignedTest {

    /** The one setting that is another there. */
    public static class AsInProduction implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tourniquet.assessment.publish-unsigned", "false");
        }
    }

    private static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, "demo").contentType(ContentType.JSON);
    }

    @Test
    void what_ships_waits_as_a_draft_until_somebody_has_signed_off_each_language() {
        var listed = as("auditor").get("/api/protocols").then().statusCode(200);
        for (var key : List.of("natural-disaster", "business-failure", "service-outage", "health-personal"))
            listed.body("items.find { it.key == '" + key + "' }.status", equalTo("DRAFT"));
        given().contentType(ContentType.JSON).body("{\"protocol\":\"natural-disaster\"}").post("/api/assessments").then()
                .statusCode(422);
        given().get("/help").then().statusCode(200);

        var small = Written.protocol("reviewed");
        as("editor").body(small.toString()).post("/api/protocols").then().statusCode(201)
                .body("errors.code", equalTo(List.of("E-SIGNED-OFF")));
        as("lead").post("/api/protocols/reviewed/publish").then().statusCode(422)
                .body("errors[0].detail", containsString("in en, fi;"));
        as("lead").body("{\"language\":\"en\"}").post("/api/protocols/reviewed/sign-off").then().statusCode(200);
        as("lead").body("{\"language\":\"fi\"}").post("/api/protocols/reviewed/sign-off").then().statusCode(200)
                .body("errors.size()", equalTo(0));
        as("lead").post("/api/protocols/reviewed/publish").then().statusCode(200).body("status", equalTo("ACTIVE"));
    }
}
