package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.test.junit.QuarkusTest;

/** What the desk's pages let an agent do, a program of agents can do too. */
@QuarkusTest
@RealDesk
class TicketResourceTest extends AtTheDesk {

    @Test
    void the_queue_is_read_page_by_page_in_the_order_in_which_it_is_taken() {
        told("days", "");
        told("minutes", "");
        told("hours", "");
        var first = as("auditor").get("/api/queue?limit=2").then().statusCode(200)
                .body("items.urgency", contains("ORANGE", "YELLOW")).body("next", notNullValue()).extract();
        as("auditor").queryParam("cursor", first.<String> path("next")).get("/api/queue").then().statusCode(200)
                .body("items.urgency", contains("GREEN")).body("next", nullValue());
        String id = as("agent").post("/api/queue/next").then().extract().path("id");
        assertTrue(id.equals(first.path("items[0].id")), "the first of the list is the next");
    }

    @Test
    void a_story_is_taken_put_back_and_taken_by_another() {
        told("hours", "");
        String id = as("agent").get("/api/queue").then().extract().path("items[0].id");
        as("agent").post("/api/tickets/" + id + "/take").then().statusCode(200).body("takenBy", equalTo("agent"));
        as("agent2").post("/api/tickets/" + id + "/take").then().statusCode(409);
        as("agent2").post("/api/tickets/" + id + "/release").then().statusCode(409);
        as("lead").post("/api/tickets/" + id + "/release").then().statusCode(200).body("state", equalTo("WAITING"));
        as("agent2").post("/api/tickets/" + id + "/take").then().statusCode(200).body("takenBy", equalTo("agent2"));
        as("auditor").post("/api/tickets/" + id + "/release").then().statusCode(403);
    }

    @Test
    void a_promise_is_kept_by_whoever_is_on_duty() {
        told("hours", PHONE);
        String id = taken("agent");
        String promise = as("agent").body(Map.of("text", "I write", "at", time.instant().plus(1, ChronoUnit.HOURS).toString()))
                .post("/api/tickets/" + id + "/promise").then().statusCode(201).extract().path("id");
        for (int twice = 0; twice < 2; twice++)
            as("agent2").post("/api/tickets/" + id + "/promises/" + promise + "/keep").then().statusCode(200)
                    .body("promises[0].keptAt", notNullValue());
    }

    @Test
    void a_bell_rings_until_somebody_sees_to_it() {
        says(person(""), "safety", List.of("LIFE"));
        String bell = as("agent").get("/api/alerts").then().statusCode(200).body("items", hasSize(1)).extract()
                .path("items[0].id");
        for (int twice = 0; twice < 2; twice++)
            as("agent").post("/api/alerts/" + bell + "/seen").then().statusCode(204);
        as("auditor").get("/api/alerts").then().body("items", empty());
        as("auditor").post("/api/alerts/" + bell + "/seen").then().statusCode(403);
    }

    @Test
    void every_call_of_the_desk_is_in_the_openapi_document() {
        Map<String, Object> paths = given().queryParam("format", "json").get("/q/openapi").then().statusCode(200).extract()
                .path("paths");
        var wanted = Set.of("/api/queue", "/api/queue/next", "/api/tickets/{id}", "/api/tickets/{id}/take",
                "/api/tickets/{id}/release", "/api/tickets/{id}/messages", "/api/tickets/{id}/promise",
                "/api/tickets/{id}/promises/{promise}/keep", "/api/tickets/{id}/close", "/api/stories/{passport}",
                "/api/alerts", "/api/alerts/{id}/seen", "/api/measures", "/api/erasures");
        assertTrue(paths.keySet().containsAll(wanted), () -> wanted.stream().filter(p -> !paths.containsKey(p)).toList() + "");
    }
}
