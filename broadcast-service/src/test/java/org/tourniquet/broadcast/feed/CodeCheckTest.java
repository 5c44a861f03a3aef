package org.tourniquet.broadcast.feed;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.kit.edge.Languages;

import io.quarkus.test.junit.QuarkusTest;

/** "Is this really from you?", asked by the code that stands in every message. */
@QuarkusTest
@BroadcastTest
class CodeCheckTest {

    @Test
    void the_code_stands_in_mail_text_and_banner_and_is_confirmed_with_the_words() {
        String notice = draft("LIVE");
        String code = code(notice);
        assertTrue(code.matches("[3479CDFGHJKMNPQRTWXY]{3}-[3479CDFGHJKMNPQRTWXY]{3}"), code);
        for (String medium : List.of("EMAIL", "SMS", "BANNER"))
            Browser.api("manager").get("/api/notices/{id}/preview?medium=" + medium, notice).then()
                    .body("text", containsString(code));
        Browser.letOut(notice);
        for (String typed : List.of(code, code.toLowerCase(), code.replace("-", " "), " " + code.replace("-", "") + " "))
            given().get("/api/incidents/codes/{code}", typed).then().statusCode(200).body("ours", equalTo(true))
                    .body("code", equalTo(code)).body("subject", equalTo("Water")).body("body", equalTo("The water rises"));
        given().get("/incidents/check?code=" + code).then().statusCode(200).body(containsString("Yes, this is from us."),
                containsString("The water rises"));
        given().redirects().follow(false).get("/incidents/" + code).then().statusCode(303)
                .header("Location", containsString("?code=" + code));
        given().get("/incidents/" + code).then().statusCode(200).body(containsString(code + ": yes, this is from us."));
    }

    @Test
    void drafts_drills_and_made_up_codes_cannot_be_told_apart() {
        String made = given().get("/api/incidents/codes/CDF-GHJ").then().statusCode(200).body("ours", equalTo(false))
                .body("title", nullValue()).extract().asString();
        String drill = draft("DRILL");
        Browser.letOut(drill);
        for (String notice : List.of(draft("LIVE"), drill)) {
            assertEquals(made, given().get("/api/incidents/codes/{code}", code(notice)).then().statusCode(200).extract()
                    .asString());
            given().get("/incidents/" + code(notice)).then().statusCode(404).body(containsString("We did not send this."));
        }
    }

    @Test
    void what_is_not_a_code_is_answered_kindly_and_never_repeated_in_full() {
        given().queryParam("code", "<script>alert(1)</script>").get("/incidents/check").then().statusCode(200)
                .body(containsString("We did not send this."), not(containsString("<script>alert")));
        given().get("/api/incidents/codes/{code}", "x".repeat(2_000)).then().statusCode(200).body("ours", equalTo(false));
    }

    @Test
    void the_page_asks_and_answers_in_six_languages_without_a_script() {
        var headings = new java.util.HashSet<String>();
        for (String language : Languages.ALL) {
            var page = Jsoup
                    .parse(given().get("/incidents/check?lang=" + language).then().statusCode(200).extract().asString());
            assertEquals(0, page.select("script:not([src])").size());
            assertEquals(1, page.select("form[method=get] input[name=code]").size());
            headings.add(page.select("h1").text());
            headings.add(Jsoup.parse(given().get("/incidents/check?code=CDF-GHJ&lang=" + language).asString()).select("h1")
                    .text());
        }
        assertEquals(12, headings.size(), headings.toString());
    }

    @Test
    void a_shortened_link_is_refused() {
        Browser.api("manager").body(Map.of("purpose", "UPDATE", "audience", "EVERYONE", "wordings",
                Map.of("en", Map.of("sms", "Read https://bit.ly/3x")))).post("/api/incidents/{id}/notices",
                        Browser.incident("River", "DRILL"))
                .then().statusCode(422).body("errors[0].code", equalTo("shortened-link"));
    }

    private static String draft(String mode) {
        return Browser.api("manager").body(Map.of("purpose", "UPDATE", "audience",
                Browser.audience("email,name\nanna@town.example,Anna\n"), "wordings",
                Map.of("en", Map.of("subject", "Water", "body", "The water rises", "sms", "The water rises", "banner",
                        "Water"))))
                .post("/api/incidents/{id}/notices", Browser.incident("River over its banks", mode)).then().statusCode(201)
                .extract().path("id");
    }

    private static String code(String notice) {
        return Browser.api("manager").get("/api/notices/{id}/code", notice).then().statusCode(200).extract().path("code");
    }
}
