package org.tourniquet.directory;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import org.junit.jupiter.api.Test;
import org.tourniquet.local.postgres.PostgresForTests;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The packaged service, jar or native executable, on a real PostgreSQL and without Kafka: it starts and does its own job. */
@QuarkusIntegrationTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class PackagedSmokeIT {

    @Test
    void it_is_alive_ready_and_describes_itself() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200).body(containsString("/api/channels"));
        given().get("/q/metrics").then().statusCode(200);
    }

    @Test
    void a_stranger_is_shown_the_way_in() {
        given().redirects().follow(false).header("Accept", "text/html").get("/").then().statusCode(302)
                .header("Location", containsString("/login"));
        given().get("/login").then().statusCode(200).body(containsString("password"));
        given().contentType("application/json").body("{}").post("/api/channels").then().statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void a_seeded_person_gets_in_and_a_wrong_password_does_not() {
        given().auth().preemptive().basic("editor", "demo").contentType("application/json").body("{}").post("/api/channels")
                .then()
                .statusCode(422).body(containsString("/name"), containsString("/kind"));
        given().auth().preemptive().basic("editor", "wrong").contentType("application/json").body("{}").post("/api/channels")
                .then().statusCode(401);
    }

    @Test
    void the_public_page_and_a_route_answer_without_anybody_signed_in() {
        given().header("Accept", "text/html").get("/contact?lang=ar").then().statusCode(200)
                .body(containsString("dir=\"rtl\""));
        given().get("/api/route?need=crisis&language=en").then().statusCode(200);
    }
}
