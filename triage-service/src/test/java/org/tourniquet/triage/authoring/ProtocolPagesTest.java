package org.tourniquet.triage.authoring;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Protocols as an editor's and a lead's browser see them, without script. */
@QuarkusTest
@RealDesk
class ProtocolPagesTest {

    private static final String TOKEN = "t".repeat(43);

    private RequestSpecification as(String who) {
        String session = given().redirects().follow(false).formParam("name", who).formParam("password", "demo").post("/login")
                .then().statusCode(302).extract().cookie("tourniquet-session");
        return given().redirects().follow(false).header("Accept", "text/html").cookie("csrf-triage", TOKEN)
                .cookie("tourniquet-session", session);
    }

    private ValidatableResponse page(String who, String path) {
        return as(who).get(path).then().statusCode(200);
    }

    private ValidatableResponse post(String who, String path, Map<String, ?> form) {
        return as(who).formParams(form).formParam("csrf-token", TOKEN).post(path).then();
    }

    private void upload(String key, String content) {
        as("editor").multiPart("file", key + ".json", content.getBytes(StandardCharsets.UTF_8), "application/json")
                .multiPart("csrf-token", TOKEN).post("/protocols").then().statusCode(303)
                .header("Location", endsWith("/protocols/" + key + "/1"));
    }

    @Test
    void everybody_who_works_with_protocols_sees_them_with_their_languages_and_agents_do_not() {
        page("auditor", "/protocols").body(containsString("Natural disaster"), containsString("none reviewed yet"),
                not(containsString("Upload")));
        as("agent").get("/protocols").then().statusCode(403);
        page("editor", "/protocols/natural-disaster/1?lang=fi").body(containsString("lang=\"fi\""),
                containsString("What drives what: 14 influences between 9 issues"), containsString("The same as a table"),
                containsString("Begin the next version"), not(containsString("Check and publish")));
        page("auditor", "/protocols/natural-disaster/1?lang=ar").body(containsString("dir=\"rtl\""));
        as("editor").header("Accept", "*/*").get("/protocols/natural-disaster/1/file").then().statusCode(200)
                .header("Content-Disposition", containsString("natural-disaster-1.json"));
    }

    @Test
    void from_an_upload_through_its_problems_to_the_published_version_and_what_the_next_one_changes() {
        var written = Written.protocol("by-hand");
        Written.at(written, "/issues/0/label").remove("fi");
        upload("by-hand", written.toString());
        page("editor", "/protocols/by-hand/1").body(stringContainsInOrder("id=\"issues-0\"", "E-LOCALE",
                "This text is missing in “fi”", "id=\"issues-1\""), containsString("1 to correct"));

        page("editor", "/protocols/by-hand/piece?at=/issues/0/label").body(containsString("&quot;en&quot;"));
        post("editor", "/protocols/by-hand/piece", Map.of("at", "/issues/0/label", "text", "{\"en\": \"Care\", "))
                .statusCode(400)
                .body(containsString("neither JSON nor YAML"), containsString("{&quot;en&quot;: &quot;Care&quot;, "));
        post("editor", "/protocols/by-hand/piece", Map.of("at", "/issues/0/kind", "text", "[]")).statusCode(422)
                .body(containsString("Here belongs a name"));
        post("editor", "/protocols/by-hand/piece", Map.of("at", "/issues/0/label", "text", "en: Care\nfi: Hoitoa"))
                .statusCode(303).header("Location", endsWith("/protocols/by-hand/1#issues-0"));
        post("editor", "/protocols/by-hand/sign-off", Map.of("language", "fi")).statusCode(409)
                .body(containsString("You wrote these safety texts, so somebody else has to sign them"));
        page("editor", "/protocols/by-hand/1").body(containsString("You wrote these texts; somebody else signs."));
        page("lead", "/protocols/by-hand/1").body(containsString("not yet reviewed"),
                not(containsString("You wrote these texts")));
        post("lead", "/protocols/by-hand/sign-off", Map.of("language", "fi")).statusCode(303);
        page("editor", "/protocols/by-hand/1").body(not(containsString("1 to correct")), containsString("Care"),
                containsString("signed off safety texts"), containsString("signed-by\">lead, "));

        post("editor", "/protocols/by-hand/publication", Map.of("version", 1)).statusCode(403);
        post("lead", "/protocols/by-hand/publication", Map.of("version", 1)).statusCode(303)
                .header("Location", endsWith("/protocols/by-hand/1"));
        page("lead", "/protocols/by-hand/1").body(containsString("active"), containsString("SHA-256"));

        post("editor", "/protocols/by-hand/draft", Map.of("from", 1)).statusCode(303)
                .header("Location", endsWith("/protocols/by-hand/2"));
        post("editor", "/protocols/by-hand/piece", Map.of("at", "/issues/1/basePoints", "text", "900")).statusCode(303);
        page("lead", "/protocols/by-hand/2/comparison").body(containsString("issues / power / basePoints"),
                containsString("Nobody has answered this protocol yet"), containsString("of 2000 decisions would be others"),
                containsString("Check and publish version 2"));
        post("editor", "/protocols/by-hand/2/removal", Map.of()).statusCode(303);
        post("editor", "/protocols/by-hand/1/removal", Map.of()).statusCode(409)
                .body(containsString("New assessments begin with this version"));
        post("lead", "/protocols/by-hand/publication", Map.of("version", 1)).statusCode(409)
                .body(containsString("There is no draft of this protocol"));
    }

    @Test
    void a_crowd_shows_how_many_questions_are_asked_and_what_comes_first() {
        page("auditor", "/protocols/natural-disaster/1/simulation?people=500&model=NOISY").body(
                containsString("500 made-up people"), containsString("questions on average"),
                containsString("are decided as by the full questionnaire"), containsString("Someone needs a doctor"));
    }

    @Test
    void one_walks_through_as_a_person_with_every_point_on_the_table_and_nothing_is_stored() {
        page("lead", "/protocols/natural-disaster/1/walk").body(containsString("type=\"checkbox\""),
                containsString("Everybody is asked this"));
        String far = "/protocols/natural-disaster/1/walk?a=safety=&a=horizon=hours&a=present=shelter,paperwork"
                + "&a=pick-danger=shelter";
        page("lead", far).body(containsString("Why: every point"), containsString("32"),
                containsString("It can decide between"));
        page("lead", far + "&q=pick-time&v=paperwork").body(containsString("pick-time=paperwork"));
        page("lead", far + "&q=pick-time").body(containsString("Choose one of the answers."));
        page("lead", "/protocols/natural-disaster/1/walk?q=safety&v=LIFE").body(containsString("emergency"),
                containsString("red flag"));
        given().redirects().follow(false).get("/protocols/natural-disaster/1/walk").then().statusCode(302);
    }
}
