package org.tourniquet.directory.callin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.postgres.PostgresForTests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** Calling in staff: asked once, by the roster's order; who comes, who cannot, who was not reached; the others are released. */
@QuarkusTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class CallInTest {
    private static final String CHANNEL = "00000000-0000-4000-8000-00000000c004";
    private static final String TOKEN = "t".repeat(43);
    private static final List<String> TEAM = List.of("zz-ann", "zz-ben", "zz-cia", "zz-dan");

    @Inject
    @Any
    InMemoryConnector topics;
    @Inject
    FieldCipher cipher;
    @Inject
    ObjectMapper json;
    @Inject
    EntityManager entities;
    @Inject
    Forgetting forgetting;

    @BeforeEach
    void four_can_be_asked_and_everybody_else_is_on_duty() {
        forget();
        for (int i = 0; i < TEAM.size(); i++)
            as("lead").body(Map.of("name", "Zz " + TEAM.get(i), "phone", phone(i), "approves", false))
                    .put("/api/roster/people/{who}", TEAM.get(i)).then().statusCode(200);
        List<String> others = new ArrayList<>(
                as("lead").get("/api/roster").then().extract().<List<String>> path("people.username"));
        others.removeAll(TEAM);
        as("lead").body(Map.of("from", Instant.now().minusSeconds(60).toString(), "to",
                Instant.now().plusSeconds(3600).toString(), "people", others)).post("/api/roster/shifts").then()
                .statusCode(200);
        as("lead").body(Map.of("agents", 12, "callsPerHour", 100, "averageHandlingSeconds", 480, "patienceSeconds", 300,
                "hourlyRate", 30.5, "overtimeHours", 4)).put("/api/channels/{id}/staffing", CHANNEL).then().statusCode(200);
    }

    @AfterEach
    void everybody_goes_home() {
        List<String> shifts = as("lead").get("/api/roster").then().extract().path("shifts.id");
        shifts.forEach(shift -> as("lead").delete("/api/roster/shifts/{id}", shift).then().statusCode(200));
        TEAM.forEach(who -> as("lead").delete("/api/roster/people/{who}", who).then().statusCode(200));
        forget();
    }

    @Test
    void what_it_brings_and_costs_is_told_before_anybody_is_asked() {
        as("manager").get("/api/channels/{id}/call-in?people=3", CHANNEL).then().statusCode(200)
                .body("figures.shortfall", equalTo(6), "cost", equalTo(366.0f), "next", hasSize(3),
                        "reachable", hasSize(4), "others.not", hasItem("on duty now"))
                .body("figures.lostNow", equalTo(71), "figures.lostThen", equalTo(28));
        as("manager").get("/api/channels/{id}/call-in", CHANNEL).then().body("people", equalTo(4));
        as("manager").get("/api/channels/{id}/call-in?calls=300&minutes=60", CHANNEL).then()
                .body("figures.callsPerHour", equalTo(300f), "figures.needed", equalTo(48));
        as("manager").get("/api/channels/{id}/call-in?people=0&hours=x&calls=9", CHANNEL).then().statusCode(422)
                .body("errors.pointer", hasItems("/people", "/hours"));
        page("manager").get("/channels/{id}/call-in?people=3", CHANNEL).then().statusCode(200)
                .body(containsString("€366"), containsString("<svg"), containsString("CALL 3"), containsString("REHEARSE 3"));
        page("auditor").get("/channels/{id}/call-in", CHANNEL).then().statusCode(200).body(not(containsString("CALL 4")));
        page("agent").get("/channels/{id}/call-in", CHANNEL).then().statusCode(403);
    }

    @Test
    void one_comes_one_cannot_the_next_is_offered_and_the_others_are_released_once() throws Exception {
        String call = begun(2);
        JsonNode first = text("ask", 0);
        assertEquals("LIVE", first.get("mode").asText());
        assertEquals(phone(0), cipher.open(first.get("sealedAddress").asText()));
        assertTrue(cipher.open(first.get("sealedBody").asText()).contains("Reply 1"));
        assertFalse(first.toString().contains(phone(0)), "numbers travel sealed");
        settled(first, "ACCEPTED", null);
        settled(first, "DELIVERED", null);
        settled(first, "ACCEPTED", null);
        one(call).body("people[0].text", equalTo("DELIVERED"), "silent", equalTo(2), "missing", equalTo(0));
        replied(first, "1");
        replied(text("ask", 1), "2");
        one(call).body("coming", equalTo(1), "cannot", equalTo(1), "missing", equalTo(1), "next", hasSize(1));
        for (int i = 0; i < 2; i++)
            form("manager").formParam("seen", 2).post("/call-ins/{id}/more", call).then().statusCode(303);
        one(call).body("people", hasSize(3));
        form("manager").formParam("seen", 3).post("/call-ins/{id}/more", call).then().statusCode(409);
        page("manager").get("/call-ins/{id}", call).then().body(containsString("delivered"), containsString("cannot come"));
        as("lead").body(Map.of("coming", true))
                .post("/api/call-ins/{id}/people/{person}/answer", call, one(call).extract().path("people[2].id")).then()
                .statusCode(200).body("enough", equalTo(true), "coming", equalTo(2));
        replied(text("ask", 1), "1");
        one(call).body("coming", equalTo(3));
        assertEquals(3, texts(call).size(), "nobody was waiting for word");
        as("manager").post("/api/call-ins/{id}/end", call).then().statusCode(200).body("endedBy", equalTo("manager"));
        as("manager").post("/api/call-ins/{id}/more", call).then().statusCode(409);
    }

    @Test
    void whoever_is_silent_when_enough_are_coming_is_told_once_and_a_change_of_mind_counts() throws Exception {
        String call = begun(2);
        UUID silent = UUID.fromString(one(call).extract().path("people[1].id"));
        JsonNode asked = text("ask", 0);
        as("manager").body(Map.of("coming", true))
                .post("/api/call-ins/{id}/people/{person}/answer", call, one(call).extract().path("people[0].id")).then()
                .body("enough", equalTo(false));
        replied(asked, "2");
        one(call).body("missing", equalTo(1));
        as("manager").header("Idempotency-Key", "more-" + call).post("/api/call-ins/{id}/more", call).then().statusCode(200);
        as("manager").header("Idempotency-Key", "more-" + call).post("/api/call-ins/{id}/more", call).then().statusCode(200);
        one(call).body("people", hasSize(3));
        replied(asked, "1");
        replied(text("ask", 2), "1");
        one(call).body("enough", equalTo(true));
        Eventually.holds("the silent one is released", () -> texts(call).size() == 4);
        assertTrue(cipher.open(texts(call).getLast().get("sealedBody").asText()).contains("enough people are coming"));
        replied(asked, "2");
        one(call).body("enough", equalTo(false), "missing", equalTo(0));
        replied(asked, "1");
        one(call).body("enough", equalTo(true), "people.find { it.id == '%s' }.released".formatted(silent),
                containsString("told that enough are coming"));
        assertEquals(4, texts(call).size(), "never twice");
    }

    @Test
    void who_was_not_reached_wants_no_texts_or_writes_something_else_is_shown_as_it_is() throws Exception {
        String call = begun(3);
        settled(text("ask", 0), "FAILED", "30003 unreachable handset");
        settled(text("ask", 1), "OPTED_OUT", null);
        wrote(2, "What happened?", null);
        page("manager").get("/call-ins/{id}", call).then().body(not(containsString("wrote STOP")));
        one(call).body("people[0].text", equalTo("FAILED"), "unreached", equalTo(2), "missing", equalTo(2), "next", hasSize(1))
                .body("people[2].answer", equalTo("OWN_WORDS"), "silent", equalTo(1));
        page("manager").get("/call-ins/{id}", call).then().body(containsString("failed: 30003 unreachable handset"),
                containsString("they want no texts (STOP)"), containsString("wrote in their own words"));
        as("manager").post("/api/call-ins/{id}/end", call).then().statusCode(200);
        Eventually.holds("only who may still think of coming is released", () -> texts(call).size() == 4);
        as("manager").get("/api/channels/{id}/call-in", CHANNEL).then()
                .body("others.not", hasItems("wants no texts (STOP): call them", "asked already"), "reachable", hasSize(1));
        wrote(1, "start", "START");
        as("manager").get("/api/channels/{id}/call-in", CHANNEL).then()
                .body("others.not", not(hasItem("wants no texts (STOP): call them")));
    }

    @Test
    void pressed_twice_asks_once_and_without_the_word_nobody_is_asked() {
        String key = UUID.randomUUID().toString();
        press(key, "2", "LIVE", "CALL 3").statusCode(422).body(containsString("To go on, type CALL 2."));
        press(key, "9", "LIVE", "CALL 9").statusCode(422).body(containsString("must be at most 4"));
        List<Integer> statuses = java.util.stream.IntStream.range(0, 4).parallel()
                .mapToObj(i -> press(key, "2", "LIVE", "call 2").extract().statusCode()).toList();
        assertEquals(List.of(303, 303, 303, 303), statuses);
        one(key).body("people", hasSize(2), "begunBy", equalTo("manager"));
        press(UUID.randomUUID().toString(), "1", "LIVE", "CALL 1").statusCode(409);
        as("manager").body(Map.of("people", 1, "mode", "LIVE")).post("/api/channels/{id}/call-in", CHANNEL).then()
                .statusCode(409).body("code", equalTo("called-in-already"));
        as("manager").body(Map.of("people", 0, "hours", 99)).post("/api/channels/{id}/call-in", CHANNEL).then()
                .statusCode(422).body("errors.pointer", hasItems("/people", "/hours", "/mode"));
        as("auditor").body(Map.of("people", 1, "mode", "LIVE")).post("/api/channels/{id}/call-in", CHANNEL).then()
                .statusCode(403);
        assertEquals(2, texts(key).size());
    }

    @Test
    void a_drill_says_that_it_is_one_and_leaves_everybody_free_to_be_asked() throws Exception {
        String key = UUID.randomUUID().toString();
        press(key, "2", "DRILL", "REHEARSE 2").statusCode(303);
        Eventually.holds("handed over", () -> texts(key).size() == 2);
        assertEquals("DRILL", texts(key).getFirst().get("mode").asText());
        settled(texts(key).getFirst(), "REHEARSED", null);
        page("manager").get("/call-ins/{id}", key).then().body(containsString("Nobody gets a text."),
                containsString("rehearsed: no text left the building"));
        String state = one(key).extract().path("state");
        page("manager").get("/call-ins/{id}/live?seen=other", key).then().statusCode(200).body(containsString("id=\"live\""));
        as("manager").get("/api/channels/{id}/call-in", CHANNEL).then().body("reachable", hasSize(4));
        assertEquals(null, state, "what pages compare is none of a program's business");
    }

    @Test
    void what_is_real_never_waits_for_a_drill() {
        String drill = as("manager").body(Map.of("people", 1, "mode", "DRILL")).post("/api/channels/{id}/call-in", CHANNEL)
                .then().statusCode(201).extract().path("id");
        as("manager").body(Map.of("people", 1, "mode", "DRILL")).post("/api/channels/{id}/call-in", CHANNEL).then()
                .statusCode(409);
        as("manager").get("/api/channels/{id}/call-in", CHANNEL).then().body("open", equalTo(null));
        begun(1);
        one(drill).body("endedBy", equalTo("manager"));
    }

    @Test
    void a_wave_loses_no_more_calls_than_come() {
        int lost = as("manager").get("/api/channels/{id}/call-in?calls=1900&minutes=40&hours=1", CHANNEL).then()
                .statusCode(200).extract().path("figures.lostNow");
        assertTrue(lost > 1700 && lost < 1950, "of 1,900 in the wave and 33 after it: " + lost);
    }

    @Test
    void who_was_asked_is_forgotten_after_a_month() {
        String call = begun(1);
        forgetting.forget();
        one(call).body("people", hasSize(1));
        QuarkusTransaction.requiringNew().run(() -> entities
                .createNativeQuery("update call_in_asked set asked_at = asked_at - interval '31 days'").executeUpdate());
        forgetting.forget();
        one(call).body("people", hasSize(0));
        page("manager").get("/call-ins/{id}", call).then().statusCode(200).body(containsString("forgotten by now"));
    }

    private String begun(int people) {
        String id = as("manager").body(Map.of("people", people, "mode", "LIVE")).post("/api/channels/{id}/call-in", CHANNEL)
                .then().statusCode(201).extract().path("id");
        Eventually.holds("handed to broadcast", () -> texts(id).size() == people);
        return id;
    }

    private static ValidatableResponse press(String key, String people, String mode, String word) {
        return form("manager").formParams(Map.of("key", key, "people", people, "hours", "4", "mode", mode, "confirm", word))
                .post("/channels/{id}/call-ins", CHANNEL).then();
    }

    private ValidatableResponse one(String call) {
        return as("manager").get("/api/call-ins/{id}", call).then().statusCode(200);
    }

    /** What this call has offered to broadcast so far, in its order. */
    private List<JsonNode> texts(String call) {
        List<String> ids = QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                "select cast(t.id as text) from call_in_text t join call_in_asked a on a.id = t.asked_id where a.call_in_id = ?1",
                String.class).setParameter(1, UUID.fromString(call)).getResultList());
        return topics.<String> sink("message-requested").received().stream().map(message -> read(message.getPayload()))
                .filter(event -> ids.contains(event.get("id").asText())).toList();
    }

    private JsonNode text(String kind, int who) {
        String print = cipher.fingerprint(phone(who));
        Eventually.holds(kind + " for " + who, () -> !prints(print).isEmpty());
        return prints(print).getLast();
    }

    private List<JsonNode> prints(String print) {
        return topics.<String> sink("message-requested").received().stream().map(message -> read(message.getPayload()))
                .filter(event -> cipher.fingerprint(cipher.open(event.get("sealedAddress").asText())).equals(print)).toList();
    }

    private JsonNode read(String event) {
        try {
            return json.readTree(event);
        } catch (com.fasterxml.jackson.core.JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private void settled(JsonNode text, String state, String reason) throws Exception {
        Map<String, Object> event = new java.util.HashMap<>(
                Map.of("id", text.get("id").asText(), "state", state, "at", Instant.now().toString()));
        event.put("reason", reason);
        topics.source("message-settled").send(json.writeValueAsString(event));
        if (!state.equals("ACCEPTED"))
            Eventually.within(Duration.ofSeconds(20), state, () -> QuarkusTransaction.requiringNew()
                    .call(() -> StaffText
                            .<StaffText> findById(UUID.fromString(text.get("id").asText())).state) == StaffText.State
                                    .valueOf(state));
    }

    private void replied(JsonNode text, String word) throws Exception {
        UUID asked = QuarkusTransaction.requiringNew()
                .call(() -> StaffText.<StaffText> findById(UUID.fromString(text.get("id").asText())).asked);
        heard(cipher.open(text.get("sealedAddress").asText()), word, null, text.get("id").asText());
        Asked.Answer answer = word.equals("1") ? Asked.Answer.COMING : Asked.Answer.CANNOT;
        Eventually.holds(word,
                () -> QuarkusTransaction.requiringNew().call(() -> Asked.<Asked> findById(asked).answer) == answer);
    }

    private void wrote(int who, String words, String keyword) throws Exception {
        heard(phone(who), words, keyword, null);
        Eventually.holds(words, () -> QuarkusTransaction.requiringNew().call(() -> keyword != null
                ? Silence.findById(cipher.fingerprint(phone(who))) == null
                : Asked.lastOf(cipher.fingerprint(phone(who)), Instant.EPOCH).orElseThrow().answer != null));
    }

    private void heard(String from, String words, String keyword, String answers) throws Exception {
        Map<String, Object> event = new java.util.HashMap<>(Map.of("id", UUID.randomUUID().toString(), "medium", "SMS", "from",
                cipher.fingerprint(from), "sealedAddress", cipher.seal(from), "sealedBody", cipher.seal(words), "receivedAt",
                Instant.now().toString(), "language", "en"));
        event.put("keyword", keyword);
        event.put("answers", answers);
        topics.source("reply-received").send(json.writeValueAsString(event));
    }

    private static String phone(int who) {
        return "+1808555017" + who;
    }

    private void forget() {
        QuarkusTransaction.requiringNew().run(() -> List.of("call_in_text", "call_in_asked", "call_in", "call_in_silence")
                .forEach(table -> entities.createNativeQuery("delete from " + table).executeUpdate()));
    }

    private static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, "demo").contentType(ContentType.JSON);
    }

    private static RequestSpecification page(String who) {
        String session = given().redirects().follow(false).formParam("name", who).formParam("password", "demo").post("/login")
                .getCookie("tourniquet-session");
        return given().accept("text/html").redirects().follow(false).cookie("tourniquet-session", session);
    }

    private static RequestSpecification form(String who) {
        return page(who).cookie("csrf-directory", TOKEN).formParam("csrf-token", TOKEN);
    }
}
