package org.tourniquet.broadcast.notice;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;

import io.quarkus.test.junit.QuarkusTest;

/** The managers' pages: what needs them now, and a notice with the eyes of one person before it goes. */
@QuarkusTest
@BroadcastTest
class ConsoleTest {

    @Test
    void each_manager_is_shown_first_what_needs_them_first() {
        String incident = Browser.incident("Needs " + System.nanoTime(), "LIVE");
        assertTrue(needs("manager", incident).contains("First: tell everyone how to reach you."));
        String notice = draft(incident);
        assertTrue(needs("manager", incident).contains("Your draft of “Update” is not handed in."));
        Browser.api("manager").post("/api/notices/{id}/submission", notice).then().statusCode(200);
        assertTrue(needs("manager", incident).contains("“Update” waits for Henrik Aalto"));
        assertTrue(needs("manager2", incident).startsWith("Maria Lind asks you to approve “Update”."));
        assertEquals(1, page("manager2", "/console/incidents/" + incident).select(".needs :is(a.button, button):not(.quiet)")
                .size(), "one full button");
        assertTrue(page("auditor", "/console/incidents/" + incident).select(".needs").isEmpty());
    }

    @Test
    void a_notice_is_seen_with_the_eyes_of_one_person_of_its_audience() {
        String tag = Long.toString(System.nanoTime(), 36);
        String notice = draft(Browser.incident("River over its banks", "LIVE"), Browser.audience("""
                email,phone,name,language,safe_contact
                aino.%1$s@town.example,+12025550173,Aino %1$s,fi,no
                ,+12025550174,Bela %1$s,hu,yes
                """.formatted(tag)));
        Document aino = page("manager", "/notices/" + notice + "?find=Aino%20" + tag);
        assertEquals("As Aino " + tag + " gets it", aino.select("#looks").text());
        assertTrue(aino.select(".bubble").text().contains("Vesi nousee"), aino.select(".bubble").text());
        assertTrue(aino.select(".texted").text().contains("1 part"));
        assertTrue(aino.select("pre.plain").text().contains("Hei Aino " + tag));
        assertTrue(aino.select("#previews iframe").attr("src").contains("recipient="));
        assertTrue(aino.select(".ways").text().contains("202\u2011555\u20110173"), aino.select(".ways").text());

        Document bela = page("manager", "/notices/" + notice + "?find=%2B1%20202-555-0174");
        assertTrue(bela.select(".looks").text().contains("No mail: this person has no mail address."));
        assertTrue(bela.select(".looks").text().contains("Contacted with care"));
        assertTrue(page("manager", "/notices/" + notice + "?find=nobody-" + tag).select(".looks").text()
                .contains("Nobody in this audience by that name"));
    }

    @Test
    void the_enter_key_in_a_field_saves_a_draft_and_never_hands_it_in() {
        String notice = draft(Browser.incident("River over its banks", "LIVE"));
        assertEquals("save", page("manager", "/notices/" + notice).select("#compose button").first().attr("value"));
    }

    @Test
    void finding_a_person_belongs_to_the_audience() {
        assertEquals("Audience", page("manager", "/recipients?q=x").select("nav a[aria-current]").text());
        assertEquals("Incidents", page("manager", "/").select("nav a[aria-current]").text());
    }

    @Test
    void the_example_file_is_imported_without_a_rejected_row() {
        String csv = Browser.of("manager").accept("*/*").get("/audiences/example.csv").then().statusCode(200)
                .header("Content-Disposition", containsString("attachment")).extract().asString();
        Document full = page("manager", "/audiences/" + Browser.audience(csv));
        assertEquals("4", full.select(".figures dd").text());
        String empty = Browser.api("manager").body(Map.of("name", "Empty " + System.nanoTime())).post("/api/audiences")
                .path("id");
        Browser.of("manager").get("/audiences/{id}", empty).then().body(containsString("/audiences/example.csv"),
                containsString("safe_contact"), not(containsString("<table")));
    }

    private static String needs(String who, String incident) {
        return page(who, "/console/incidents/" + incident).select(".needs").text();
    }

    private static Document page(String who, String path) {
        return Jsoup.parse(Browser.of(who).urlEncodingEnabled(false).get(path).then().statusCode(200).extract().asString());
    }

    private static String draft(String incident) {
        return draft(incident, Browser.audience("email,name\nanna@town.example,Anna\n"));
    }

    private static String draft(String incident, String audience) {
        return Browser.api("manager").body(Map.of("purpose", "UPDATE", "audience", audience, "wordings",
                Map.of("en", Map.of("subject", "Water", "body", "Hello {{name}}", "sms", "The water rises", "banner", "Water"),
                        "fi", Map.of("subject", "Vesi", "body", "Hei {{name}}", "sms", "Vesi nousee", "banner", "Vesi"))))
                .post("/api/incidents/{id}/notices", incident).then().statusCode(201).extract().path("id");
    }
}
