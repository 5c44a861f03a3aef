package org.tourniquet.broadcast.notice;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Kind;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.broadcast.incident.Plans;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** What was written in calm times is what the day begins with. */
@QuarkusTest
@BroadcastTest
class PlannedNoticeTest {
    @Inject
    Plans plans;
    @Inject
    PlannedNotices planned;

    @Test
    void a_notice_begun_in_an_incident_with_a_plan_is_the_plans() {
        String audience = Browser.audience("email,name\nanna@town.example,Anna\n");
        UUID plan = plan(UUID.fromString(audience));
        String incident = Browser.api("manager").body(Map.of("title", "High water", "mode", "DRILL", "plan", plan))
                .post("/api/incidents").then().statusCode(201).body("plan", equalTo(plan.toString()))
                .body("protocol", equalTo("flood")).body("kind", equalTo("NATURAL_DISASTER")).extract().path("id");
        String notice = Browser.api("manager").body(Map.of("purpose", "UPDATE"))
                .post("/api/incidents/{id}/notices", incident).then().statusCode(201).body("audience", equalTo(audience))
                .body("media", equalTo(List.of("SMS"))).body("reach", equalTo("FIRST"))
                .body("wordings.en.sms", equalTo("The water is at {{level}}")).extract().path("id");
        assertEquals("The water is at {{level}}",
                PlannedNotice.behind(UUID.fromString(notice)).orElseThrow().wordings().get("en").sms());
        // what the day has to say must be said before it is handed in
        Browser.api("manager").post("/api/notices/{id}/submission", notice).then().statusCode(422);
        // a purpose that the plan does not have takes every default
        Browser.api("manager").body(Map.of("purpose", "FIXED")).post("/api/incidents/{id}/notices", incident).then()
                .statusCode(201).body("media.size()", equalTo(3));
    }

    @Test
    void an_incident_without_a_plan_is_as_it_always_was() {
        String incident = Browser.incident("High water", "DRILL");
        Browser.api("manager").get("/api/incidents/{id}", incident).then().body("plan", nullValue());
        Browser.api("manager").body(Map.of("title", "x", "mode", "LIVE", "plan", UUID.randomUUID())).post("/api/incidents")
                .then().statusCode(422).body("errors.pointer", hasItem("/plan"));
    }

    @Test
    void how_to_reach_us_takes_from_the_directory_what_the_plan_leaves_out() {
        UUID plan = plan(null);
        String incident = Browser.api("manager").body(Map.of("title", "High water", "mode", "DRILL", "plan", plan))
                .post("/api/incidents").then().statusCode(201).extract().path("id");
        Browser.api("manager").body(Map.of("purpose", "HOW_TO_REACH_US")).post("/api/incidents/{id}/notices", incident)
                .then().statusCode(201).body("wordings.fi.subject", equalTo("Vesi nousee"))
                .body("wordings.ar.body", containsString("{{contact}}"));
    }

    @Test
    void everything_wrong_with_a_plan_is_said_at_once() {
        Problem plan = assertThrows(Problem.class, () -> plans.create(new Plan.Draft(" ", null, "No Such!", UUID.randomUUID(),
                null, List.of(new Plan.Step("x".repeat(500), "", "", "")))));
        assertEquals(List.of("/title", "/kind", "/protocol", "/audience", "/journey/0/stand"),
                plan.errors().stream().map(Problem.At::pointer).toList());
        UUID id = plan(null);
        Problem notices = assertThrows(Problem.class, () -> planned.write(id, List.of(new PlannedNotice.Draft(null,
                Map.of("english", new Wording("a\nb", null, null, null), "en",
                        new Wording("a\nb", "{{two words}}", null, null)),
                Set.of(), null, 0, 99_999_999))));
        List<String> at = notices.errors().stream().map(Problem.At::pointer).toList();
        assertTrue(at.containsAll(List.of("/notices/0/purpose", "/notices/0/media", "/notices/0/nextUpdateAfter",
                "/notices/0/expiresAfter", "/notices/0/wordings/english", "/notices/0/wordings/en/subject",
                "/notices/0/wordings/en/body")), at.toString());
    }

    @Test
    void who_changes_a_plan_that_somebody_else_changed_is_told() {
        UUID id = plan(null);
        Plan.Draft draft = new Plan.Draft("Other", Kind.OTHER, null, null, null, List.of());
        assertEquals(409, assertThrows(Problem.class, () -> plans.change(id, 77, draft)).status());
        long version = QuarkusTransaction.requiringNew().call(() -> Plan.<Plan> findById(id).version());
        plans.change(id, version, draft);
        assertEquals(409, assertThrows(Problem.class, () -> plans.change(id, version, draft)).status());
    }

    private UUID plan(UUID audience) {
        UUID id = plans.create(new Plan.Draft("Flood", Kind.NATURAL_DISASTER, "flood", audience, null,
                List.of(new Plan.Step("At home", "To know whether to leave", "The phone", "A recording")))).id();
        planned.write(id, List.of(
                new PlannedNotice.Draft(Purpose.HOW_TO_REACH_US, Map.of("fi", new Wording("Vesi nousee", null, null, null)),
                        Set.of(Medium.EMAIL), null, 60, 600),
                new PlannedNotice.Draft(Purpose.UPDATE,
                        Map.of("en", new Wording(null, null, "The water is at {{level}}", null)),
                        Set.of(Medium.SMS), Reach.FIRST, null, null)));
        return id;
    }
}
