package org.tourniquet.directory.finder;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.local.postgres.PostgresForTests;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class ContactPagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | ltr | How can we help you now?
            fr | ltr | Comment pouvons-nous vous aider maintenant
            fi | ltr | Miten voimme auttaa sinua nyt?
            hu | ltr | Hogyan segíthetünk most?
            eo | ltr | Kiel ni povas helpi vin nun?
            ar | rtl | كيف يمكننا مساعدتك الآن؟
            """)
    void everybody_reads_it_in_their_language(String language, String direction, String question) {
        String page = given().header("Accept-Language", language).get("/contact").then().statusCode(200)
                .body(containsString("<html lang=\"" + language + "\" dir=\"" + direction + "\"")).extract().asString();
        assertTrue(page.contains(question), question);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Mon–Fri 08:00–18:00
            fr | lun.–ven. 08:00–18:00
            ar | الاثنين–الجمعة 08:00–18:00
            """)
    void the_poster_says_what_lasts_and_nothing_of_this_hour(String language, String week) {
        given().header("Accept-Language", language).get("/contact/poster").then().statusCode(200)
                .body(containsString("<svg viewBox=\"0 0")).body(containsString(week)).body(containsString("+1 202-555-0111"))
                .body(not(containsString("class=\"pill")));
    }

    @Test
    void one_need_gets_one_answer_with_its_reason() {
        given().queryParam("need", "crisis").get("/contact").then().statusCode(200)
                .body(containsString("href=\"tel:+12025550111\"")).body(containsString("+1\u00a0202\u2011555\u20110111"))
                .body(containsString("A person answers here.")).body(containsString("Town-hall desk"))
                .body(containsString("href=\"tel:112\""));
        given().queryParam("need", "crisis").queryParam("constraint", "no-voice").get("/contact").then()
                .body(not(containsString("href=\"tel:")));
    }

    @Test
    void caches_may_keep_it_and_ask_again() {
        String tag = given().get("/contact").then().header("Cache-Control", containsString("public, max-age="))
                .header("Vary", containsString("Accept-Language")).header("Set-Cookie", nullValue()).extract().header("ETag");
        given().header("If-None-Match", tag).get("/contact").then().statusCode(304);
    }

    @Test
    void a_route_is_kept_by_caches_only_as_long_as_it_is_true() {
        String kept = given().get("/api/route?need=crisis").then().header("Vary", containsString("Accept-Language")).extract()
                .header("Cache-Control");
        assertTrue(kept.matches("public, max-age=([0-9]|[12][0-9]|30)"), kept);
    }

    @Test
    void search_engines_read_the_same_facts() {
        given().get("/contact.json").then().statusCode(200).contentType("application/ld+json")
                .body("contactPoint.telephone", hasItem("+12025550111"))
                .body("location[0].openingHoursSpecification[0].opens", is("08:00"))
                .body("location[0].openingHoursSpecification[0].dayOfWeek", hasSize(5));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"><script>alert(1)</script>", "crisis' or 1=1", "nobody-serves-this" })
    void a_need_that_nobody_knows_shows_the_needs_again(String need) {
        given().queryParam("need", need).get("/contact").then().statusCode(200).body(containsString("How can we help you now?"))
                .body(not(containsString("alert(1)")));
    }

    @Test
    void a_route_names_the_best_way_and_why() {
        given().queryParam("need", "crisis").queryParam("language", "fi").queryParam("at", "2026-11-22T03:00:00+02:00")
                .get("/api/route").then().statusCode(200).body("best.channel.name", is("Yölinja")).body("best.open", is(true))
                .body("best.reason", is("Täällä ihminen vastaa yötä päivää.")).body("best.expectedWait", is(120))
                .body("alternatives[0].channel.kind", is("DESK")).body("alternatives[0].open", is(false))
                .body("alternatives[0].opensAt", is("2026-11-23T08:00:00+02:00"));
    }

    @Test
    void who_cannot_speak_at_night_is_led_to_a_human_who_is_there_and_told_when_the_desk_opens() {
        given().queryParam("need", "crisis").queryParam("constraint", "no-voice").queryParam("at", "2026-11-22T03:00:00+02:00")
                .get("/api/route").then().statusCode(200).body("best.channel.kind", is("TEXT")).body("best.open", is(true))
                .body("best.reason", is("A person answers here, whatever it is about."))
                .body("alternatives[0].channel.kind", is("DESK")).body("alternatives[0].open", is(false))
                .body("alternatives[0].opensAt", is("2026-11-23T08:00:00+02:00"));
    }

    @Test
    void at_night_a_need_names_what_opens_first_and_who_is_there_until_then() {
        given().queryParam("need", "technical").queryParam("at", "2026-11-22T03:00:00+02:00").get("/api/route").then()
                .body("best.channel.name", is("Chat with IT")).body("best.open", is(false))
                .body("best.reason", containsString("opens first"))
                .body("alternatives.channel.name", hasItem("Night hotline")).body("alternatives.open", not(hasItem(false)));
    }

    @Test
    void a_need_nobody_serves_still_names_people() {
        given().queryParam("need", "power-cut").get("/api/route").then().statusCode(200).body("best", nullValue())
                .body("alternatives.channel.name", hasItem("Night hotline"));
    }

    @Test
    void a_question_that_makes_no_sense_is_refused_as_a_whole() {
        given().queryParam("constraint", "no-legs").queryParam("at", "soon").get("/api/route").then().statusCode(422)
                .contentType(equalTo("application/problem+json")).body("errors.pointer", hasItem("/need"))
                .body("errors.pointer", hasItem("/constraint")).body("errors.pointer", hasItem("/at"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "fr", "fi", "hu", "eo", "ar" })
    void no_sentence_is_left_in_english(String language) throws IOException {
        Properties sentences = new Properties();
        try (InputStream file = ContactMessages.class.getResourceAsStream("/messages/contact_" + language + ".properties")) {
            sentences.load(new java.io.InputStreamReader(file, java.nio.charset.StandardCharsets.UTF_8));
        }
        TreeSet<String> wanted = new TreeSet<>();
        for (var method : ContactMessages.class.getDeclaredMethods())
            wanted.add(method.getName());
        assertEquals(wanted, new TreeSet<>(sentences.stringPropertyNames()));
    }
}
