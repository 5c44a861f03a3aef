package org.tourniquet.broadcast.incident;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.local.law.Eventually;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** Incidents open, close, and are told of. */
@QuarkusTest
@BroadcastTest
class IncidentTest {
    @Inject
    ObjectMapper json;
    @Inject
    @Any
    InMemoryConnector topics;

    @Test
    void the_contract_is_what_is_published() throws IOException {
        String contract = Files.readString(Path.of("contracts/incident-changed.v1.json"));
        IncidentChanged read = json.readValue(contract, IncidentChanged.class);
        assertEquals(json.readTree(contract), json.readTree(json.writeValueAsString(read)));
    }

    @Test
    void opening_and_closing_are_told_in_order() {
        String id = open("LIVE");
        told(id, 1);
        as("manager").post("/api/incidents/{id}/close", id).then().statusCode(200).body("state", equalTo("CLOSED"));
        as("manager").post("/api/incidents/{id}/close", id).then().statusCode(409);
        told(id, 2);
    }

    @Test
    void the_public_reads_of_live_incidents_only() {
        given().get("/incidents/{id}?lang=ar", open("LIVE")).then().statusCode(200).body(containsString("dir=\"rtl\""));
        given().get("/incidents/{id}", open("DRILL")).then().statusCode(404);
        given().get("/incidents").then().statusCode(200);
    }

    @Test
    void wrong_incidents_are_refused_with_every_reason() {
        as("manager").body(Map.of("title", " ")).post("/api/incidents").then().statusCode(422)
                .body("errors.pointer", hasItem("/title")).body("errors.pointer", hasItem("/kind"))
                .body("errors.pointer", hasItem("/mode"));
        as("auditor").body(Map.of("title", "x", "kind", "OTHER", "mode", "LIVE")).post("/api/incidents").then().statusCode(403);
    }

    private void told(String id, int version) {
        Eventually.holds("version " + version + " is told", () -> topics.<String> sink("incident-changed").received().stream()
                .map(message -> message.getPayload())
                .anyMatch(event -> event.contains(id) && event.contains("\"version\":" + version)));
    }

    private static String open(String mode) {
        return as("manager").body(Map.of("title", "High water", "kind", "NATURAL_DISASTER", "mode", mode))
                .post("/api/incidents")
                .then().statusCode(201).extract().path("id");
    }

    private static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, "demo").contentType(ContentType.JSON);
    }
}
