package org.tourniquet.broadcast;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import org.junit.jupiter.api.Test;
import org.tourniquet.local.postgres.PostgresForTests;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The packaged service, jar or native executable, on a real PostgreSQL and without Kafka: it starts and does its own job. */
@QuarkusIntegrationTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "broadcast"))
class PackagedSmokeIT {

    @Test
    void it_is_alive_ready_and_describes_itself() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200).body(containsString("/api/notices"));
        given().get("/q/metrics").then().statusCode(200);
    }

    @Test
    void a_stranger_is_shown_the_way_in() {
        given().redirects().follow(false).header("Accept", "text/html").get("/").then().statusCode(302)
                .header("Location", containsString("/login"));
        given().get("/login").then().statusCode(200).body(containsString("password"));
        given().get("/api/incidents").then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void a_seeded_person_gets_in_and_a_wrong_password_does_not() {
        given().auth().preemptive().basic("manager", "demo").get("/api/incidents").then().statusCode(200);
        given().auth().preemptive().basic("manager", "wrong").get("/api/incidents").then().statusCode(401);
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
