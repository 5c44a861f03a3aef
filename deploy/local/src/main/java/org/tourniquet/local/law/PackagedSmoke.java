package org.tourniquet.local.law;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * The first look at a packaged service, jar or native executable, on a real PostgreSQL and without Kafka: it starts, describes
 * itself and lets in whom it should.
 */
public abstract class PackagedSmoke {
    private final String api;
    private final String person;

    /** {@code api} is a path its description names, {@code person} a seeded one who may knock at the staff's door. */
    protected PackagedSmoke(String api, String person) {
        this.api = api;
        this.person = person;
    }

    /** A call of the API that needs the person's role. */
    protected abstract Response knock(RequestSpecification as);

    @Test
    void it_is_alive_ready_and_describes_itself() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200).body(containsString(api));
        given().get("/q/metrics").then().statusCode(200);
    }

    @Test
    void a_stranger_is_shown_the_way_in() {
        given().redirects().follow(false).header("Accept", "text/html").get("/").then().statusCode(302)
                .header("Location", containsString("/login"));
        given().get("/login").then().statusCode(200).body(containsString("password"));
        knock(given()).then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void a_seeded_person_gets_in_and_a_wrong_password_does_not() {
        // 422: let in, and told that an empty body is not enough
        knock(given().auth().preemptive().basic(person, "demo")).then().statusCode(anyOf(is(200), is(422)));
        knock(given().auth().preemptive().basic(person, "wrong")).then().statusCode(401);
    }
}
