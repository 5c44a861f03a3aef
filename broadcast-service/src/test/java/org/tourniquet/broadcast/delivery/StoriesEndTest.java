package org.tourniquet.broadcast.delivery;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.delivery.pulse.Pulse;
import org.tourniquet.broadcast.incident.Mode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** "It is fixed" reaches those who have only told us a story: by itself, each once, never beside the notice's own message. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class StoriesEndTest extends OnRealParts {
    @Inject
    Pulse pulse;
    @Inject
    StoriesEnd end;

    private final String who = tag();

    @Test
    void whoever_told_a_story_hears_it_once_in_their_language_over_what_they_used() throws Exception {
        String incident = Browser.incident("No water", "LIVE");
        String audience = Browser.audience("email,name\nown@%s.example,Own\n".formatted(who));
        story(incident, Medium.EMAIL, "own@%s.example".formatted(who), "en", "LIVE");
        UUID twice = story(incident, Medium.EMAIL, "old@%s.example".formatted(who), "fi", "LIVE");
        story(incident, twice, Medium.EMAIL, "only@%s.example".formatted(who), "fi", "LIVE");
        story(incident, Medium.EMAIL, "only@%s.example".formatted(who), "fi", "LIVE");
        story(incident, Medium.SMS, "+12025550163", "en", "LIVE");
        story(Browser.incident("Another", "LIVE"), Medium.EMAIL, "other@%s.example".formatted(who), "en", "LIVE");
        story(incident, Medium.EMAIL, "drill@%s.example".formatted(who), "en", "DRILL");
        until(() -> mails("only@" + who + ".example").size() == 2 && texts("+12025550163") == 1);

        String fixed = notice(incident, audience, "FIXED");
        as("manager").get("/api/notices/{id}/forecast", fixed).then().statusCode(200).body("stories", equalTo(2));
        Browser.of("manager").get("/notices/{id}", fixed).then().body(containsString("who told us their story"));
        Browser.letOut(fixed);
        until(() -> mails("only@" + who + ".example").size() == 3 && texts("+12025550163") == 2);
        Map<String, Object> mail = mails("only@" + who + ".example").getFirst();
        assertEquals("Vesi on palannut", mail.get("subject"));
        assertTrue(mail.get("text").toString().contains("Hanat toimivat taas."), mail.toString());
        until(() -> progress(fixed).extract().<Boolean> path("complete"));
        progress(fixed).body("people.total", equalTo(1)).body("stories.people", equalTo(2));
        until(() -> progress(fixed).extract().<Integer> path("stories.accounted") == 2);
        end.once();
        carryFor(Duration.ofSeconds(2));
        assertEquals(3, mails("only@" + who + ".example").size(), "never twice");
        assertEquals(2, mails("own@" + who + ".example").size(), "an answer to the story, and the notice's own mail");
        assertEquals(1, mails("old@" + who + ".example").size(), "they went on over another address");
        assertEquals(1, mails("other@" + who + ".example").size());
        Browser.of("manager").get("/notices/{id}/progress", fixed).then().statusCode(200)
                .body(containsString("2 people who told us their story"));
    }

    @Test
    void what_was_wrong_is_taken_back_from_them_too() throws Exception {
        String incident = Browser.incident("No water", "LIVE");
        story(incident, Medium.EMAIL, "tale@%s.example".formatted(who), "fi", "LIVE");
        until(() -> mails("tale@" + who + ".example").size() == 1);
        String fixed = notice(incident, Browser.audience("email,name\nb@%s.example,B\n".formatted(who)), "FIXED");
        Browser.letOut(fixed);
        until(() -> mails("tale@" + who + ".example").size() == 2);
        until(() -> progress(fixed).extract().<Integer> path("stories.accounted") == 1);
        String correction = as("manager").body(Map.of("right", Map.of("en", "The water is not back yet")))
                .post("/api/notices/{id}/correction", fixed).then().statusCode(200).extract().path("notice");
        as("manager").get("/api/notices/{id}/forecast", correction).then().body("stories", equalTo(1));
        Browser.of("manager").get("/notices/{id}/correction", correction).then().statusCode(200);
        as("manager2").body(Map.of("confirm", "SEND 1")).post("/api/notices/{id}/approval", correction).then().statusCode(200);
        until(() -> mails("tale@" + who + ".example").size() == 3);
        assertTrue(mails("tale@" + who + ".example").getFirst().get("text").toString().contains("The water is not back yet"));
    }

    @Test
    void an_update_and_what_is_for_a_part_of_the_people_tell_no_story() throws Exception {
        String incident = Browser.incident("No water", "LIVE");
        story(incident, Medium.EMAIL, "part@%s.example".formatted(who), "en", "LIVE");
        String audience = Browser.audience("email,name\na@%s.example,A\n".formatted(who));
        String update = notice(incident, audience, "UPDATE");
        as("manager").get("/api/notices/{id}/forecast", update).then().body("stories", equalTo(0));
        Browser.letOut(update);
        until(() -> progress(update).extract().<Boolean> path("complete"));
        end.once();
        progress(update).body("stories", nullValue());
        assertEquals(1, mails("part@" + who + ".example").size());
    }

    @Test
    void who_told_a_story_is_not_silent() throws Exception {
        String incident = Browser.incident("No water", "LIVE");
        String notice = notice(incident,
                Browser.audience(
                        "email,name,language\ntold@%1$s.example,Told,en\nquiet@%1$s.example,Quiet,en\n".formatted(who)),
                "UPDATE");
        Browser.letOut(notice);
        until(() -> progress(notice).extract().<Boolean> path("complete"));
        story(incident, Medium.EMAIL, "told@%s.example".formatted(who), "en", "LIVE");
        until(() -> mails("told@" + who + ".example").size() == 2);
        as("manager").body(Map.of("peopleADay", 5)).put("/api/incidents/{id}/pulse", incident).then().statusCode(200);
        ZoneId town = ZoneId.of("Europe/Helsinki");
        pulse.ask(LocalDate.now(town).plusDays(2).atTime(12, 0).atZone(town).toInstant());
        until(() -> mails("quiet@" + who + ".example").size() >= 2);
        assertEquals(2, mails("told@" + who + ".example").size(), "the update and the answer to the story, and no question");
    }

    private UUID story(String incident, Medium medium, String address, String language, String mode) throws Exception {
        return story(incident, UUID.randomUUID(), medium, address, language, mode);
    }

    /** The desk answers somebody who told their story. */
    private UUID story(String incident, UUID ticket, Medium medium, String address, String language, String mode)
            throws Exception {
        UUID id = UUID.randomUUID();
        broker.requested(json.writeValueAsString(new MessageRequested(id, medium, cipher.seal(address), language,
                medium == Medium.EMAIL ? cipher.seal("Your story") : null, cipher.seal("We have your story."), "TICKET",
                UUID.fromString(incident), Mode.valueOf(mode), ticket, Instant.now(), null, null)));
        assertFalse(address.isEmpty());
        return ticket;
    }

    private static long texts(String to) {
        return Outside.texts.posts.stream().filter(one -> to.equals(one.get("To"))).count();
    }

    private static String notice(String incident, String audience, String purpose) {
        Map<String, Object> wanted = new HashMap<>(Map.of("purpose", purpose, "audience", audience, "media",
                List.of("EMAIL", "SMS"), "wordings",
                Map.of("en", Map.of("subject", "Water is back", "body", "The taps work again.", "sms", "Water is back."), "fi",
                        Map.of("subject", "Vesi on palannut", "body", "Hanat toimivat taas.", "sms", "Vesi on palannut."))));
        return as("manager").body(wanted).post("/api/incidents/{id}/notices", incident).then().statusCode(201).extract()
                .path("id");
    }
}
