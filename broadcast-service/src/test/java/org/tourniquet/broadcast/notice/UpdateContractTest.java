package org.tourniquet.broadcast.notice;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.broadcast.directory.ChannelChanged;
import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.kit.edge.Languages;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The update contract: written in its parts, refused without them, said over every medium, readable on the public page. */
@QuarkusTest
@BroadcastTest
class UpdateContractTest {
    private static final Map<String, Object> ENGLISH = Map.of("subject", "The bridge is shut", "changed",
            "The bridge at Mill Street is shut.", "doing", "Crews pump out the cellars.", "you", "Go by Quay Street.");
    private static final Map<String, Object> ARABIC = Map.of("subject", "الجسر مغلق", "changed", "الجسر مغلق.", "doing",
            "فرقنا تعمل.", "you", "استخدم شارع الرصيف.");

    @Test
    void every_part_that_is_missing_is_named_at_once_in_each_language() {
        String notice = update(Browser.incident("River over its banks", "LIVE"),
                Map.of("en", Map.of("subject", "Water", "changed", "The bridge is shut."), "fi",
                        Map.of("subject", "Vesi", "doing", "Pumppaamme.")),
                null);
        submission(notice).statusCode(422).body("errors.pointer", containsInAnyOrder("/wordings/en/doing", "/wordings/en/you",
                "/wordings/fi/changed", "/wordings/fi/you", "/nextUpdateAt"));
        Document page = page("manager", "/notices/" + notice);
        Document refused = Jsoup.parse(form(page).formParam("then", "submit").post("/notices/{id}", notice).then()
                .statusCode(422).extract().asString());
        assertEquals(List.of("wordings.en.doing", "wordings.en.you", "wordings.fi.changed", "wordings.fi.you", "next"),
                refused.select("#errors a").stream().map(link -> link.attr("href").substring(1)).toList());
        refused.select("#errors a").forEach(link -> assertTrue(
                refused.getElementById(link.attr("href").substring(1)) != null, link.toString()));
        assertTrue(refused.select("#errors").text().contains("Suomi, what changed is missing"),
                refused.select("#errors").text());
    }

    @Test
    void what_is_written_once_is_said_over_every_medium() {
        String incident = Browser.incident("River over its banks", "LIVE");
        String notice = update(incident, Map.of("en", ENGLISH, "ar", ARABIC), soon());
        Browser.api("manager").get("/api/notices/{id}", notice).then().body("wordings.en.changed",
                equalTo(ENGLISH.get("changed")), "wordings.en.body", containsString("What we are doing:\nCrews pump"));
        preview(notice, "EMAIL", "en").body("text",
                containsString("What changed:\nThe bridge at Mill Street is shut.\n\nWhat we"
                        + " are doing:"),
                "html", containsString(">What you can do:</h2>"), "text", containsString("Next update by"));
        preview(notice, "EMAIL", "ar").body("html", containsString("ما يمكنك فعله:</h2>"));
        preview(notice, "SMS", "en").body("text",
                matchesPattern("(?s).*The bridge at Mill Street is shut\\. Go by Quay Street\\. Next update by \\w+ .*"));
        preview(notice, "BANNER", "en").body("text",
                containsString("The bridge at Mill Street is shut. Next update by"));
        Browser.letOut(notice);
        Document told = Jsoup.parse(RestAssured.given().accept("text/html").get("/incidents/{id}?lang=ar", incident).then()
                .statusCode(200).extract().asString());
        // before them stand the doors, where the directory is known by now
        List<String> parts = List.of("ما الذي تغيّر", "ما نفعله", "ما يمكنك فعله");
        List<String> headings = told.select("[dir=rtl] h3").eachText();
        assertEquals(parts, headings.stream().filter(parts::contains).toList(), headings::toString);
        assertTrue(told.select(".as-written").eachText().contains("فرقنا تعمل."), told.text());
    }

    @Test
    void a_text_of_the_parts_that_is_too_long_asks_for_a_shorter_one_only_when_it_is_handed_in() {
        Map<String, Object> words = new HashMap<>(ENGLISH);
        words.put("you", "Go by Quay Street, and ask at the town hall. ".repeat(60));
        String notice = update(Browser.incident("River over its banks", "LIVE"), Map.of("en", words), soon());
        submission(notice).statusCode(422).body("errors.pointer", hasItem("/wordings/en/sms"))
                .body("errors.code", hasItem("too-many-parts"));
        words.put("sms", "The bridge is shut.");
        submission(update(Browser.incident("River over its banks", "LIVE"), Map.of("en", words), soon())).statusCode(200);
    }

    @Test
    void the_page_asks_for_the_parts_and_keeps_what_is_typed() {
        String notice = update(Browser.incident("River over its banks", "LIVE"), Map.of("en", ENGLISH), soon());
        Document page = page("manager", "/notices/" + notice);
        assertEquals(List.of("wordings.en.opening", "wordings.en.changed", "wordings.en.unknown", "wordings.en.doing",
                "wordings.en.you", "wordings.en.sms", "wordings.en.banner", "wordings.en.body"),
                page.select("textarea[name^=wordings.en], input[name=wordings.en.banner]").eachAttr("name"));
        assertTrue(page.select("#beside-en li.said").text().contains("What we do"), page.select("#beside-en").text());
        page.select("textarea[name=wordings.en.unknown]").first().text("How long it lasts.");
        form(page).post("/notices/{id}", notice).then().statusCode(303);
        Browser.api("manager").get("/api/notices/{id}", notice).then().body("wordings.en.unknown",
                containsString("How long it lasts."), "wordings.en.you", equalTo("Go by Quay Street."));
        submission(notice).statusCode(200);
        assertTrue(page("manager2", "/notices/" + notice).select(".as-written").text().contains("What we do not know yet"));
    }

    @Test
    void only_what_changed_makes_an_update_news() {
        String incident = Browser.incident("River over its banks", "LIVE");
        Instant next = soon();
        Browser.letOut(update(incident, Map.of("en", ENGLISH), next));
        Map<String, Object> again = new HashMap<>(ENGLISH);
        again.put("doing", "Other people do entirely other things in another street.");
        submission(update(incident, Map.of("en", again), next)).statusCode(422).body("code", equalTo("copy"));
        again.put("changed", "Nothing yet: the water stands where it stood at noon.");
        submission(update(incident, Map.of("en", again), next)).statusCode(200);
    }

    @Test
    void words_of_their_own_for_each_medium_stay_as_they_were() {
        String incident = Browser.incident("River over its banks", "LIVE");
        String notice = update(incident, Map.of("en", Map.of("subject", "Water", "body", "The water rises:\nstay upstairs.",
                "sms", "Water", "banner", "Water")), null);
        Browser.api("manager").get("/api/notices/{id}", notice).then().body("wordings.en.changed", nullValue());
        Browser.letOut(notice);
        RestAssured.given().accept("text/html").get("/incidents/{id}", incident).then().statusCode(200)
                .body(containsString("The water rises:\nstay upstairs."));
    }

    @Test
    void the_forecast_says_who_answers_per_channel_and_need() {
        UUID line = UUID.randomUUID();
        String need = "water-" + line.toString().substring(0, 8);
        hear(line, 1, false, need);
        try {
            String notice = update(Browser.incident("River over its banks", "LIVE"), Map.of("en", ENGLISH), soon());
            Browser.api("auditor").get("/api/notices/{id}/forecast", notice).then().statusCode(200)
                    .body("load.lines.find { it.channel == '" + line + "' }.answersPerHour", equalTo(60))
                    .body("load.lines.find { it.channel == '" + line + "' }.needs", equalTo(List.of(need)))
                    .body("load.needs.find { it.need == '" + need + "' }.answersPerHour", equalTo(60))
                    .body("load.needs.find { it.need == '" + need + "' }.channels", equalTo(1))
                    .body("load.said", containsString("lines that answer")).body("load.over", equalTo(false));
        } finally {
            hear(line, 2, true, need);
        }
    }

    private static void hear(UUID line, long version, boolean retired, String need) {
        QuarkusTransaction.requiringNew().run(() -> KnownChannel.learn(new ChannelChanged(line, version, retired, "PHONE",
                Map.of("en", "Water line"), Map.of("en", "+12025550198"), List.of(need), List.of("en"), "Europe/Helsinki", "FI",
                true, List.of(), "OPEN", null, Map.of(), null, null, List.of(), Instant.now(), 60)));
    }

    @Test
    void no_text_runs_into_its_promise_in_any_language() {
        String incident = Browser.incident("River over its banks", "LIVE");
        String notice = Browser.api("manager").body(Map.of("purpose", "HOW_TO_REACH_US", "audience",
                Browser.audience("phone\n+12025550191\n"), "nextUpdateAt", soon().toString()))
                .post("/api/incidents/{id}/notices", incident).then().statusCode(201).extract().path("id");
        for (String language : Languages.ALL) {
            String promise = NextUpdate.shortly(language, Instant.EPOCH, java.time.ZoneId.of("UTC")).split(" ")[0];
            preview(notice, "SMS", language).body("text", matchesPattern("(?s).*(?:[.؟?!] |/\\S+\n)" + promise + " .*"));
        }
    }

    private static Instant soon() {
        return Instant.now().plus(50, ChronoUnit.MINUTES);
    }

    private static ValidatableResponse submission(String notice) {
        return Browser.api("manager").post("/api/notices/{id}/submission", notice).then();
    }

    private static ValidatableResponse preview(String notice, String medium, String language) {
        return Browser.api("manager").get("/api/notices/{id}/preview?medium={medium}&language={language}", notice, medium,
                language).then().statusCode(200);
    }

    private static String update(String incident, Map<String, ?> wordings, Instant next) {
        Map<String, Object> wanted = new HashMap<>(Map.of("purpose", "UPDATE", "audience",
                Browser.audience("email,phone,name\nanna@town.example,+12025550190,Anna\n"), "wordings", wordings));
        if (next != null)
            wanted.put("nextUpdateAt", next.toString());
        return Browser.api("manager").body(wanted).post("/api/incidents/{id}/notices", incident).then().statusCode(201)
                .extract().path("id");
    }

    /** The compose form as a browser would send it. */
    private static RequestSpecification form(Document page) {
        RequestSpecification form = Browser.form("manager").contentType("application/x-www-form-urlencoded; charset=UTF-8");
        page.select("#compose :is(input, textarea, select)").forEach(field -> {
            boolean off = List.of("checkbox", "radio").contains(field.attr("type")) && !field.hasAttr("checked");
            String name = field.attr("name");
            if (!off && !name.isEmpty() && !List.of("then", "keep-as", "template", "find", "csrf-token").contains(name))
                form.formParam(name, field.tagName().equals("select")
                        ? field.select("option[selected]").isEmpty() ? field.select("option").attr("value")
                                : field.select("option[selected]").attr("value")
                        : field.tagName().equals("textarea") ? field.text() : field.attr("value"));
        });
        return form;
    }

    private static Document page(String who, String path) {
        return Jsoup.parse(Browser.of(who).urlEncodingEnabled(false).get(path).then().statusCode(200).extract().asString());
    }
}
