package org.tourniquet.triage.assessment;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.triage.RealDesk;
import org.tourniquet.triage.protocol.Issue;
import org.tourniquet.triage.protocol.Protocol;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Every shipped protocol as a person meets it: chosen by its situation, and each of its issues with both ways out. */
@QuarkusTest
@RealDesk
class ShippedPagesTest {

    private static final int MOST_BYTES = 20_000;
    private static final List<String> LANGUAGES = List.of("en", "fr", "fi", "hu", "eo", "ar");
    private static final List<String> SHIPPED = List.of("natural-disaster", "health-personal", "business-failure",
            "service-outage");

    @Test
    void who_comes_without_an_incident_chooses_the_situation_in_their_own_words() {
        for (String language : LANGUAGES) {
            String page = page("/help", language);
            for (String key : SHIPPED)
                assertTrue(page.contains(escaped(ProtocolJson.shipped(key).situation().in(language))), key + " " + language);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "natural-disaster", "health-personal", "business-failure", "service-outage" })
    void each_issue_shows_both_ways_what_is_hard_and_help_elsewhere(String key) {
        Protocol protocol = ProtocolJson.shipped(key);
        for (int i = 0; i < protocol.issues().size(); i++) {
            Issue issue = protocol.issues().get(i);
            String language = LANGUAGES.get(i % LANGUAGES.size());
            String token = begin(key, language, "none");
            post(token, language, Map.of("question", "horizon", "value", "days"));
            post(token, language, Map.of("question", "present", "go", "ticks", "value", issue.id()));
            if (issue.bindsFlag().isPresent()) // is asked about safety once more
                post(token, language, Map.of("question", "safety", "go", "none"));
            String page = page("/help/" + token, language);
            for (Issue.Way way : issue.stopTheBleeding())
                assertTrue(page.contains(escaped(way.label().in(language))), key + " " + way.id() + " " + language);
            issue.complications().forEach(c -> assertTrue(page.contains(escaped(c.in(language))), c.in(language)));
            issue.links().forEach(l -> assertTrue(page.contains(l.url(language)), l.url(language)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "natural-disaster", "health-personal", "business-failure", "service-outage" })
    void a_thought_of_suicide_meets_a_human_word_and_a_number_in_every_language(String key) {
        var flag = ProtocolJson.shipped(key).flag("SELF_HARM").orElseThrow();
        for (String language : LANGUAGES) {
            String page = page("/help/" + begin(key, language, "SELF_HARM"), language);
            assertTrue(page.contains(escaped(flag.message().in(language))), key + " " + language);
            flag.immediateSteps().forEach(s -> assertTrue(page.contains(escaped(s.in(language))), s.in(language)));
            assertTrue(page.contains("tel:112"));
            assertFalse(page.contains("class=\"ask\""), "nothing more is asked");
        }
    }

    private static String begin(String key, String language, String safety) {
        String first = page("/help?protocol=" + key, language);
        var found = Pattern.compile("name=\"key\" value=\"([^\"]+)\"").matcher(first);
        assertTrue(found.find());
        var form = browser(language).formParam("protocol", key).formParam("key", found.group(1)).formParam("question",
                "safety");
        Response began = (safety.equals("none") ? form.formParam("go", "none")
                : form.formParam("go", "ticks").formParam("value", safety)).post("/help");
        assertEquals(303, began.statusCode());
        var token = Pattern.compile("/help/([\\w-]+)").matcher(began.header("Location"));
        assertTrue(token.find());
        return token.group(1);
    }

    private static void post(String token, String language, Map<String, String> form) {
        assertEquals(303, browser(language).formParams(form).formParam("key", UUID.randomUUID().toString())
                .post("/help/" + token).statusCode());
    }

    private static String page(String path, String language) {
        Response response = browser(language).get(path);
        assertEquals(200, response.statusCode(), path);
        assertTrue(response.asString().getBytes(StandardCharsets.UTF_8).length < MOST_BYTES, path + " under 20 kB");
        return response.asString();
    }

    private static RequestSpecification browser(String language) {
        return given().redirects().follow(false).header("Accept", "text/html").cookie("tourniquet-lang", language);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
