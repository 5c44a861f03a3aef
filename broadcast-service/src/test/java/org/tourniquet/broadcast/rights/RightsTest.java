package org.tourniquet.broadcast.rights;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.broadcast.audience.RecipientToken;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.OneAtATime;
import org.tourniquet.local.law.Eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** A person sees all that is kept about them, and is gone when they ask for it. */
@QuarkusTest
@BroadcastTest
class RightsTest {
    private final String tag = Long.toString(System.nanoTime(), 36);
    private final String mail = "anna." + tag + "@town.example";
    private final String phone = "+358457" + (1_000_000 + Math.abs(tag.hashCode()) % 9_000_000);
    @Inject
    EntityManager entities;
    @Inject
    FieldCipher cipher;
    @Inject
    OneAtATime oneAtATime;
    @Inject
    ForgottenWords forgotten;
    @Inject
    ObjectMapper json;
    @Inject
    @Any
    InMemoryConnector topics;

    @Test
    void a_person_gets_every_word_that_is_kept_about_them() {
        String audience = town();
        String who = known();
        notified(audience);
        wrote("The cellar is full of water", true);
        askedForNews(who);
        Browser.api("manager").get("/api/recipients/{id}/export", who).then().statusCode(200)
                .body("name", equalTo("Anna " + tag)).body("attributes.street", equalTo("Quay"))
                .body("addresses.address", hasItem(mail)).body("audiences.size()", equalTo(2))
                .body("notices.incident", hasItem("River " + tag)).body("notices[0].state", equalTo("REHEARSED"))
                .body("words.body", hasItem("The cellar is full of water"))
                .body("news.wanted", equalTo(List.of(true, false))).body("questions.answer", equalTo(List.of("YES")))
                .body("calls.reason", equalTo(List.of("no signal")));
        Browser.api("auditor").get("/api/recipients/{id}/export", who).then().statusCode(403);
        assertEquals(1, rows("audit_entry where verb = 'disclosed all that is known' and subject_id = '" + who + "'"));
    }

    @Test
    void an_erased_person_is_in_no_table_and_no_file_brings_them_back() throws Exception {
        String audience = town();
        String who = known();
        notified(audience);
        wrote("Please forget me", true);
        askedForNews(who);
        String proof = Browser.api("manager").delete("/api/recipients/{id}", who).then().statusCode(200)
                .body("gone.addresses", equalTo(2)).body("gone.wordsOfTheirs", equalTo(1))
                .body("gone.rehearsals", equalTo(2)).body("gone.newsAskedFor", equalTo(1)).extract().path("id");
        nothingIsLeft();
        Browser.api("manager").get("/api/recipients/{id}", who).then().statusCode(404);
        Browser.api("manager").delete("/api/recipients/{id}", who).then().statusCode(404);
        Browser.api("auditor").get("/api/recipients/erasures/{proof}", proof).then().statusCode(200);
        assertEquals(1, rows("delivery where recipient_id = '" + who + "' and state = 'REHEARSED' and medium = 'EMAIL'"),
                "a notice still accounts for everybody");
        imported(audience, "email,phone,name\n" + mail + ",+358401234567,Anna again\n").then()
                .body("suppressed", equalTo(1)).body("accepted", equalTo(0));
        nothingIsLeft();
        JsonNode told = told(proof);
        assertEquals(RecipientToken.of(UUID.fromString(who)), told.get("recipient").asText());
        assertTrue(told.get("prints").toString().contains(cipher.fingerprint(mail)));
        assertEquals(fields(json.readTree(Files.readString(Path.of("contracts/person-erased.v1.json")))), fields(told));
    }

    @Test
    void nobody_is_erased_while_their_words_have_not_reached_the_desk() {
        town();
        String who = known();
        // while another replica hands words over, or Kafka is away
        assertTrue(oneAtATime.run("broadcast.reply-received.v1", () -> {
            wrote("Help", false);
            Browser.api("manager").delete("/api/recipients/{id}", who).then().statusCode(409)
                    .body("code", equalTo("words-wait"));
        }));
        assertEquals(1, rows("recipient where id = '" + who + "'"));
    }

    @Test
    void a_manager_types_a_word_before_somebody_is_gone() {
        town();
        String who = known();
        form("/recipients/" + who + "/erasure", "erase it").statusCode(422).body(containsString("must be the word shown"));
        String proof = form("/recipients/" + who + "/erasure", " erase ").statusCode(303).extract().header("Location");
        Browser.of("manager").get(proof).then().statusCode(200).body(containsString("This person is erased"));
    }

    private io.restassured.response.ValidatableResponse form(String path, String word) {
        return Browser.of("manager").cookie("csrf-broadcast", "t".repeat(43)).formParam("csrf-token", "t".repeat(43))
                .formParam("confirm", word).redirects().follow(false).post(path).then();
    }

    private void nothingIsLeft() {
        assertEquals(0, rows("recipient_address where address in ('" + mail + "', '" + phone + "')"));
        assertEquals(0, rows("recipient where name = 'Anna " + tag + "'"));
        assertEquals(0, rows("reply where sender = '" + cipher.fingerprint(phone) + "'"));
        assertEquals(0, rows("subscription_wish where fingerprint = '" + cipher.fingerprint(mail) + "'"));
        assertEquals(0, rows("import_rejection where '" + mail + "' = any(cells)"));
        assertEquals(0,
                rows("rehearsed r join delivery d on d.id = r.delivery_id join erasure e on e.recipient_id = d.recipient_id"));
    }

    /** Two people, one of them Anna, and a rejected row with Anna's address. */
    private String town() {
        String audience = Browser.api("manager").body(Map.of("name", "Town " + tag)).post("/api/audiences").then()
                .statusCode(201).extract().path("id");
        imported(audience, "email,phone,name,street\n" + mail + "," + phone + ",Anna " + tag + ",Quay\n"
                + "bo." + tag + "@town.example,,Bo,Hill\n" + mail + ",12,Anna twice,Quay\n").then().statusCode(200)
                .body("accepted", equalTo(2)).body("rejected", equalTo(1));
        return audience;
    }

    private static io.restassured.response.Response imported(String audience, String csv) {
        return given().auth().preemptive().basic("manager", "demo").contentType("text/csv").body(csv)
                .post("/api/audiences/{id}/imports", audience);
    }

    private String known() {
        return Browser.api("manager").get("/api/recipients?q=" + mail).then().statusCode(200).extract().path("items[0].id");
    }

    /** A drill's notice, whose words are kept for its page. */
    private void notified(String audience) {
        String incident = Browser.incident("River " + tag, "DRILL");
        String notice = Browser.api("manager").body(Map.of("purpose", "UPDATE", "audience", audience, "media",
                Set.of("EMAIL", "SMS"), "wordings",
                Map.of("en", Map.of("subject", "News", "body", "The water falls.", "sms", "The water falls."))))
                .post("/api/incidents/{id}/notices", incident).then().statusCode(201).extract().path("id");
        Browser.letOut(notice);
        rehearse(notice);
    }

    /** As the rehearsal leaves it; its topic is in memory here. */
    private void rehearse(String notice) {
        Eventually.holds("all three are owed it", () -> rows("delivery where notice_id = '" + notice + "'") == 3);
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("""
                    insert into rehearsed (delivery_id, notice_id, medium, sealed_to, sealed_text)
                    select id, notice_id, medium, 'sealed', 'sealed' from delivery where notice_id = cast(?1 as uuid)
                    on conflict do nothing""").setParameter(1, notice).executeUpdate();
            entities.createNativeQuery(
                    "update delivery set state = 'REHEARSED' where notice_id = cast(?1 as uuid) and state = 'QUEUED'")
                    .setParameter(1, notice).executeUpdate();
        });
    }

    /** News of one incident wanted and then not, asked whether they are stuck, and handed to the desk to be called. */
    private void askedForNews(String who) {
        String about = "'" + Browser.incident("Well " + tag, "LIVE") + "', '" + who + "', 'EMAIL', ";
        write("subscription_wish (incident_id, fingerprint, medium, id, sealed_address, language, code_print, link_print,"
                + " place_print, asked_at, good_until) values (" + about.replace(who, cipher.fingerprint(mail))
                + "gen_random_uuid(), 'sealed', 'en', 'c', '" + who + "', 'p', now(), now())");
        write("subscription values (" + about + "'en', now(), now() - interval '1 hour')");
        write("quiet_about values (" + about + "now())");
        write("pulse_asked (incident_id, recipient_id, medium, asked_at, answer) values (" + about + "now(), 'YES')");
        write("unreached (notice_id, recipient_id, reason, handed_by, published_at) select notice_id, recipient_id,"
                + " 'no signal', 'manager', now() from delivery where recipient_id = '" + who + "' limit 1");
    }

    @Test
    void words_to_and_from_one_person_are_empty_a_month_after_they_have_served_and_the_account_stays() {
        String open = Browser.incident("Still going on " + tag, "LIVE");
        UUID served = wroteToThem(40, null);
        UUID fresh = wroteToThem(20, null);
        UUID going = wroteToThem(40, open);
        wrote("The cellar is full of water", true);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                "update reply set received_at = now() - interval '40 days', published_at = now() - interval '40 days' where sender = ?1")
                .setParameter(1, cipher.fingerprint(phone)).executeUpdate());
        forgotten.forget();
        assertEquals("", said(served));
        assertEquals("It is fixed for you", said(fresh));
        assertEquals("It is fixed for you", said(going), "who told a story is still to be told that it is fixed");
        assertEquals(1, rows("delivery where message_id = '" + served + "' and state = 'ACCEPTED'"));
        assertEquals("", cipher.open((String) entities.createNativeQuery("select sealed_body from reply where sender = ?1")
                .setParameter(1, cipher.fingerprint(phone)).getSingleResult()));
    }

    private UUID wroteToThem(int daysAgo, String incident) {
        UUID id = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("""
                    insert into one_person_message (id, requester, mode, purpose, medium, language, incident_id, sealed_address,
                        sealed_body, requested_at, expires_at)
                    values (?1, 'triage', 'LIVE', 'ANSWER', 'EMAIL', 'en', cast(?2 as uuid), ?3, ?4,
                        now() - make_interval(days => ?5), now())""").setParameter(1, id).setParameter(2, incident)
                    .setParameter(3, cipher.seal(mail)).setParameter(4, cipher.seal("It is fixed for you"))
                    .setParameter(5, daysAgo).executeUpdate();
            entities.createNativeQuery("""
                    insert into delivery (message_id, mode, medium, lane, fingerprint, state, expires_at, accepted_at)
                    values (?1, 'LIVE', 'EMAIL', 'URGENT', ?2, 'ACCEPTED', now(), now())""").setParameter(1, id)
                    .setParameter(2, cipher.fingerprint(mail)).executeUpdate();
        });
        return id;
    }

    private String said(UUID message) {
        return cipher.open((String) entities.createNativeQuery("select sealed_body from one_person_message where id = ?1")
                .setParameter(1, message).getSingleResult());
    }

    private void write(String row) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("insert into " + row).executeUpdate());
    }

    private void wrote(String words, boolean handedOver) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("""
                insert into reply (external_id, medium, sender, sealed_address, sealed_body, keyword, received_at, published_at)
                values (?1, 'SMS', ?2, ?3, ?4, null, now(), case when ?5 then now() end)""")
                .setParameter(1, UUID.randomUUID().toString()).setParameter(2, cipher.fingerprint(phone))
                .setParameter(3, cipher.seal(phone)).setParameter(4, cipher.seal(words)).setParameter(5, handedOver)
                .executeUpdate());
    }

    private JsonNode told(String proof) throws Exception {
        Eventually.holds("the others are told", () -> toldOf(proof).findAny().isPresent());
        return json.readTree(toldOf(proof).findFirst().orElseThrow());
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new java.util.TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        assertFalse(names.isEmpty());
        return names;
    }

    private long rows(String table) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery("select count(*) from " + table).getSingleResult())
                        .longValue());
    }

    private Stream<String> toldOf(String proof) {
        return topics.<String> sink("person-erased").received().stream().map(message -> message.getPayload())
                .filter(event -> event.contains(proof));
    }
}
