package org.tourniquet.triage.assessment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.triage.RealDesk;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** Nobody is asked for what we know: the link in a mail brings the address it was sent to, sealed. */
@QuarkusTest
@RealDesk
class PersonalLinkTest {

    @Inject
    FieldCipher cipher;

    private String sealed() {
        return cipher.seal("{\"id\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"name\":\"Anna Berg\",\"email\":\"anna@example.com\"}");
    }

    private static String begun(String recipient) {
        String page = HelpFormTest.browser().queryParam("protocol", "natural-disaster").queryParam("r", recipient).get("/help")
                .then().statusCode(200).extract().asString();
        assertFalse(page.contains("anna@"), "nobody reads it over a shoulder");
        Matcher key = Pattern.compile("name=\"key\" value=\"([^\"]+)\"").matcher(page);
        assertTrue(key.find());
        String at = HelpFormTest.browser().formParams(Map.of("protocol", "natural-disaster", "r", recipient, "key",
                key.group(1), "question", "safety", "go", "none")).post("/help").header("Location");
        return at.substring(at.lastIndexOf('/') + 1);
    }

    @Test
    void who_came_by_a_mail_is_reached_there_without_being_asked() {
        String token = begun(sealed());
        HelpFormTest.says(token, "horizon", "hours");
        HelpFormTest.says(token, "present", List.of("power"));
        HelpFormTest.browser().get("/help/" + token).then().body(containsString("a•••@example.com"))
                .body(containsString("Reach me another way"));
        String passport = given().get("/api/assessments/" + token).then().extract().path("passport");
        given().auth().preemptive().basic("lead", "demo").get("/api/stories/" + passport).then()
                .body("person.email", equalTo("anna@example.com")).body("person.name", equalTo("Anna Berg"));
    }

    @Test
    void programs_may_bring_it_too() {
        String token = given().contentType(ContentType.JSON)
                .body(Map.of("protocol", "natural-disaster", "recipient", sealed())).post("/api/assessments").then()
                .statusCode(201).extract().path("token");
        HelpFormTest.says(token, "safety", List.of("LIFE"));
        String passport = given().get("/api/assessments/" + token).then().extract().path("passport");
        given().auth().preemptive().basic("lead", "demo").get("/api/stories/" + passport).then()
                .body("person.email", equalTo("anna@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "AAAAAAAAAAAAAAAAAAAAAA", "cut:off", "a:b:c", "x" })
    void a_link_from_a_text_or_one_that_was_cut_still_leads_to_help(String recipient) {
        String token = begun(recipient);
        HelpFormTest.says(token, "horizon", "hours");
        HelpFormTest.says(token, "present", List.of("power"));
        String passport = given().get("/api/assessments/" + token).then().extract().path("passport");
        given().auth().preemptive().basic("lead", "demo").get("/api/stories/" + passport).then().statusCode(200)
                .body("person.email", nullValue());
        assertEquals(303, HelpFormTest.browser().formParam("key", UUID.randomUUID().toString()).formParam("question", "horizon")
                .formParam("value", "days").post("/help/" + token).statusCode());
    }

    @Test
    void a_choice_of_protocols_keeps_the_link() {
        HelpFormTest.browser().get("/help?r=AAAA").then().statusCode(200).body(containsString("/help?protocol="))
                .body(containsString("r=AAAA"));
    }
}
