package org.tourniquet.directory;

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

/** The packaged directory starts and does its own job. */
@QuarkusIntegrationTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class PackagedSmokeIT extends PackagedSmoke {

    PackagedSmokeIT() {
        super("/api/channels", "editor");
    }

    @Override
    protected Response knock(RequestSpecification as) {
        return as.contentType("application/json").body("{}").post("/api/channels");
    }

    @Test
    void the_public_page_and_a_route_answer_without_anybody_signed_in() {
        given().header("Accept", "text/html").get("/contact?lang=ar").then().statusCode(200)
                .body(containsString("dir=\"rtl\""));
        given().get("/api/route?need=crisis&language=en").then().statusCode(200);
    }
}
