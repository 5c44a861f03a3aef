package org.tourniquet.broadcast.audience;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.UUID;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** Files of people brought in by the API, as the tests of imports do it. */
final class Importing {
    private Importing() {
    }

    static AudienceImport latest(String audience) {
        return QuarkusTransaction.requiringNew()
                .call(() -> AudienceImport.of(UUID.fromString(audience)).stream().findFirst().orElse(null));
    }

    static ValidatableResponse sent(String audience, String query, byte[] body) {
        return given().config(RestAssured.config().encoderConfig(
                EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false))).auth().preemptive()
                .basic("manager", "demo").contentType("text/csv").body(body)
                .post("/api/audiences/" + audience + "/imports" + query).then();
    }

    static String audience() {
        return given().auth().preemptive().basic("manager", "demo").contentType(ContentType.JSON)
                .body(Map.of("name", "People " + UUID.randomUUID())).post("/api/audiences").then().statusCode(201).extract()
                .path("id");
    }

    static ValidatableResponse post(String audience, String csv, String query) {
        return given().auth().preemptive().basic("manager", "demo").contentType("text/csv; charset=UTF-8").body(csv)
                .urlEncodingEnabled(false)
                .post("/api/audiences/" + audience + "/imports" + query).then();
    }
}
