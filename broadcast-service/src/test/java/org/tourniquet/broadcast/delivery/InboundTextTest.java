package org.tourniquet.broadcast.delivery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.delivery.reply.ReplyReceived;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What people text to us: believed when signed, obeyed when it is STOP or START, told once to those who answer. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class InboundTextTest extends OnRealParts {
    private static final String OURS = "https://broadcast.example/webhooks/twilio/inbound";

    private final String phone = "+1202556" + (1000 + ThreadLocalRandom.current().nextInt(9000));

    @Test
    void what_is_not_signed_was_never_said() throws Exception {
        Map<String, String> said = said("SM" + UUID.randomUUID(), "The water is rising");
        form().formParams(said).post("/webhooks/twilio/inbound").then().statusCode(403);
        form().formParams(said).header("X-Twilio-Signature", sign(Map.of("Body", "another text")))
                .post("/webhooks/twilio/inbound").then().statusCode(403);
        text("Real");
        assertEquals("Real", cipher.open(events(1).getFirst().sealedBody()));
    }

    @Test
    void a_text_that_the_provider_tells_twice_is_told_once() throws Exception {
        Map<String, String> said = said("SM" + UUID.randomUUID(), "Twice");
        for (int i = 0; i < 2; i++)
            form().formParams(said).header("X-Twilio-Signature", sign(said)).post("/webhooks/twilio/inbound").then()
                    .statusCode(200);
        text("Once more");
        assertEquals(List.of("Twice", "Once more"), events(2).stream().map(e -> cipher.open(e.sealedBody())).toList());
    }

    @ParameterizedTest
    @CsvSource({ "STOP,START,no more texts,again", "arrêt,reprendre,ne recevrez plus,nouveau", "lopeta,aloita,enää,taas",
            "leállítás,kezdés,több SMS,Újra", "ĉesu,rekomencu,ne plu,denove", "توقف,ابدأ,بعد الآن,من جديد" })
    void stop_and_start_are_obeyed_and_answered_in_the_language_of_the_word(String stop, String start, String stopped,
            String started) throws Exception {
        text(stop).body(containsString("<Message>"), containsString(stopped));
        text(stop).body(not(containsString("<Message>")));
        assertEquals(List.of("STOP", "STOP"), events(2).stream().map(ReplyReceived::keyword).toList());
        text(start).body(containsString("<Message>"), containsString(started));
        text(start).body(not(containsString("<Message>")));
        assertEquals("START", events(4).getLast().keyword());
    }

    @ParameterizedTest
    @CsvSource({ "HELP,In danger", "Aide,En danger", "ohje,Hengenvaarassa", "információ,segélyhívót", "Informo,En danĝero",
            "معلومات,الطوارئ" })
    void whoever_asks_who_we_are_is_told_and_still_heard_by_a_human(String word, String answer) throws Exception {
        text(word).body(containsString("Rivertown City Services"), containsString(answer), containsString("/contact"));
        assertNull(events(1).getFirst().keyword());
        for (int more = 0; more < 2; more++)
            text(word).body(containsString("<Message>"));
        text(word).body(not(containsString("<Message>")));
    }

    @Test
    void after_stop_a_person_is_sent_nothing_and_what_they_write_is_still_heard() throws Exception {
        text("stop");
        UUID request = UUID.randomUUID();
        broker.requested(json.writeValueAsString(Map.of("id", request, "medium", "SMS", "sealedAddress", cipher.seal(phone),
                "language", "en", "sealedBody", cipher.seal("Is any of this true right now?"), "purpose", "ASSESSMENT", "mode",
                "LIVE", "requestedAt", Instant.now())));
        until(() -> broker.published("message-settled").stream().anyMatch(e -> e.contains(request.toString())));
        assertTrue(broker.published("message-settled").stream().filter(e -> e.contains(request.toString())).toList().getLast()
                .contains("OPTED_OUT"));
        assertEquals(0, Outside.texts.posts.stream().filter(post -> phone.equals(post.get("To"))).count());
        text("Please stop the water, my mother cannot walk");
        ReplyReceived cry = events(2).getLast();
        assertNull(cry.keyword());
        assertEquals("Please stop the water, my mother cannot walk", cipher.open(cry.sealedBody()));
    }

    @Test
    void whoever_has_the_number_is_spoken_to_in_their_language() throws Exception {
        String audience = given().auth().preemptive().basic("manager", "demo").contentType(ContentType.JSON)
                .body(Map.of("name", "Town " + UUID.randomUUID())).post("/api/audiences").path("id");
        given().auth().preemptive().basic("manager", "demo").contentType("text/csv")
                .body("phone,name,language\n" + phone + ",Amal,ar\n").post("/api/audiences/{id}/imports", audience).then()
                .statusCode(200);
        text("1");
        assertEquals("ar", events(1).getFirst().language());
        text("STOP").body(containsString("بعد الآن"));
    }

    @Test
    void what_answers_a_wish_of_the_directory_in_its_words_is_told_as_its_answer() throws Exception {
        UUID wish = asked("LIVE");
        settled(wish, "ACCEPTED");
        assertTrue(Outside.texts.posts.stream().anyMatch(post -> phone.equals(post.get("To"))));
        text(" 1. ");
        assertEquals(wish, events(1).getLast().answers());
        text("2 people are in the cellar");
        assertNull(events(2).getLast().answers(), "own words are for a human");
        text("2");
        assertEquals(wish, events(3).getLast().answers());
        UUID question = UUID.randomUUID();
        broker.requested(json.writeValueAsString(Map.of("id", question, "medium", "SMS", "sealedAddress", cipher.seal(phone),
                "language", "en", "sealedBody", cipher.seal("Are you safe? 1 yes, 2 no"), "purpose", "ASSESSMENT", "mode",
                "LIVE", "requestedAt", Instant.now())));
        settled(question, "ACCEPTED");
        text("1");
        assertNull(events(4).getLast().answers(), "it answers what was asked last");
    }

    @Test
    void whatever_comes_back_from_a_number_that_is_tested_is_the_answer_and_nobodys_story() throws Exception {
        UUID check = UUID.randomUUID();
        broker.asked(json.writeValueAsString(Map.of("id", check, "medium", "SMS", "sealedAddress", cipher.seal(phone),
                "language", "en", "sealedBody", cipher.seal("Any answer is enough."), "purpose", "CHANNEL_CHECK", "mode",
                "LIVE",
                "requestedAt", Instant.now(), "until", Instant.now().plusSeconds(600))));
        settled(check, "ACCEPTED");
        text("Thank you. We answer within the hour.").body(not(containsString("<Message>")));
        assertEquals(check, events(1).getLast().answers());
        QuarkusTransaction.requiringNew().run(
                () -> OnePersonMessage.update("expiresAt = ?1 where id = ?2", Instant.now().minusSeconds(1), check));
        text("My cellar is under water");
        assertNull(events(2).getLast().answers(), "after its time it is somebody's own word");
    }

    @Test
    void the_directory_is_told_what_was_rehearsed_and_who_wants_no_texts() throws Exception {
        settled(asked("DRILL"), "REHEARSED");
        text("1");
        assertNull(events(1).getLast().answers(), "nobody was asked in a drill");
        text("STOP");
        settled(asked("LIVE"), "OPTED_OUT");
        assertEquals(0, Outside.texts.posts.stream().filter(post -> phone.equals(post.get("To"))).count());
    }

    /** The directory wants this telephone to be asked; the wish comes twice. */
    private UUID asked(String mode) throws Exception {
        UUID id = UUID.randomUUID();
        String wish = json.writeValueAsString(Map.of("id", id, "medium", "SMS", "sealedAddress", cipher.seal(phone), "language",
                "en", "sealedBody", cipher.seal("We need you. Reply 1 or 2"), "purpose", "CALL_IN", "mode", mode,
                "requestedAt", Instant.now(), "answers", List.of("1", "2")));
        broker.asked(wish);
        broker.asked(wish);
        return id;
    }

    private void settled(UUID request, String state) {
        until(() -> broker.published("message-settled").stream()
                .anyMatch(event -> event.contains(request.toString()) && event.contains(state)));
    }

    private List<ReplyReceived> events(int wanted) {
        String print = cipher.fingerprint(phone);
        until(() -> broker.published("reply-received").stream().filter(e -> e.contains(print)).count() >= wanted);
        return broker.published("reply-received").stream().filter(e -> e.contains(print)).map(this::read).toList();
    }

    private ReplyReceived read(String event) {
        try {
            return json.readValue(event, ReplyReceived.class);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private ValidatableResponse text(String body) throws Exception {
        Map<String, String> said = said("SM" + UUID.randomUUID(), body);
        return form().formParams(said).header("X-Twilio-Signature", sign(said)).post("/webhooks/twilio/inbound").then()
                .statusCode(200).body(containsString("<Response>"));
    }

    private static RequestSpecification form() {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private Map<String, String> said(String sid, String body) {
        return Map.of("MessageSid", sid, "From", phone, "To", "+12025550100", "Body", body);
    }

    private static String sign(Map<String, String> parameters) throws Exception {
        StringBuilder signed = new StringBuilder(OURS);
        new TreeMap<>(parameters).forEach((name, value) -> signed.append(name).append(value));
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec("only-for-the-local-gateway".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
