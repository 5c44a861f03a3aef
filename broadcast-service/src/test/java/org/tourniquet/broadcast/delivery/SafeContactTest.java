package org.tourniquet.broadcast.delivery;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Who must be contacted with care gets one neutral text and not a byte of the matter; and how a person's ways are changed. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class SafeContactTest extends OnRealParts {
    private static final String NEUTRAL = "(Message from Rivertown City Services\\. Please (ring \\S.* |contact us )when you can talk safely\\.)";
    private static int numbers = 50;
    private final String tag = tag();
    private final String phone = "+1312555" + String.format("%04d", 100 + numbers++);
    private final String mail = "dora@" + tag + ".example";

    @Test
    void no_byte_of_the_matter_leaves_whatever_is_sent() throws JsonProcessingException {
        String audience = Browser.audience("email,phone,name,language,safe_contact\n%s,%s,Dora Matter,en,yes\n"
                .formatted(mail, phone));
        String incident = Browser.incident("Clinic matter " + tag, "LIVE");
        for (String purpose : List.of("UPDATE", "CORRECTION", "HOW_TO_REACH_US")) {
            Map<String, Object> wish = new HashMap<>(Map.of("purpose", purpose, "audience", audience, "media",
                    List.of("EMAIL", "SMS")));
            if (!purpose.equals("HOW_TO_REACH_US"))
                wish.put("wordings", Map.of("en", Map.of("subject", "The matter", "body", "The matter {{contact}} {{help}}",
                        "sms", "The matter {{contact}} {{name}}")));
            String notice = as("manager").body(wish).post("/api/incidents/{id}/notices", incident).then().statusCode(201)
                    .extract().path("id");
            Browser.letOut(notice);
            until(() -> progress(notice).extract().<Boolean> path("complete"));
            progress(notice).body("people.accounted", equalTo(1)).body("media.SMS.accepted", equalTo(1));
        }
        settled(wish("SMS", phone, incident));
        // a mail to them becomes a text
        settled(wish("EMAIL", mail, incident));
        List<Map<String, String>> texts = Outside.texts.posts.stream().filter(post -> phone.equals(post.get("To"))).toList();
        assertEquals(5, texts.size());
        for (Map<String, String> text : texts) {
            assertTrue(text.get("Body").matches(NEUTRAL), text.get("Body"));
            for (String matter : List.of("matter", "Clinic", tag, incident, "http", "/incidents", "/help", "Dora"))
                assertFalse(text.get("Body").toLowerCase().contains(matter.toLowerCase()), text.get("Body"));
        }
        assertEquals(List.of(), mails(mail));
    }

    @Test
    void who_writes_to_us_by_text_is_answered_in_the_talk_they_began() throws Exception {
        Browser.audience("phone,name,language,safe_contact\n%s,Dora,en,yes\n".formatted(phone));
        String id = String.valueOf(UUID.randomUUID());
        Map<String, Object> question = new HashMap<>(wish("SMS", phone, null));
        question.put("purpose", "ASSESSMENT");
        settled(question);
        assertTrue(last().matches(NEUTRAL), last());
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew().run(() -> io.quarkus.arc.Arc.container()
                .instance(jakarta.persistence.EntityManager.class).get().createNativeQuery("""
                        insert into reply (external_id, medium, sender, sealed_address, sealed_body, received_at, published_at)
                        values (?1, 'SMS', ?2, ?3, ?3, now(), now())""").setParameter(1, "SM" + id)
                .setParameter(2, cipher.fingerprint(phone)).setParameter(3, cipher.seal("EN")).executeUpdate());
        question.put("id", UUID.randomUUID());
        settled(question);
        assertEquals("The matter is open", last());
    }

    @Test
    void a_persons_ways_are_ordered_added_and_taken_away() {
        String person = person();
        as("manager").body(Map.of("addresses", List.of(Map.of("medium", "EMAIL", "address", mail), Map.of("medium", "EMAIL",
                "address", "second@" + tag + ".example"), Map.of("medium", "SMS", "address", phone)), "preferredMedium", "SMS"))
                .put("/api/recipients/{id}", person).then().statusCode(200).body("addresses", hasSize(3))
                .body("addresses[0].medium", equalTo("SMS")).body("addresses[1].address", equalTo(mail))
                .body("addresses[2].position", equalTo(3));
        String seen = as("manager").get("/api/recipients/{id}", person).path("updatedAt");
        as("manager").body(Map.of("addresses", List.of(Map.of("medium", "SMS", "address", "911"), Map.of("medium", "EMAIL",
                "address", "a@localhost"), Map.of("medium", "BANNER", "address", "x"), Map.of("medium", "EMAIL")), "language",
                "Finnish", "timeZone", "Mars/Olympus")).put("/api/recipients/{id}", person).then().statusCode(422)
                .body("errors", hasSize(6)).body("errors.pointer", hasItem("/addresses/0/address"));
        as("manager").body(Map.of("addresses", List.of(Map.of("medium", "EMAIL", "address", mail), Map.of("medium", "EMAIL",
                "address", mail.toUpperCase())))).put("/api/recipients/{id}", person).then().statusCode(422)
                .body("errors[0].code", equalTo("twice"));
        as("manager").body(Map.of("addresses", List.of(), "safeContact", true, "seen", seen))
                .put("/api/recipients/{id}", person).then().statusCode(200).body("addresses", hasSize(0))
                .body("safeContact", equalTo(true));
        as("manager").body(Map.of("safeContact", false, "seen", seen)).put("/api/recipients/{id}", person).then()
                .statusCode(409).body("code", equalTo("changed-meanwhile"));
        as("auditor").body(Map.of("safeContact", false)).put("/api/recipients/{id}", person).then().statusCode(403);
    }

    @Test
    void the_page_changes_the_order_without_script() {
        String person = person();
        Document form = Jsoup.parse(Browser.of("manager").get("/recipients/{id}/change", person).then().statusCode(200)
                .extract().asString());
        Map<String, Object> typed = new HashMap<>(Map.of("medium.0", "EMAIL", "address.0", mail, "medium.1", "SMS", "address.1",
                phone, "language", "fi", "timeZone", "", "country", "", "seen", form.select("[name=seen]").val(), "then",
                "up.1"));
        Document moved = Jsoup.parse(Browser.form("manager").formParams(typed).post("/recipients/" + person + "/change").then()
                .statusCode(200).extract().asString());
        assertEquals(phone, moved.select("[name=address.0]").val());
        typed.putAll(Map.of("medium.0", "SMS", "address.0", phone, "medium.1", "EMAIL", "address.1", "nonsense", "then",
                "save"));
        Browser.form("manager").formParams(typed).post("/recipients/" + person + "/change").then().statusCode(422)
                .body(containsString("#address.1"));
        typed.put("address.1", mail);
        Browser.form("manager").formParams(typed).post("/recipients/" + person + "/change").then().statusCode(303);
        as("manager").get("/api/recipients/{id}", person).then().body("addresses[0].address", equalTo(phone))
                .body("language", equalTo("fi"));
    }

    private String person() {
        Browser.audience("email,phone,name\n%s,%s,Dora\n".formatted(mail, phone));
        return as("manager").get("/api/recipients?q=" + mail).then().statusCode(200).extract().path("items[0].id");
    }

    private Map<String, Object> wish(String medium, String address, String incident) {
        Map<String, Object> wish = new HashMap<>(Map.of("id", UUID.randomUUID(), "medium", medium, "sealedAddress",
                cipher.seal(address), "language", "en", "sealedBody", cipher.seal("The matter is open"), "purpose", "TICKET",
                "mode", "LIVE", "requestedAt", Instant.now()));
        if (incident != null)
            wish.put("incident", incident);
        return wish;
    }

    private void settled(Map<String, Object> wish) throws JsonProcessingException {
        broker.requested(json.writeValueAsString(wish));
        String id = wish.get("id").toString();
        until(() -> broker.published("message-settled").stream().anyMatch(e -> e.contains(id) && e.contains("ACCEPTED")));
    }

    private String last() {
        return Outside.texts.posts.stream().filter(post -> phone.equals(post.get("To"))).toList().getLast().get("Body");
    }
}
