package org.tourniquet.broadcast.delivery;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** An audience means what it says: a segment that is empty, unknown, deleted or changed meanwhile reaches nobody. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class SegmentedNoticeTest extends OnRealParts {
    private static int numbers = 50;
    private final String tag = tag();

    @Test
    void only_those_whom_the_segment_means_are_counted_shown_and_told() {
        String notice = draft(segment("North " + tag, region("North " + tag)));
        as("manager").get("/api/notices/{id}/forecast", notice).then().body("people", equalTo(2)).body("deliveries",
                equalTo(3));
        assertTrue(
                Browser.of("manager").get("/notices/" + notice + "?find=Cora").asString().contains("Nobody in this audience"));
        Browser.letOut(notice);
        until(() -> progress(notice).extract().<Boolean> path("complete"));
        progress(notice).body("people.total", equalTo(2)).body("people.accounted", equalTo(2));
        assertEquals(1, mails("anna@" + tag + ".example").size());
        assertEquals(List.of(), mails("cora@" + tag + ".example"));
    }

    @Test
    void what_is_no_segment_is_refused_and_never_means_everyone() {
        for (String wrong : List.of("", " ", "No such segment", UUID.randomUUID().toString()))
            as("manager").body(wish(wrong)).post("/api/incidents/{id}/notices", Browser.incident("Flood", "LIVE")).then()
                    .statusCode(422).body("errors.pointer", hasItem("/segment"));
        String gone = segment("Gone " + tag, region("North " + tag));
        String notice = draft(gone);
        as("manager").delete("/api/segments/{id}", gone).then().statusCode(204);
        as("manager").get("/api/segments/{id}", gone).then().statusCode(404);
        as("manager").get("/api/notices/{id}/forecast", notice).then().body("people", equalTo(0));
        as("manager").post("/api/notices/{id}/submission", notice).then().statusCode(422).body("errors.pointer",
                hasItem("/segment"));
        String nobody = draft(segment("Nobody " + tag, region("Nowhere " + tag)));
        as("manager").post("/api/notices/{id}/submission", nobody).then().statusCode(422).body("code",
                equalTo("empty-audience"));
    }

    @Test
    void a_segment_changed_after_submission_asks_again() {
        String segment = segment("Changing " + tag, region("North " + tag));
        String notice = draft(segment);
        String word = as("manager").post("/api/notices/{id}/submission", notice).then().statusCode(200).extract()
                .path("confirmWord");
        // the same number of people, but by another rule
        as("manager").body(Map.of("name", "Changing " + tag, "rule",
                Map.of("all", List.of(region("North " + tag), Map.of("field", "media", "exists", true)))))
                .put("/api/segments/{id}", segment).then().statusCode(200).body("version", equalTo(1));
        as("manager2").body(Map.of("confirm", word)).post("/api/notices/{id}/approval", notice).then().statusCode(409)
                .body("code", equalTo("segment-changed"));
        as("manager2").body(Map.of("reason", "The segment changed")).post("/api/notices/{id}/return", notice).then()
                .statusCode(200);
        Browser.letOut(notice);
        until(() -> progress(notice).extract().<Boolean> path("complete"));
    }

    @Test
    void people_who_join_between_approval_and_dispatch_stop_it() {
        String segment = segment("Growing " + tag, region("North " + tag));
        String audience = people();
        String notice = draft(audience, segment);
        as("manager").post("/api/notices/{id}/submission", notice).then().statusCode(200);
        io.restassured.RestAssured.given().auth().preemptive().basic("manager", "demo").contentType("text/csv")
                .body("email,region\nnew@%1$s.example,North %1$s\n".formatted(tag))
                .post("/api/audiences/{id}/imports", audience).then().statusCode(200);
        as("manager2").body(Map.of("confirm", "SEND 2")).post("/api/notices/{id}/approval", notice).then().statusCode(409)
                .body("code", equalTo("audience-changed"));
    }

    @Test
    void a_rule_is_counted_while_it_is_written() {
        people();
        as("manager").body(Map.of("rule", region("North " + tag))).post("/api/segments/count").then().statusCode(200)
                .body("people", equalTo(2)).body("email", equalTo(1)).body("sms", equalTo(2)).body("neither", equalTo(0))
                .body("languages.fi", equalTo(1)).body("languages.hu", equalTo(1)).body("examples", hasSize(2));
        as("manager").body(Map.of("rule", Map.of("all", List.of()))).post("/api/segments/count").then().statusCode(422);
        as("auditor").body(Map.of("name", "x", "rule", region("x"))).post("/api/segments").then().statusCode(403);
        as("agent").get("/api/segments").then().statusCode(403);
    }

    @Test
    void a_segment_is_made_of_rows_without_script() {
        people();
        Map<String, Object> form = new HashMap<>(Map.of("name", "Rows " + tag, "joint", "all", "field.0", "region", "how.0",
                "is", "value.0", "North " + tag, "then", "add"));
        String added = Browser.form("manager").formParams(form).post("/segments").then().statusCode(200).extract().asString();
        assertEquals(2, Jsoup.parse(added).select(".condition").size());
        assertTrue(Jsoup.parse(added).select("#count").text().contains("2 of"), Jsoup.parse(added).select("#count").text());
        form.putAll(Map.of("field.1", "language", "how.1", "is-not", "value.1", "Finnish", "then", "save"));
        Browser.form("manager").formParams(form).post("/segments").then().statusCode(422)
                .body(containsString("is not a language code"));
        form.put("value.1", "fi");
        String kept = Browser.form("manager").formParams(form).post("/segments").then().statusCode(303).extract()
                .header("Location");
        String page = Browser.of("manager").get(kept).then().statusCode(200).body(not(containsString("Finnish"))).extract()
                .asString();
        assertEquals("is-not", Jsoup.parse(page).select("#how\\.1 option[selected]").attr("value"));
        assertTrue(Jsoup.parse(page).select("#count").text().contains("1 of"), Jsoup.parse(page).select("#count").text());
        form.put("then", "remove.0");
        assertEquals(1,
                Jsoup.parse(Browser.form("manager").formParams(form).post("/segments").asString()).select(".condition").size());
    }

    private static Map<String, Object> region(String name) {
        return Map.of("field", "region", "is", name);
    }

    private static String segment(String name, Map<String, Object> rule) {
        return as("manager").body(Map.of("name", name, "rule", rule)).post("/api/segments").then().statusCode(201).extract()
                .path("id");
    }

    private String people() {
        return Browser.audience("""
                email,phone,name,language,region
                anna@%1$s.example,+1415555%2$s,Anna,fi,North %1$s
                ,+1415555%3$s,Bela,hu,North %1$s
                cora@%1$s.example,,Cora,en,South %1$s
                """.formatted(tag, "01" + numbers++, "01" + numbers++));
    }

    private String draft(String segment) {
        return draft(people(), segment);
    }

    private static String draft(String audience, String segment) {
        Map<String, Object> wish = wish(segment);
        wish.put("audience", audience);
        return as("manager").body(wish).post("/api/incidents/{id}/notices", Browser.incident("Flood", "LIVE")).then()
                .statusCode(201).body("segment", equalTo(segment)).extract().path("id");
    }

    private static Map<String, Object> wish(String segment) {
        return new HashMap<>(Map.of("purpose", "UPDATE", "audience", "EVERYONE", "segment", segment, "media",
                List.of("EMAIL", "SMS"), "wordings",
                Map.of("en", Map.of("subject", "Water", "body", "Hello", "sms", "Water is back " + tag()))));
    }
}
