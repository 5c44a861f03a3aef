package org.tourniquet.broadcast.door;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.broadcast.directory.ChannelChanged;
import org.tourniquet.broadcast.directory.KnownChannel;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** The machines and the people that put words to the doors. */
@QuarkusTest
@BroadcastTest
class DoorTest {

    @Test
    void a_telephone_fetches_an_announcement_that_follows_the_directory() {
        UUID line = door("PHONE", 1, "Hotline " + UUID.randomUUID(), "+12025550111");
        String chat = "Chat " + UUID.randomUUID();
        UUID other = door("CHAT", 1, chat, "https://rivertown.example/chat");
        Document twiml = Jsoup.parse(given().post("/doors/{id}/announcement.xml", line).then().statusCode(200)
                .contentType("application/xml").extract().asString(), "", Parser.xmlParser());
        assertEquals(List.of("en-GB", "fi-FI"), twiml.select("Say").eachAttr("language").stream().distinct().toList());
        assertTrue(twiml.select("Say[language=en-GB]").text().contains(chat), twiml.text());
        retire(other, "CHAT", chat);
        given().get("/doors/{id}/announcement.xml", line).then().statusCode(200).body(not(containsString(chat)));
        given().get("/doors/{id}/announcement.xml?lang=eo", line).then().statusCode(404).body("code", equalTo("no-voice"));
        given().get("/doors/{id}/announcement.xml", other).then().statusCode(404);
    }

    @Test
    void an_incident_is_in_the_words_while_it_lasts_and_a_drill_never() {
        UUID box = door("EMAIL", 1, "Mailbox " + UUID.randomUUID(), "help@rivertown.example");
        String title = "High water " + UUID.randomUUID();
        String drill = "Only a drill " + UUID.randomUUID();
        String rehearsal = Browser.incident(drill, "DRILL");
        String incident = Browser.incident(title, "LIVE");
        String tag = given().get("/api/doors/{id}?language=fi", box).then().statusCode(200)
                .body("title", equalTo("Näin tavoitat meidät: " + title)).body("form", equalTo("AUTOMATIC_REPLY"))
                .body("text", not(containsString(drill))).extract().header("ETag");
        given().header("If-None-Match", tag).get("/api/doors/{id}?language=fi", box).then().statusCode(304);
        Browser.api("manager").post("/api/incidents/{id}/close", incident).then().statusCode(200);
        Browser.api("manager").post("/api/incidents/{id}/close", rehearsal).then().statusCode(200);
        given().header("If-None-Match", tag).get("/api/doors/{id}?language=fi", box).then().statusCode(200)
                .body("text", not(containsString(title)));
    }

    @Test
    void words_put_in_by_hand_are_marked_as_old_once_the_directory_says_otherwise() {
        UUID box = door("EMAIL", 1, "Letters " + UUID.randomUUID(), "letters@rivertown.example");
        UUID desk = door("DESK", 1, "Desk " + UUID.randomUUID(), "1 Quay Street");
        Document page = page("/console/doors/" + box);
        assertEquals(2, page.select("form input[name=mark]").size(), "a form for each language");
        assertTrue(page.select("textarea").first().text().contains("1 Quay Street"));
        Browser.of("manager").cookie("csrf-broadcast", "t".repeat(43)).formParam("csrf-token", "t".repeat(43))
                .formParam("language", "en").formParam("mark", page.select("input[name=mark]").first().val())
                .redirects().follow(false).post("/console/doors/{id}/taken", box).then().statusCode(303);
        assertTrue(page("/console/doors/" + box).text().contains("says this"));
        retire(desk, "DESK", "Desk");
        assertTrue(page("/console/doors/" + box).text().contains("still says what was true before"));
        Browser.of("agent").get("/console/doors/{id}", box).then().statusCode(403);
    }

    @Test
    void a_sheet_for_the_desk_reads_from_right_to_left_in_arabic() {
        UUID desk = door("DESK", 1, "Counter " + UUID.randomUUID(), "2 Quay Street");
        Document sheet = Jsoup.parse(given().accept("text/html").get("/doors/{id}/sheet?lang=ar", desk).then().statusCode(200)
                .extract().asString());
        assertEquals("rtl", sheet.select("html").attr("dir"));
        assertTrue(sheet.select("main").text().contains("112"));
    }

    private static Document page(String path) {
        return Jsoup.parse(Browser.of("manager").get(path).then().statusCode(200).extract().asString());
    }

    private static UUID door(String kind, long version, String name, String address) {
        UUID id = UUID.randomUUID();
        learn(id, kind, version, name, address, false);
        return id;
    }

    private static void retire(UUID id, String kind, String name) {
        learn(id, kind, 2, name, "gone", true);
    }

    private static void learn(UUID id, String kind, long version, String name, String address, boolean retired) {
        Instant from = Instant.now().minus(Duration.ofDays(1));
        Instant until = from.plus(Duration.ofDays(35));
        QuarkusTransaction.requiringNew().run(() -> KnownChannel.learn(new ChannelChanged(id, version, retired, kind,
                Map.of("en", name), Map.of("en", address), List.of("coverage"), List.of("en", "fi"), "Europe/Helsinki", "FI",
                true, List.of(), "OPEN", null, Map.of(), from, until, List.of(new ChannelChanged.Interval(from, until)),
                Instant.now())));
    }
}
