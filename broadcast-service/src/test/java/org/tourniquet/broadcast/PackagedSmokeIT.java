package org.tourniquet.broadcast;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.PackagedSmoke;
import org.tourniquet.local.postgres.PostgresForTests;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The packaged console starts and does its own job. */
@QuarkusIntegrationTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "broadcast"))
class PackagedSmokeIT extends PackagedSmoke {

    PackagedSmokeIT() {
        super("/api/notices", "manager");
    }

    @Override
    protected Response knock(RequestSpecification as) {
        return as.get("/api/incidents");
    }

    @Test
    void an_incident_can_be_opened_and_the_banner_is_served() {
        given().auth().preemptive().basic("manager", "demo").contentType("application/json")
                .body("{\"title\":\"Smoke\",\"kind\":\"SERVICE_OUTAGE\",\"mode\":\"DRILL\"}").post("/api/incidents").then()
                .statusCode(201);
        given().get("/banner.js").then().statusCode(200).body(containsString("crisis-banner"));
        given().auth().preemptive().basic("manager", "demo").contentType("application/json").body("{\"text\":\"ŝipo\"}")
                .post("/api/sms/segments").then().statusCode(200).body(containsString("UCS"));
    }
}
