package org.tourniquet.triage.assessment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.kit.edge.PublicWeb.Look;
import org.tourniquet.triage.RealDesk;
import org.tourniquet.triage.SetTime;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** A link that leads nowhere is worse than none. */
@QuarkusTest
@RealDesk
class LinksTest {

    @Inject
    Links links;
    @Inject
    SetTime time;

    @BeforeEach
    void nothing_was_looked_at() {
        QuarkusTransaction.requiringNew().run(() -> KnownLink.deleteAll());
    }

    @AfterEach
    void now_again() {
        time.reset();
    }

    private boolean shown(String url) {
        return QuarkusTransaction.requiringNew().call(() -> links.dead(List.of(url)).isEmpty());
    }

    private static List<String> onTheVerdict() {
        return given().get("/api/assessments/" + HelpFormTest.decided()).then().extract().path("next.verdict.links.href");
    }

    @Test
    void one_that_is_gone_is_hidden_at_once_and_back_when_it_answers() {
        String url = onTheVerdict().getFirst();
        links.keep(url, new Look.Answered(404));
        assertFalse(onTheVerdict().contains(url));
        browserOf("editor").get("/links").then().statusCode(200).body(containsString("dead, not shown"))
                .body(containsString(url)).body(containsString("answers with 404"));
        links.keep(url, new Look.Answered(200));
        assertTrue(onTheVerdict().contains(url));
    }

    @Test
    void one_failure_may_be_the_network_two_are_not() {
        String url = onTheVerdict().getFirst();
        links.keep(url, new Look.Silent("does not answer"));
        assertTrue(shown(url));
        links.keep(url, new Look.Answered(503));
        assertFalse(shown(url));
        links.keep(url, new Look.Answered(403));
        assertTrue(shown(url), "a program is not let in, a person is");
    }

    @Test
    void each_is_looked_at_once_a_week_and_a_doubtful_one_soon() {
        String url = links.due(1000).getFirst();
        int all = links.due(1000).size();
        links.keep(url, new Look.Answered(200));
        assertEquals(all - 1, links.due(1000).size());
        time.forward(Duration.ofDays(6));
        assertFalse(links.due(1000).contains(url));
        time.forward(Duration.ofDays(1));
        assertTrue(links.due(1000).contains(url));
        links.keep(url, new Look.Silent("does not answer"));
        time.forward(Duration.ofMinutes(61));
        assertTrue(links.due(1000).contains(url));
    }

    @Test
    void an_address_for_examples_is_not_looked_at_and_the_editor_is_told() {
        assertEquals(null, links.look("https://rivertown.example/flood"));
        links.keep("https://rivertown.example/flood", null);
        browserOf("auditor").get("/links").then().statusCode(200).body(containsString("replace it before you go live"))
                .body(not(containsString("Look again")));
        assertTrue(shown("https://rivertown.example/flood"));
    }

    @Test
    void nobody_makes_us_look_at_anything_else() {
        browserOf("editor").cookie("csrf-triage", "t".repeat(43)).formParam("csrf-token", "t".repeat(43))
                .formParam("url", "https://169.254.169.254/").post("/links").then().statusCode(404);
        assertEquals(0L, QuarkusTransaction.requiringNew().call(() -> KnownLink.count()));
    }

    @Test
    void a_verdict_has_five_links_at_most() {
        assertTrue(onTheVerdict().size() <= 5);
    }

    private static io.restassured.specification.RequestSpecification browserOf(String who) {
        String session = given().redirects().follow(false).formParam("name", who).formParam("password", "demo").post("/login")
                .then().statusCode(302).extract().cookie("tourniquet-session");
        return given().redirects().follow(false).header("Accept", "text/html").cookie("tourniquet-session", session);
    }
}
