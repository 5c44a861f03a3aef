package org.tourniquet.broadcast.plan;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.broadcast.notice.PlannedNotice;
import org.tourniquet.broadcast.notice.Purpose;
import org.tourniquet.broadcast.notice.SmsParts;
import org.tourniquet.broadcast.notice.Wording;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** The plans that ship are there at the first start, and an incident opened from one begins with its words and tasks. */
@QuarkusTest
@BroadcastTest
class StarterPlansTest {
    private static final String FLOOD = "00000000-0000-4000-8000-00000000b001";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");
    @Inject
    StarterPlans starters;

    @Test
    void each_kind_of_crisis_has_a_plan_from_the_first_start() {
        Browser.api("manager").get("/api/plans").then().statusCode(200).body("kind", hasItems("NATURAL_DISASTER",
                "BUSINESS_FAILURE", "HEALTH_PERSONAL", "SERVICE_OUTAGE"));
        Browser.api("auditor").get("/api/plans/{id}", FLOOD).then().statusCode(200)
                .body("plan.notices.purpose", contains("HOW_TO_REACH_US", "UPDATE", "CORRECTION", "FIXED", "ALL_CLEAR"))
                .body("plan.protocol", equalTo("natural-disaster")).body("plan.journey.size()", equalTo(4))
                .body("plan.tasks.evidence", everyItem(not(equalTo(""))));
        Browser.api("agent").get("/api/plans").then().statusCode(403);
    }

    @Test
    void every_notice_that_ships_says_the_same_things_in_all_six_languages_and_never_apologises_for_inconvenience() {
        for (String file : StarterPlans.FILES)
            for (PlannedNotice.Draft notice : starters.read(file).notices())
                if (notice.purpose() != Purpose.HOW_TO_REACH_US) {
                    String which = file + " " + notice.purpose();
                    assertEquals(Set.of("en", "fr", "fi", "hu", "eo", "ar"), notice.wordings().keySet(), which);
                    Set<Set<String>> open = new HashSet<>();
                    notice.wordings().forEach((language, words) -> {
                        open.add(all(words).flatMap(text -> PLACEHOLDER.matcher(text).results()).map(found -> found.group(1))
                                .collect(Collectors.toSet()));
                        assertTrue(all(words).noneMatch(text -> text.toLowerCase().contains("inconvenience")
                                || text.contains("!") && !language.equals("hu")), which + language);
                        assertTrue(SmsParts.of(words.sms()).segments() <= 3, which + language + words.sms());
                        assertTrue(words.joined(language).body().contains("{{help}}") && words.sms().contains("{{contact}}"),
                                which + language);
                    });
                    if (notice.purpose() == Purpose.UPDATE)
                        notice.wordings().forEach((language, words) -> assertTrue(words.body() == null && words.forms().keySet()
                                .containsAll(Set.of("changed", "unknown", "doing", "you")), which + language));
                    assertEquals(1, open.size(), which + " leaves other things open in other languages: " + open);
                }
    }

    @Test
    void the_page_takes_the_plan_of_the_kind_and_its_tasks_are_due_and_done_with_proof() {
        String incident = sent("/console/incidents/new?mode=DRILL", "/console/incidents", Map.of("title",
                "River over its banks", "kind", "NATURAL_DISASTER", "mode", "DRILL", "plan", "kind")).replaceFirst(".*/", "");
        String tasks = "/api/incidents/" + incident + "/tasks";
        String first = Browser.api("lead").get(tasks).then().statusCode(200).body("size()", equalTo(7))
                .body("late", everyItem(is(false))).body("[0].title", containsString("rescue services")).extract()
                .path("[0].id");
        assertTrue(page("manager", "/console/incidents/" + incident).select(".needs").text()
                .contains("tells the public what. Due"));
        Browser.api("editor").post(tasks + "/{id}/take", first).then().statusCode(403);
        Browser.api("manager").post(tasks + "/{id}/take", first).then().statusCode(200).body("takenBy", equalTo("manager"));
        Browser.api("manager").body(Map.of("evidence", " ")).post(tasks + "/{id}/done", first).then().statusCode(422)
                .body("errors.pointer", hasItem("/evidence"));
        Browser.api("manager2").body(Map.of("evidence", "https://rivertown.example/log/7")).post(tasks + "/{id}/done", first)
                .then().statusCode(200).body("doneBy", equalTo("manager2")).body("inTime", is(true));
        Browser.api("manager").body(Map.of("evidence", "again")).post(tasks + "/{id}/done", first).then().statusCode(409);
        Document page = page("manager", "/console/incidents/" + incident);
        assertEquals("https://rivertown.example/log/7", page.select("#tasks details a").attr("href"));
        assertEquals(6, page.select("#tasks tbody tr").size());
        assertFalse(page.select(".needs").text().contains("rescue services"), page.select(".needs").text());
        assertTrue(page("editor", "/tasks").text().contains("Check every door"), "the editor's own list");
        assertFalse(page("editor", "/tasks").text().contains("Open a warm place"));
        Browser.api("manager").post("/api/incidents/{id}/close", incident);
        Browser.api("manager").post(tasks + "/{id}/take", first).then().statusCode(409);
    }

    @Test
    void what_only_the_day_can_say_is_asked_once_and_stands_in_every_language() {
        String incident = Browser.api("manager").body(Map.of("title", "High water", "mode", "DRILL", "plan", FLOOD))
                .post("/api/incidents").then().statusCode(201).extract().path("id");
        Document form = page("manager", "/notices/begin?incident=" + incident + "&purpose=UPDATE");
        assertEquals(List.of("values.place"), form.select("input[name^=values]").eachAttr("name"));
        Browser.api("manager").body(Map.of("purpose", "UPDATE", "values", Map.of("place", "{{help}}")))
                .post("/api/incidents/{id}/notices", incident).then().statusCode(422)
                .body("errors.pointer", hasItem("/values/place"));
        String notice = Browser.api("manager").body(Map.of("purpose", "UPDATE", "values", Map.of("place", "Quay Street $1")))
                .post("/api/incidents/{id}/notices", incident).then().statusCode(201)
                .body("wordings.en.sms", containsString("Quay Street $1: the danger"))
                .body("wordings.ar.body", containsString("Quay Street $1")).body("nextUpdateAt", notNullValue()).extract()
                .path("id");
        Browser.api("manager").get("/api/notices/{id}", UUID.fromString(notice)).then().statusCode(200);
    }

    /** Fills in a page's form as a browser does; where it leads. */
    private static String sent(String page, String to, Map<String, String> form) {
        Map<String, String> cookies = new HashMap<>(given().redirects().follow(false).formParam("name", "manager")
                .formParam("password", "demo").post("/login").getCookies());
        Response shown = given().accept("text/html").cookies(cookies).get(page);
        cookies.putAll(shown.getCookies());
        String token = Jsoup.parse(shown.asString()).select("input[name=csrf-token]").attr("value");
        return given().accept("text/html").cookies(cookies).redirects().follow(false).formParams(form)
                .formParam("csrf-token", token).post(to).then().statusCode(303).extract().header("Location");
    }

    private static Stream<String> all(Wording words) {
        return words.forms().values().stream();
    }

    private static Document page(String who, String path) {
        return Jsoup.parse(Browser.of(who).urlEncodingEnabled(false).get(path).then().statusCode(200).extract().asString());
    }
}
