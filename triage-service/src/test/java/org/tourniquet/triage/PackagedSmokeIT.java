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

    @Test
    void a_protocol_goes_out_as_a_spreadsheet_and_is_read_again() {
        byte[] file = given().auth().preemptive().basic("lead", "demo").get("/api/protocols/natural-disaster/1.xlsx").then()
                .statusCode(200).extract().asByteArray();
        given().auth().preemptive().basic("lead", "demo")
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").body(file)
                .post("/api/protocols/validate?quick=true").then().statusCode(200).body(containsString("protocol-right"));
    }
}
