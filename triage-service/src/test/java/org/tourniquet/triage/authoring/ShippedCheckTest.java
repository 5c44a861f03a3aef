package org.tourniquet.triage.authoring;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.in;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.triage.RealDesk;

import io.quarkus.test.junit.QuarkusTest;

/** What ships is active from the first start and passes what every author's protocol has to pass, crowd included. */
@QuarkusTest
@RealDesk
class ShippedCheckTest {

    @ParameterizedTest
    @ValueSource(strings = { "natural-disaster", "business-failure", "service-outage", "health-personal" })
    void the_crowd_finds_nothing_against_it_and_only_signatures_channels_and_long_texts_are_advised(String key) {
        given().auth().preemptive().basic("auditor", "demo").get("/api/protocols/" + key).then().statusCode(200)
                .body("versions.status", hasItem("ACTIVE"));
        given().auth().preemptive().basic("auditor", "demo").get("/api/protocols/" + key + "/1/problems").then()
                .statusCode(200).body("errors", empty()).body("warnings.code", hasItem("W-SIGNED-OFF"))
                .body("warnings.code", everyItem(in(List.of("W-SIGNED-OFF", "W-ACTION", "W-SMS"))));
    }
}
