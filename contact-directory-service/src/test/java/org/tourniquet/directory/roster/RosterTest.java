package org.tourniquet.directory.roster;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.local.postgres.PostgresForTests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** Who is on call, kept by leads and managers, and told to the other services with sealed addresses. */
@QuarkusTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class RosterTest {
    private static final String TOKEN = "t".repeat(43);

    @Inject
    @Any
    InMemoryConnector topics;
    @Inject
    FieldCipher cipher;
    @Inject
    ObjectMapper json;

    @Test
    void a_shift_puts_somebody_first_travels_at_once_and_can_be_swapped() throws Exception {
        as("lead").get("/api/roster").then().statusCode(200).body("now[0].username", equalTo("lead"));
        Instant from = Instant.now().minus(1, ChronoUnit.HOURS);
        String shift = as("lead").body(Map.of("from", from.toString(), "to", from.plus(12, ChronoUnit.HOURS).toString(),
                "people", List.of("manager2", "manager"))).post("/api/roster/shifts").then().statusCode(200)
                .body("now[0].username", equalTo("manager2")).body("now[2].username", equalTo("lead"))
                .body("warnings.code", hasItem("gap")).extract().path("shifts[0].id");
        JsonNode told = told(shift);
        assertEquals("manager2", told.at("/shifts/0/people/0").asText());
        assertEquals("henrik.aalto@rivertown.example", cipher.open(sealedMailOf(told, "manager2")));
        assertTrue(!told.toString().contains("rivertown.example"), "addresses travel sealed");
        as("manager").body(Map.of("from", "manager2", "to", "manager")).post("/api/roster/shifts/{id}/swap", shift).then()
                .statusCode(200).body("now[0].username", equalTo("manager"));
        page("manager").get("/roster").then().statusCode(200).body(containsString("Maria Lind, then Henrik Aalto"),
                containsString("By shift."));
        form("lead").post("/roster/shifts/{id}/cancel", shift).then().statusCode(303);
        as("lead").get("/api/roster").then().body("now[0].username", equalTo("lead"));
    }

    @Test
    void every_mistake_is_named_at_once() {
        as("manager").body(Map.of("name", "", "mail", "a@x\r\nBcc: b@y", "phone", "911", "place", 0))
                .put("/api/roster/people/new").then().statusCode(422).body("errors.pointer", hasItem("/name"))
                .body("errors.pointer", hasItem("/mail")).body("errors.pointer", hasItem("/phone"))
                .body("errors.pointer", hasItem("/place"));
        Instant now = Instant.now();
        as("manager").body(Map.of("from", now.toString(), "to", now.minusSeconds(60).toString(), "people", List.of("nobody")))
                .post("/api/roster/shifts").then().statusCode(422).body("errors.pointer", hasItem("/to"))
                .body("errors.pointer", hasItem("/people"));
    }

    @Test
    void the_page_works_as_plain_forms_and_only_for_those_who_keep_it() {
        form("lead").formParam("username", "aino").formParam("name", "Aino Koski").formParam("phone", "+1 202-555-0154")
                .post("/roster/people").then().statusCode(303);
        page("lead").get("/roster").then().body(containsString("Aino Koski"));
        page("auditor").get("/roster").then().statusCode(200).body(not(containsString("Plan a shift")));
        form("auditor").post("/roster/people/{who}/leave", "aino").then().statusCode(403);
        as("agent").get("/api/roster").then().statusCode(403);
        form("lead").post("/roster/people/{who}/leave", "aino").then().statusCode(303);
    }

    @Test
    void a_week_is_planned_at_once_or_not_at_all_and_nothing_typed_is_lost() {
        String monday = Week.monday(java.time.LocalDate.now().plusDays(21)).toString();
        form("lead").formParams(Map.of("week", monday, "day0.from", "8", "day0.until", "16", "day0.first", "manager", "do",
                "copy")).post("/roster/weeks").then().statusCode(200).body(containsString("name=\"day6.until\" value=\"16\""));
        form("lead").formParams(Map.of("week", monday, "day0.from", "22.00", "day0.until", "06:00", "day0.first", "manager",
                "day0.second", "manager", "day2.from", "late", "day2.until", "9")).post("/roster/weeks").then().statusCode(422)
                .body(containsString("names somebody twice"), containsString("must be a time"),
                        containsString("must name who is called first"), containsString("value=\"late\""));
        page("lead").get("/roster?week=" + monday).then().body(not(containsString("22:00–24:00")));
        form("lead").formParams(Map.of("week", monday, "day0.from", "22.00", "day0.until", "06:00", "day0.first", "manager",
                "day0.second", "manager2")).post("/roster/weeks").then().statusCode(303);
        page("lead").get("/roster?week=" + monday).then().body(containsString("22:00–24:00</strong> Maria Lind, then Henrik"),
                containsString("00:00–06:00</strong> Maria Lind"));
        List<Map<String, Object>> shifts = as("lead").get("/api/roster").then().extract().path("shifts");
        shifts.forEach(shift -> form("lead").post("/roster/shifts/{id}/cancel", shift.get("id")).then().statusCode(303));
    }

    @Test
    void somebody_entered_wrongly_is_not_typed_twice() {
        form("lead").formParam("username", "aino").formParam("name", "Aino Koski").formParam("phone", "911")
                .formParam("place", "soon").post("/roster/people").then().statusCode(422)
                .body(containsString("value=\"Aino Koski\""), containsString("value=\"911\""));
    }

    private static String sealedMailOf(JsonNode told, String username) {
        for (JsonNode member : told.get("members"))
            if (member.get("username").asText().equals(username))
                return member.get("sealedMail").asText();
        throw new AssertionError(told);
    }

    private JsonNode told(String shift) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (Instant.now().isBefore(end)) {
            var all = topics.<String> sink("duty-changed").received();
            if (!all.isEmpty()) {
                JsonNode last = json.readTree(all.getLast().getPayload());
                if (!last.get("shifts").isEmpty())
                    return last;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("the roster with the shift " + shift + " was not told");
    }

    private static RequestSpecification page(String who) {
        return given().accept("text/html").redirects().follow(false).cookie("csrf-directory", TOKEN)
                .cookies(given().redirects().follow(false).formParam("name", who).formParam("password", "demo").post("/login")
                        .getCookies());
    }

    private static RequestSpecification form(String who) {
        return page(who).formParam("csrf-token", TOKEN);
    }

    private static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, "demo").contentType(ContentType.JSON);
    }
}
