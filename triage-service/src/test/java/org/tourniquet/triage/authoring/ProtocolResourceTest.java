package org.tourniquet.triage.authoring;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.triage.RealDesk;
import org.tourniquet.triage.assessment.Canonical;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A protocol from the first draft to the version that retires it, through the API. */
@QuarkusTest
@RealDesk
class ProtocolResourceTest {

    @Inject
    EntityManager database;
    @Inject
    AuditTrail audit;

    private static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, "demo").contentType(ContentType.JSON);
    }

    private static RequestSpecification yaml() {
        return given().auth().preemptive().basic("editor", "demo").config(RestAssuredConfig.config().encoderConfig(
                EncoderConfig.encoderConfig().encodeContentTypeAs("application/yaml", ContentType.TEXT)))
                .contentType("application/yaml");
    }

    private static ValidatableResponse written(ObjectNode protocol) {
        return as("editor").body(protocol.toString()).post("/api/protocols").then();
    }

    private static ValidatableResponse published(String key) {
        return as("lead").post("/api/protocols/" + key + "/publish").then();
    }

    private static String begun(String key) {
        return given().contentType(ContentType.JSON).body("{\"protocol\":\"" + key + "\",\"language\":\"en\"}")
                .post("/api/assessments").then().statusCode(201).extract().path("token");
    }

    private static ValidatableResponse told(String token, String question, Object value) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("question", question, "value", value, "key", UUID.randomUUID().toString()))
                .post("/api/assessments/" + token + "/answers").then().statusCode(200);
    }

    @Test
    void the_schema_stands_at_its_address_for_whoever_works_here() {
        given().get("/api/protocols/schema").then().statusCode(401);
        as("auditor").get("/api/protocols/schema").then().statusCode(200)
                .body("$schema", equalTo("https://json-schema.org/draft/2020-12/schema"))
                .body("required", hasItems("key", "issues", "questions"));
    }

    @Test
    void everything_wrong_is_named_at_once_and_nothing_is_kept() {
        var broken = Written.protocol("broken");
        Written.at(broken, "/influence/0").put("strength", 4);
        Written.at(broken, "/questions/0").put("phase", "LUNCH");
        Written.at(broken, "/issues/1").withArray("stopTheBleeding").remove(1);
        Written.at(broken, "/questions/3/unknown").put("allowed", false);
        broken.put("situatoin", "typo");
        as("editor").body(broken.toString()).post("/api/protocols/validate").then().statusCode(422)
                .contentType("application/problem+json").body("status", equalTo(422))
                .body("errors.collect { it.pointer + ' ' + it.code }", hasItems("/influence/0/strength E-EDGE",
                        "/questions/0/phase E-SHAPE", "/issues/1/stopTheBleeding E-OPTIONS",
                        "/questions/3/unknown E-UNKNOWN", "/situatoin E-SHAPE"))
                .body("errors.detail", everyItem(not(equalTo(""))));
        as("editor").get("/api/protocols/broken").then().statusCode(404);
        as("agent").body(broken.toString()).post("/api/protocols/validate").then().statusCode(403);
        written(broken).statusCode(422).body("errors.pointer", hasItem("/questions/0/phase"));
    }

    @Test
    void what_is_right_is_only_advised_and_yaml_is_read_like_json() throws Exception {
        var right = Written.protocol("right");
        as("editor").body(right.toString()).post("/api/protocols/validate").then().statusCode(200)
                .body("errors", empty()).body("warnings.code", hasItem("W-SIGNED-OFF"));
        yaml().body(new YAMLMapper().writeValueAsString(right)).post("/api/protocols/validate?quick=true").then()
                .statusCode(200).body("errors", empty());
        yaml().body("key: [unclosed").post("/api/protocols").then().statusCode(400).body("detail", containsString("Line "));
    }

    @Test
    void a_need_that_no_channel_serves_is_told_and_an_own_one_needs_its_row_in_the_route_table() {
        var own = Written.protocol("own-need");
        Written.at(own, "/issues/0").put("kind", "veterinary");
        as("editor").body(own.toString()).post("/api/protocols/validate?quick=true").then().statusCode(422)
                .body("errors.collect { it.pointer + ' ' + it.code }", equalTo(List.of("/issues/0/kind E-REF")));
        own.withObject("/routeTable").put("veterinary", "TEXT_AGENT");
        channel("[\"veterinary\",\"crisis\"]");
        try {
            as("editor").body(own.toString()).post("/api/protocols/validate?quick=true").then().statusCode(200)
                    .body("warnings.findAll { it.code == 'W-ACTION' }.pointer",
                            equalTo(List.of("/issues/1/kind", "/issues/2/kind")));
        } finally {
            QuarkusTransaction.requiringNew()
                    .run(() -> database.createNativeQuery("delete from known_channel").executeUpdate());
        }
    }

    private void channel(String needs) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                insert into known_channel (id, version, retired, view, changed_at)
                values (gen_random_uuid(), 1, false, :view, now())""")
                .setParameter("view",
                        "{\"id\":\"00000000-0000-4000-8000-00000000c0aa\",\"version\":1,\"kind\":\"TEXT\",\"needs\":" + needs
                                + "}")
                .executeUpdate());
    }

    @Test
    void a_draft_becomes_a_version_and_the_next_one_retires_it_without_touching_who_has_begun() {
        var first = Written.protocol("life");
        written(first).statusCode(201).body("version", equalTo(1)).body("status", equalTo("DRAFT"))
                .header("Location", containsString("/api/protocols/life/1"));
        as("editor").post("/api/protocols/life/publish").then().statusCode(403);
        String key = UUID.randomUUID().toString();
        as("lead").header("Idempotency-Key", key).post("/api/protocols/life/publish").then().statusCode(200);
        as("lead").header("Idempotency-Key", key).post("/api/protocols/life/publish").then().statusCode(200)
                .body("version", equalTo(1)).body("status", equalTo("ACTIVE")).body("publishedBy", equalTo("lead"))
                .body("hash.length()", equalTo(64));
        String token = begun("life");
        told(token, "safety", List.of());

        as("editor").post("/api/protocols/life/draft").then().statusCode(201).body("version", equalTo(2))
                .body("basedOn", equalTo(1));
        Written.at(first, "/dimensions/DANGER").put("pick", 1);
        Written.at(first, "/dimensions/MONEY").put("pick", 64);
        written(first).statusCode(201).body("version", equalTo(2));
        published("life").statusCode(200).body("version", equalTo(2));

        as("auditor").get("/api/protocols/life").then().statusCode(200).body("draft", nullValue())
                .body("versions.collect { it.version + ' ' + it.status }", equalTo(List.of("2 ACTIVE", "1 RETIRED")));
        as("auditor").get("/api/protocols/life/1").then().body("status", equalTo("RETIRED"))
                .body("dimensions.DANGER.pick", equalTo(32));
        told(token, "horizon", "hours");
        // the second version would ask about money first
        told(token, "present", List.of("power", "comms")).body("next.question.id", equalTo("pick-danger"));
        assertEquals(1, QuarkusTransaction.requiringNew().call(() -> database
                .createNativeQuery("select protocol_version from assessment where token = :token")
                .setParameter("token", token).getSingleResult()));
        as("editor").delete("/api/protocols/life/1").then().statusCode(409).body("code", equalTo("still-referenced"))
                .body("detail", startsWith("1 "));
        as("editor").delete("/api/protocols/life/2").then().statusCode(409).body("code", equalTo("still-active"));
        as("lead").post("/api/protocols/life/1/activate").then().statusCode(200).body("status", equalTo("ACTIVE"));
        as("editor").delete("/api/protocols/life/2").then().statusCode(204);
        assertEquals(List.of("wrote draft", "published", "began draft", "wrote draft", "published", "made active", "removed"),
                QuarkusTransaction.requiringNew().call(() -> audit.of("protocol", Drafting.subject("life")).stream()
                        .map(AuditTrail.Entry::verb).toList()));
    }

    @Test
    void a_protocol_with_errors_stays_a_draft_until_they_are_gone() {
        var draft = Written.protocol("hopeful");
        Written.at(draft, "/issues/0/label").remove("fi");
        written(draft).statusCode(201).body("errors.pointer", equalTo(List.of("/issues/0/label/fi")));
        published("hopeful").statusCode(422).body("errors.code", equalTo(List.of("E-LOCALE")));
        as("lead").get("/api/protocols").then().statusCode(200)
                .body("items.find { it.key == 'hopeful' }.status", equalTo("DRAFT"));
        given().contentType(ContentType.JSON).body("{\"protocol\":\"hopeful\"}").post("/api/assessments").then()
                .statusCode(422);
        as("editor").delete("/api/protocols/hopeful/1").then().statusCode(204);
        published("hopeful").statusCode(409).body("code", equalTo("nothing-to-publish"));
    }

    @Test
    void better_words_are_a_revision_and_another_weight_is_not() {
        var protocol = Written.protocol("words");
        written(protocol).statusCode(201);
        String hash = published("words").statusCode(200).extract().path("hash");
        String token = begun("words");
        Written.at(protocol, "/questions/0/text").put("en", "Is anything of this true now?");
        written(protocol).statusCode(201);
        as("lead").post("/api/protocols/words/publish?wordsOnly=true").then().statusCode(200)
                .body("version", equalTo(1)).body("revision", equalTo(1)).body("hash", not(equalTo(hash)));
        given().get("/api/assessments/" + token).then()
                .body("next.question.text", not(equalTo("Is anything of this true now?")));
        given().get("/api/assessments/" + begun("words")).then()
                .body("next.question.text", equalTo("Is anything of this true now?"));
        Written.at(protocol, "/dimensions/MONEY").put("pick", 9);
        written(protocol).statusCode(201);
        as("lead").post("/api/protocols/words/publish?wordsOnly=true").then().statusCode(409)
                .body("code", equalTo("more-than-words"));
    }

    @Test
    void before_publishing_one_sees_which_decisions_would_be_others() {
        var protocol = Written.protocol("replayed");
        written(protocol).statusCode(201);
        published("replayed").statusCode(200);
        for (int i = 0; i < 3; i++) {
            String token = begun("replayed");
            told(token, "safety", List.of());
            told(token, "horizon", "days");
            told(token, "present", List.of("power", "comms"));
            told(token, "pick-danger", i == 0 ? "comms" : "power");
        }
        Written.at(protocol, "/issues/1").put("basePoints", 900);
        Written.at(protocol, "/issues/2/label").put("en", "No phone");
        written(protocol).statusCode(201);
        as("auditor").get("/api/protocols/replayed/2/comparison").then().statusCode(200).body("before", equalTo(1))
                .body("sameLogic", equalTo(false)).body("replay.past.people", equalTo(3))
                .body("replay.past.winners", greaterThan(0)).body("replay.madeUp.people", equalTo(2000))
                .body("replay.madeUp.percent", greaterThan(1f)).body("replay.madeUp.moves[0].people", greaterThan(0))
                .body("changes.findAll { !it.words }.place", equalTo(List.of("issues / power / basePoints")))
                .body("changes.findAll { it.words }.place", equalTo(List.of("issues / comms / label / en")));
    }

    @Test
    void a_language_is_signed_off_by_somebody_with_a_name() {
        written(Written.protocol("signed")).statusCode(201);
        as("editor").body("{\"language\":\"hu\"}").post("/api/protocols/signed/sign-off").then().statusCode(422);
        as("lead").body("{\"language\":\"fi\"}").post("/api/protocols/signed/sign-off").then().statusCode(200)
                .body("warnings.find { it.code == 'W-SIGNED-OFF' }.detail", containsString("in en;"));
        as("editor").get("/api/protocols/signed/1").then().body("signedOff", equalTo(List.of("fi")));
        assertEquals("lead", QuarkusTransaction.requiringNew().call(() -> audit.of("protocol",
                Drafting.subject("signed")).getLast().who()));
    }

    @Test
    void the_hash_is_that_of_the_canonical_form_and_a_published_row_cannot_be_changed() throws Exception {
        var body = as("auditor").get("/api/protocols/natural-disaster/1").then().statusCode(200).extract();
        var content = (ObjectNode) new ObjectMapper().readTree(body.asString());
        assertEquals("\"" + Canonical.hash(content) + "\"", body.header("ETag"));
        assertEquals(Canonical.hash(content), Canonical.hash(content.put("status", "RETIRED")));
        assertThrows(RuntimeException.class, () -> QuarkusTransaction.requiringNew().run(() -> database
                .createNativeQuery("update protocol_version set body = '{}' where key = 'natural-disaster'")
                .executeUpdate()));
        as("auditor").get("/api/protocols?limit=1").then().body("items.size()", equalTo(1))
                .body("next", notNullValue());
    }
}
