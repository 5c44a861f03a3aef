package org.tourniquet.broadcast.notice;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;

import io.quarkus.test.junit.QuarkusTest;

/** Places of a wording are known when it is saved, and nobody gets a hole. */
@QuarkusTest
@BroadcastTest
class FillsTest {

    @Test
    void an_unknown_place_is_refused_at_save_and_one_of_the_day_must_be_filled_before_it_is_handed_in() {
        String audience = Browser.audience("phone,name\n+13035550171,Anna\n");
        String incident = Browser.incident("River", "DRILL");
        notice(incident, audience, Map.of("sms", "Water at {{levl}}")).then().statusCode(422).body("errors[0].code",
                equalTo("unknown-placeholder"));
        notice(incident, audience, Map.of("sms", "Water at {{level}}", "values",
                Map.of("level", Map.of("kind", "NUMBER", "text", "high")))).then().statusCode(422)
                .body("errors.pointer", hasItem("/wordings/en/values/level"));
        String open = notice(incident, audience, Map.of("sms", "Water at {{level}} m", "values",
                Map.of("level", Map.of("kind", "NUMBER", "text", "")))).then().statusCode(201).extract().path("id");
        Browser.api("manager").post("/api/notices/{id}/submission", open).then().statusCode(422)
                .body("errors.code", hasItem("not-filled"));
        String filled = notice(incident, audience, Map.of("sms", "Water at {{level}} m", "values",
                Map.of("level", Map.of("kind", "NUMBER", "text", "3,5")))).then().statusCode(201).extract().path("id");
        Browser.api("manager").get("/api/notices/{id}/preview?medium=SMS", filled).then().body("text",
                containsString("Water at 3.5 m"));
        Browser.api("manager").post("/api/notices/{id}/submission", filled).then().statusCode(200);
    }

    @Test
    void what_some_people_do_not_have_is_counted_and_needs_something_that_stands_in() {
        field("meter", Map.of("kind", "TEXT", "source", "PERSON"));
        String audience = Browser.audience("phone,name,meter\n+13035550172,Anna,M-7\n+13035550173,,\n+13035550174,Bo,\n");
        String incident = Browser.incident("River", "DRILL");
        String holes = notice(incident, audience, Map.of("sms", "{{name}}, read {{meter}}")).then().statusCode(201).extract()
                .path("id");
        Browser.api("manager").get("/api/notices/{id}/forecast", holes).then()
                .body("gaps.find { it.name == 'meter' }.people", equalTo(2))
                .body("gaps.find { it.name == 'name' }.people", equalTo(1));
        Browser.api("manager").post("/api/notices/{id}/submission", holes).then().statusCode(422)
                .body("errors.code", hasItem("empty-for-some")).body("errors[0].detail", containsString("2 people"));
        String whole = notice(incident, audience, Map.of("sms", "Read {{meter|your meter}}")).then().statusCode(201).extract()
                .path("id");
        Browser.api("manager").post("/api/notices/{id}/submission", whole).then().statusCode(200);
        Browser.api("manager").get("/api/notices/{id}/preview?medium=SMS", whole).then().body("text",
                containsString("Read your meter"));
    }

    @Test
    void the_organisations_value_is_kept_with_the_notice_as_it_was() {
        field("hotline", Map.of("kind", "PHONE", "source", "ORGANISATION", "value", "+12025550111"));
        String notice = notice(Browser.incident("River", "DRILL"), Browser.audience("phone\n+13035550175\n"),
                Map.of("sms", "Call {{hotline}}")).then().statusCode(201).extract().path("id");
        field("hotline", Map.of("kind", "PHONE", "source", "ORGANISATION", "value", "+12025550199"));
        Browser.api("manager").get("/api/notices/{id}/preview?medium=SMS", notice).then().body("text",
                containsString("Call +1 202-555-0111"));
    }

    @Test
    void readers_of_other_languages_are_counted_with_the_reason() {
        String audience = Browser.audience("phone,language\n+13035550176,ar\n+13035550177,ar\n+13035550178,en\n");
        String notice = notice(Browser.incident("River", "DRILL"), audience, Map.of("sms", "Water")).then().extract()
                .path("id");
        Browser.api("manager").get("/api/notices/{id}/forecast", notice).then()
                .body("readers.find { it.reads == 'ar' }.people", equalTo(2))
                .body("readers.find { it.reads == 'ar' }.gets", equalTo("en"))
                .body("readers.find { it.reads == 'ar' }.because", equalTo("there is no Arabic wording"));
        Browser.api("manager").get("/api/notices/{id}/preview?medium=SMS&language=ar", notice).then().body("because",
                equalTo("there is no Arabic wording"));
    }

    @Test
    void every_bad_character_is_named_at_once() {
        notice(Browser.incident("River", "DRILL"), Browser.audience("phone\n+13035550179\n"), Map.of("subject", "a\nb", "body",
                "a\u0000b", "sms", "e" + "\u0301".repeat(2000), "banner", "\uE000x")).then().statusCode(422)
                .body("errors.pointer", hasItems("/wordings/en/subject", "/wordings/en/body", "/wordings/en/sms",
                        "/wordings/en/banner"));
        given().auth().preemptive().basic("manager", "demo").contentType("application/json")
                .body("{\"purpose\":\"UPDATE\",\"audience\":\"EVERYONE\",\"wordings\":{\"en\":{\"sms\":\"a\\ud800b\"}}}")
                .post("/api/incidents/{id}/notices", Browser.incident("River", "DRILL")).then().statusCode(422);
        String safe = notice(Browser.incident("River", "DRILL"), Browser.audience("phone\n+13035550180\n"),
                Map.of("sms", "\u202Eabc\u2066")).then().statusCode(201).extract().path("id");
        Browser.api("manager").get("/api/notices/{id}", safe).then().body("wordings.en.sms", equalTo("abc"));
    }

    private static io.restassured.response.Response notice(String incident, String audience, Map<String, Object> words) {
        return Browser.api("manager").body(Map.of("purpose", "UPDATE", "audience", audience, "media", java.util.List.of("SMS"),
                "wordings", Map.of("en", words))).post("/api/incidents/{id}/notices", incident);
    }

    private static void field(String name, Map<String, String> field) {
        Browser.api("manager").body(field).put("/api/wordings/fields/{name}", name).then().statusCode(200);
    }
}
