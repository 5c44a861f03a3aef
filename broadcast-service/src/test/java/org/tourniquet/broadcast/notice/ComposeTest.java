package org.tourniquet.broadcast.notice;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** Writing with help beside the words, and what the approver sees of it. */
@QuarkusTest
@BroadcastTest
class ComposeTest {

    @Test
    void advice_parts_and_price_stand_beside_the_words_of_each_language() {
        String notice = draft(Map.of("en", Map.of("subject", "Water", "body", "We apologise for any inconvenience.", "sms",
                "We’re here. " + "a".repeat(120), "banner", "Water"), "fi",
                Map.of("subject", "Vesi", "body", "Vesi nousee", "sms", "Vesi nousee", "banner", "Vesi")));
        Document page = page("manager", "/notices/" + notice);
        String english = page.select("#beside-en").text();
        assertTrue(english.contains("What we know"), english);
        assertTrue(english.contains("any inconvenience"), english);
        assertTrue(english.contains("Write ' for ’"), english);
        assertTrue(english.contains("EUR"), english);
        assertTrue(page.select("#beside-fi .count").text().startsWith("1 part"), page.select("#beside-fi").text());
        assertTrue(page.select(".why").text().contains("1 person will get English because there is no Arabic wording."),
                page.select(".why").text());
    }

    @Test
    void one_tap_writes_the_cheaper_characters_and_typing_swaps_what_stands_beside() {
        String notice = draft(Map.of("en", Map.of("subject", "Water", "body", "Water", "sms", "We’re here. " + "a".repeat(120),
                "banner", "Water")));
        Document page = page("manager", "/notices/" + notice);
        form(page).formParam("spare", page.select("#beside-en button[name=spare]").attr("value"))
                .post("/notices/{id}", notice).then().statusCode(303);
        Browser.api("manager").get("/api/notices/{id}", notice).then().body("wordings.en.sms",
                containsString("We're here."));
        String typed = form(page("manager", "/notices/" + notice)).header("HX-Request", "true")
                .post("/notices/{id}/draft", notice).then().statusCode(200).extract().asString();
        assertTrue(typed.contains("id=\"previews\""), typed);
        assertTrue(typed.contains("id=\"beside-en\" class=\"beside\" hx-swap-oob=\"true\""), typed);
    }

    @Test
    void words_are_kept_with_what_the_day_says_left_open_and_taken_again() {
        String notice = draft(
                Map.of("en", Map.of("subject", "Water", "body", "Until {{until}}", "sms", "Water", "banner", "Water",
                        "values", Map.of("until", Map.of("kind", "TIME", "text", "2026-11-22T18:00")))));
        String name = "Water " + System.nanoTime();
        form(page("manager", "/notices/" + notice)).formParam("then", "keep").formParam("keep-as", name)
                .post("/notices/{id}", notice).then().statusCode(303);
        assertTrue(page("editor", "/wordings").text().contains(name));
        Document other = page("manager", "/notices/" + draft(Map.of("en", Map.of("sms", "x"))));
        String id = other.select("select[name=template] option").stream().filter(option -> option.text().contains(name))
                .findFirst().orElseThrow().attr("value");
        String taken = other.select("#compose").attr("action");
        form(other).formParam("then", "use").formParam("template", id).post(taken).then().statusCode(303);
        Document filled = page("manager", taken);
        assertEquals("datetime-local", filled.select("input[name=fill.until]").attr("type"));
        assertEquals("", filled.select("input[name=fill.until]").attr("value"));
        assertTrue(filled.select("#beside-en").text().contains("is not filled in"), filled.select("#beside-en").text());
        form(filled).formParam("fill.until", "2026-11-23T08:00").post(taken).then().statusCode(303);
        assertTrue(page("manager", taken).select("pre.plain").text().contains("Until Monday 23 November, 08:00"));
    }

    @Test
    void the_approver_sees_links_that_are_not_ours_and_what_was_left() {
        String notice = draft(Map.of("en", Map.of("subject", "Water", "body",
                "We take this very seriously. See https://rivertown.example@evil.example/x", "sms", "Water", "banner",
                "Water")));
        Browser.api("manager").post("/api/notices/{id}/submission", notice).then().statusCode(200);
        Document page = page("manager2", "/notices/" + notice + "/approval");
        assertTrue(page.select(".note.warn code").eachText().contains("https://rivertown.example@evil.example/x"),
                page.select(".note").text());
        assertTrue(page.text().contains("says nothing that can be checked"), page.text());
        assertTrue(page.text().contains("because there is no Arabic wording"));
    }

    @Test
    void the_mail_is_shown_byte_for_byte_for_one_person() {
        String notice = draft(Map.of("en", Map.of("subject", "Water, {{name}}", "body", "Hello {{name}}", "sms", "Water",
                "banner", "Water")));
        Document page = page("manager", "/notices/" + notice + "?find=aino-" + tag);
        String source = page("manager", page.select("a[href*=preview/source]").attr("href")).select("pre.plain").text();
        assertTrue(source.contains("To: aino-" + tag + "@town.example"), source);
        assertTrue(source.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), source);
        assertTrue(source.contains("Subject: Water, Aino"), source);
        Browser.api("auditor").accept("*/*").get("/api/notices/{id}/preview/source", notice).then().statusCode(200)
                .contentType("message/rfc822");
        Browser.api("agent").get("/api/notices/{id}/preview/source", notice).then().statusCode(403);
    }

    @Test
    void advice_is_for_programs_too_and_fields_are_checked_when_they_are_declared() {
        Browser.api("editor").body(Map.of("language", "en", "wording", Map.of("sms", "We’re sorry! " + "a".repeat(100))))
                .post("/api/wordings/advice").then().statusCode(200).body("advice.flags.kind", equalTo(List.of("exclamation")))
                .body("sms.encoding", equalTo("UCS-2")).body("savings[0].parts", equalTo(1));
        Browser.api("manager").body(Map.of("kind", "NUMBER", "source", "ORGANISATION", "value", "many"))
                .put("/api/wordings/fields/two words").then().statusCode(422).body("errors.size()", equalTo(2));
        Browser.api("agent").get("/api/wordings/fields").then().statusCode(403);
    }

    private final String tag = Long.toString(System.nanoTime(), 36);

    private String draft(Map<String, Map<String, Object>> wordings) {
        String audience = Browser.audience("""
                email,phone,name,language
                aino-%1$s@town.example,+13035550168,Aino,en
                omar-%1$s@town.example,,Omar,ar
                """.formatted(tag));
        return Browser.api("manager").body(Map.of("purpose", "UPDATE", "audience", audience, "wordings", wordings))
                .post("/api/incidents/{id}/notices", Browser.incident("River over its banks", "LIVE")).then().statusCode(201)
                .extract().path("id");
    }

    /** The compose form as a browser would send it. */
    private static RequestSpecification form(Document page) {
        String token = "t".repeat(43);
        RequestSpecification form = Browser.of("manager").redirects().follow(false).cookie("csrf-broadcast", token)
                .formParam("csrf-token", token).contentType("application/x-www-form-urlencoded; charset=UTF-8");
        page.select("#compose :is(input, textarea, select)").forEach(field -> {
            boolean off = List.of("checkbox", "radio").contains(field.attr("type")) && !field.hasAttr("checked");
            String name = field.attr("name");
            if (!off && !name.isEmpty() && !List.of("then", "keep-as", "template", "find", "csrf-token").contains(name)
                    && !name.startsWith("fill."))
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
