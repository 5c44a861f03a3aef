package org.tourniquet.directory.reliability;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

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

@QuarkusTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class ProbesTest {

    @Inject
    @Any
    InMemoryConnector topics;
    @Inject
    CheckRounds rounds;
    @Inject
    FieldCipher cipher;
    @Inject
    ObjectMapper json;

    @Test
    void a_mail_that_comes_back_proves_the_address() {
        String mail = enter("EMAIL", "wicks@rivertown.example", "wick");
        wish(mail, "{\"everyMinutes\": 1440, \"byMessage\": true, \"unprovedAfterHours\": 48}").statusCode(200);
        JsonNode asked = asked(mail);
        assertEquals("CHANNEL_CHECK", asked.path("purpose").asText());
        assertEquals("EMAIL", asked.path("medium").asText());
        assertEquals("wicks@rivertown.example", cipher.open(asked.path("sealedAddress").asText()));
        String mark = "check-" + asked.path("id").asText();
        assertTrue(cipher.open(asked.path("sealedSubject").asText()).contains(mark));
        assertTrue(cipher.open(asked.path("sealedBody").asText()).contains(mark));
        settled(asked, "ACCEPTED", null);
        answered(asked);
        answered(asked);
        Eventually.holds("it was proved", () -> checks(mail).size() > 0);
        as("editor").get("/api/channels/" + mail + "/checks").then().body("checks.outcome", is(List.of("ANSWERED")))
                .body("checks[0].who", is("system")).body("checks[0].note", is("a message to it was answered"));
        given().get("/api/channels/" + mail).then().body("measuredWaitSeconds", is((Integer) null));
        retire(mail);
    }

    @Test
    void a_text_that_nobody_answers_in_time_is_silence_and_one_that_was_not_sent_is_nothing() {
        String text = enter("TEXT", "+358 40 1234590", "flint");
        wish(text, "{\"everyMinutes\": 60, \"byMessage\": true, \"answerWithinMinutes\": 5}").statusCode(200);
        JsonNode asked = asked(text);
        assertEquals("SMS", asked.path("medium").asText());
        settled(asked, "DELIVERED", null);
        Eventually.holds("it was delivered", () -> QuarkusTransaction.requiringNew()
                .call(() -> Probe.<Probe> findById(id(asked)).takenAt != null));
        overdue(id(asked));
        Eventually.holds("it was silent", () -> checks(text).size() > 0);
        answered(asked);
        letTheAddressRest(text);
        JsonNode again = askedAfter(text, id(asked));
        settled(again, "FAILED", "21266: the number\nis our own");
        Eventually.holds("it could not be sent", () -> checks(text).size() > 1);
        letTheAddressRest(text);
        overdue(id(askedAfter(text, id(again))));
        Eventually.holds("nothing was heard of it", () -> checks(text).size() > 2);
        as("editor").get("/api/channels/" + text + "/checks").then()
                .body("checks.outcome", is(List.of("REFUSED", "REFUSED", "SILENT"))).body("checks.note",
                        hasItems("a message to it was not answered within 5 minutes",
                                "a message to it could not be sent: 21266: the number is our own",
                                "nobody knows whether the message to it was sent"));
        given().get("/api/channels/" + text).then().body("found", is("WORKS"));
        retire(text);
    }

    @Test
    void one_address_is_written_to_once_however_many_channels_have_it() {
        String one = enter("EMAIL", "twice@rivertown.example", "tinder");
        String two = enter("EMAIL", "Twice@rivertown.example", "tinder");
        for (String each : List.of(one, two))
            wish(each, "{\"everyMinutes\": 60, \"byMessage\": true}").statusCode(200);
        Eventually.holds("both had their turn", () -> {
            rounds.round();
            return proofs(one, two).stream().allMatch(proof -> proof.nextAt.isAfter(Instant.now()));
        });
        assertEquals(1L, QuarkusTransaction.requiringNew()
                .call(() -> Probe.count("print", cipher.fingerprint("twice@rivertown.example"))));
        retire(one);
        retire(two);
    }

    @Test
    void what_cannot_be_written_to_or_would_be_troubled_is_refused_by_name() {
        String line = enter("PHONE", "+358 9 310 1694", "spark");
        wish(line, "{\"everyMinutes\": 60, \"byMessage\": true, \"answerWithinMinutes\": 0}").statusCode(422)
                .body("errors.pointer", hasItems("/byMessage", "/answerWithinMinutes"));
        String mail = enter("EMAIL", "spark@rivertown.example", "spark");
        wish(mail, "{\"everyMinutes\": 10, \"byMessage\": true}").statusCode(422).body("errors.pointer",
                is(List.of("/everyMinutes")));
        wish(mail, "{\"byMessage\": true}").statusCode(422).body("errors.pointer", is(List.of("/everyMinutes")));
        retire(line);
        retire(mail);
    }

    @Test
    void what_goes_out_is_what_the_contract_says() throws IOException {
        Probe probe = new Probe();
        probe.id = UUID.fromString("0f0a9c1e-6f0e-4d7e-9a54-2f3d5a1b7d02");
        probe.medium = Probe.EMAIL;
        probe.sealedAddress = "5f1e2d3c:c2VhbGVk";
        probe.sealedSubject = "5f1e2d3c:c2VhbGVkIHN1YmplY3Q=";
        probe.sealedBody = "5f1e2d3c:c2VhbGVkIHdvcmRz";
        probe.at = Instant.parse("2026-11-22T10:00:00Z");
        probe.deadline = Instant.parse("2026-11-22T11:00:00Z");
        assertEquals(json.readTree(Files.readAllBytes(Path.of("contracts/check-requested.v1.json"))),
                json.readTree(json.writeValueAsBytes(CheckRequested.of(probe))));
    }

    private JsonNode asked(String channel) {
        return askedAfter(channel, null);
    }

    /** The request that broadcast gets for the newest open message to a channel. */
    private JsonNode askedAfter(String channel, UUID before) {
        Eventually.holds("a message was written", () -> {
            rounds.round();
            return open(channel) != null && !open(channel).equals(before);
        });
        String id = open(channel).toString();
        Eventually.holds("and told", () -> sent().stream().anyMatch(event -> event.path("id").asText().equals(id)));
        return sent().stream().filter(event -> event.path("id").asText().equals(id)).findFirst().orElseThrow();
    }

    private static UUID open(String channel) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Probe.openOf(UUID.fromString(channel)).map(probe -> probe.id).orElse(null));
    }

    private List<JsonNode> sent() {
        return topics.<String> sink("check-requested").received().stream().map(message -> {
            try {
                return json.readTree(message.getPayload());
            } catch (IOException notJson) {
                throw new IllegalStateException(notJson);
            }
        }).toList();
    }

    private void settled(JsonNode asked, String state, String reason) {
        topics.<String> source("check-settled").send(json.createObjectNode().put("id", asked.path("id").asText())
                .put("state", state).put("reason", reason).put("at", Instant.now().toString()).toString());
    }

    private void answered(JsonNode asked) {
        topics.<String> source("check-answered").send(json.createObjectNode().put("id", UUID.randomUUID().toString())
                .put("medium", "EMAIL").put("answers", asked.path("id").asText())
                .put("receivedAt", Instant.now().toString()).toString());
    }

    private void overdue(UUID probe) {
        Instant now = Instant.now();
        QuarkusTransaction.requiringNew().run(() -> Probe.update("deadline = ?1, at = ?2 where id = ?3", now,
                now.minus(Duration.ofMinutes(5)), probe));
        rounds.round();
    }

    /** As if the last message had been written two hours ago. */
    private static void letTheAddressRest(String channel) {
        Instant before = Instant.now().minus(Duration.ofHours(2));
        QuarkusTransaction.requiringNew().run(() -> {
            Probe.update("at = ?1 where channelId = ?2", before, UUID.fromString(channel));
            ChannelProof.update("nextAt = ?1 where channelId = ?2", before, UUID.fromString(channel));
        });
    }

    private static List<ChannelProof> proofs(String... channels) {
        return QuarkusTransaction.requiringNew().call(
                () -> ChannelProof.list("channelId in ?1", List.of(channels).stream().map(UUID::fromString).toList()));
    }

    private static UUID id(JsonNode asked) {
        return UUID.fromString(asked.path("id").asText());
    }

    private static List<?> checks(String channel) {
        return as("editor").get("/api/channels/" + channel + "/checks").then().extract().path("checks");
    }

    private static ValidatableResponse wish(String id, String body) {
        return as("editor").contentType(ContentType.JSON).body(body).put("/api/channels/" + id + "/proof").then();
    }

    private static String enter(String kind, String address, String need) {
        return as("editor").contentType(ContentType.JSON).body("""
                {"name": "Probe", "kind": "%s", "address": "%s", "needs": ["%s"], "languages": ["en"], "country": "FI",
                 "timeZone": "Europe/Helsinki", "hours": "24/7", "humanAnswers": true}""".formatted(kind, address, need))
                .post("/api/channels").then().statusCode(201).extract().path("id");
    }

    private static void retire(String id) {
        assertEquals(204, as("editor").delete("/api/channels/" + id).statusCode());
    }

    private static RequestSpecification as(String person) {
        return given().auth().preemptive().basic(person, "demo");
    }
}
