package org.tourniquet.broadcast.plan;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.broadcast.SignedIn;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Plans are written on pages without script, and each says what is in the way of using it now. */
@QuarkusTest
@BroadcastTest
class PlanPagesTest {
    @Inject
    EntityManager database;

    @Test
    void a_plan_is_written_and_changed_without_script() {
        SignedIn manager = SignedIn.as("manager");
        manager.opens("/plans/new");
        assertEquals(422, manager.sends("/plans", Map.of("title", "")).statusCode());
        assertTrue(manager.page().text().contains("must say in a few words what it is for"));
        String at = manager.sends("/plans", Map.of("title", "Water is brown", "kind", "SERVICE_OUTAGE", "tasks.0.title",
                "Flush the pipes", "tasks.0.due", "30", "tasks.0.evidence", "Photograph", "journey.0.stand", "At the tap"))
                .then().statusCode(303).extract().header("Location").replaceFirst("^https?://[^/]+", "");
        Document plan = manager.opens(at);
        assertTrue(plan.text().contains("Flush the pipes") && plan.text().contains("At the tap"), plan.text());
        assertTrue(plan.text().contains("Never rehearsed") && plan.text().contains("There is no “How to reach us” in it"));

        manager.opens(at + "/notices/0");
        assertEquals(422, manager.sends(at + "/notices/0", new HashMap<>(Map.of("media", List.of(), "expiresAfter", "-3",
                "wordings.en.subject", "x".repeat(300)))).statusCode());
        assertTrue(manager.page().select(".error").text().contains("between a minute"), manager.page().select(".error").text());
        manager.sends(at + "/notices/0",
                Map.of("purpose", "UPDATE", "media", "SMS", "expiresAfter", "60", "wordings.en.subject",
                        "", "wordings.en.sms", "The water in {{place}} is brown. See https://elsewhere.example/x",
                        "wordings.ar.subject",
                        "الماء"))
                .then().statusCode(303);
        List<String> lacks = manager.opens(at).select(".note.warn li").eachText();
        assertTrue(lacks.contains("“Update” has no words in Français, Suomi, Magyar, Esperanto."), lacks.toString());
        assertTrue(lacks.contains("“Update” goes out by text message, and has no words for it in العربية."), lacks.toString());
        assertTrue(lacks.contains("“Update” has a link that is not ours: elsewhere.example."), lacks.toString());

        manager.opens(at + "/edit");
        manager.sends(at + "/edit", Map.of("title", "Brown water", "tasks.0.title", "", "audience", "")).then().statusCode(303);
        Document changed = manager.opens(at);
        assertFalse(changed.text().contains("Flush the pipes"));
        assertTrue(changed.select(".note.warn").text().contains("Nobody is chosen"), changed.select(".note.warn").text());
        assertTrue(changed.text().contains("text message") && changed.text().contains("Text message"),
                "the notice is still there");
        Browser.api("manager").get("/api/plans").then().body("find { it.title == 'Brown water' }.ready", equalTo(false));
        manager.sends(at + "/retire", Map.of()).then().statusCode(303);
        Browser.api("manager").get("/api/plans").then().body("title", not(hasItem("Brown water")));
    }

    @Test
    void two_who_change_a_plan_at_once_are_told() {
        String id = Browser.api("manager").body(Map.of("title", "Both", "kind", "OTHER")).post("/api/plans").then()
                .statusCode(201).extract().path("id");
        SignedIn one = SignedIn.as("manager");
        SignedIn other = SignedIn.as("manager2");
        one.opens("/plans/" + id + "/edit");
        other.opens("/plans/" + id + "/edit");
        assertEquals(303, one.sends("/plans/" + id + "/edit", Map.of("title", "Mine")).statusCode());
        assertEquals(409, other.sends("/plans/" + id + "/edit", Map.of("title", "No, mine")).statusCode());
        assertTrue(other.page().text().contains("Somebody else has changed the plan meanwhile"));
        Browser.api("lead").body(Map.of("version", 9, "plan", Map.of("title", "x", "kind", "OTHER"))).put("/api/plans/{id}", id)
                .then().statusCode(403);
        Browser.api("manager").body(Map.of("version", 1, "plan", Map.of("title", "By a program", "kind", "OTHER", "tasks",
                List.of(Map.of("title", "Late one", "role", "lead", "due", 90, "evidence", ""),
                        Map.of("title", "Early one", "role", "lead", "due", 5, "evidence", "")))))
                .put("/api/plans/{id}", id).then().statusCode(200)
                .body("plan.tasks.title", equalTo(List.of("Early one", "Late one")));
        Browser.api("manager").body(Map.of("title", "", "tasks", List.of(Map.of("title", "x", "role", "nobody", "due", 0)),
                "notices", List.of(Map.of("media", List.of())))).post("/api/plans").then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/title", "/kind", "/notices/0/purpose", "/notices/0/media",
                        "/tasks/0/role", "/tasks/0/due")));
        Browser.api("manager").delete("/api/plans/{id}", id).then().statusCode(204);
    }

    @Test
    void a_rehearsed_plan_is_trusted_for_ninety_days() {
        String id = Browser.api("manager").body(Map.of("title", "Rusty " + System.nanoTime(), "kind", "OTHER", "audience",
                Browser.audience("email,name\nanna@town.example,Anna\n"))).post("/api/plans").path("id");
        SignedIn manager = SignedIn.as("manager");
        Document never = manager.opens("/plans/" + id);
        assertTrue(never.text().contains("It was never rehearsed"));
        Document opening = manager.opens(never.select("a.drill").attr("href"));
        assertEquals(id, opening.select("#plan option[selected]").attr("value"));
        String drill = manager.sends("/console/incidents", Map.of("title", "Rehearsal")).then().statusCode(303).extract()
                .header("Location").replaceFirst(".*/", "");
        Browser.api("manager").get("/api/incidents/{id}", drill).then().body("plan", equalTo(id), "mode", equalTo("DRILL"));
        assertTrue(manager.opens("/plans/" + id).text().contains("It was never rehearsed"), "opening alone rehearses nothing");
        String notice = Browser.api("manager")
                .body(Map.of("purpose", "UPDATE", "audience", "everyone", "media", List.of("SMS"), "wordings",
                        Map.of("en", Map.of("sms", "Water"))))
                .post("/api/incidents/{id}/notices", drill).then().statusCode(201).extract().path("id");
        Browser.letOut(notice);
        Browser.api("manager").get("/api/plans").then().body("find { it.id == '" + id + "' }.rehearsedAt", notNullValue())
                .body("find { it.id == '" + id + "' }.rusty", equalTo(false));
        QuarkusTransaction.requiringNew().run(() -> database
                .createNativeQuery("update incident set opened_at = ?2 where id = ?1").setParameter(1, UUID.fromString(drill))
                .setParameter(2, Instant.now().minus(Duration.ofDays(91))).executeUpdate());
        assertTrue(manager.opens("/plans/" + id).select(".note.warn").text().contains("more than 90 days ago"));
        Browser.api("manager").delete("/api/plans/{id}", id);
        Browser.api("manager").post("/api/incidents/{id}/close", drill);
    }

    @Test
    void the_quiet_home_says_which_plans_could_not_be_trusted() {
        Document home = SignedIn.as("manager").opens("/");
        if (home.select(".ready").isEmpty())
            return;
        assertTrue(home.select(".ready").text().contains("plans could not be trusted now"), home.select(".ready").text());
    }
}
