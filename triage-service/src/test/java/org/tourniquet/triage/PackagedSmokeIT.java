package org.tourniquet.triage;

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

/** The packaged desk and its help pages start and do their own job. */
@QuarkusIntegrationTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "triage"))
class PackagedSmokeIT extends PackagedSmoke {

    PackagedSmokeIT() {
        super("/api/assessments", "lead");
    }

    @Override
    protected Response knock(RequestSpecification as) {
        return as.get("/api/protocols");
    }

    @Test
    void a_person_is_asked_the_first_question_in_their_language() {
        given().header("Accept", "text/html").get("/help?lang=fi").then().statusCode(200).body(containsString("112"));
        given().contentType("application/json").body("{\"protocol\":\"natural-disaster\",\"language\":\"en\",\"mode\":\"WEB\"}")
                .post("/api/assessments").then().statusCode(201).body(containsString("\"safety\""));
    }
}
