package org.tourniquet.triage.authoring;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.triage.RealDesk;
import org.tourniquet.triage.authoring.sheets.SheetFile;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Nobody gets round the two people who stand behind safety texts in production: one writes them, another one signs. */
@QuarkusTest
@RealDesk
@TestProfile(UnsignedTest.AsInProduction.class)
class SignaturesTest {

    @Inject
    EntityManager database;
    @Inject
    AuditTrail audit;

    private static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, "demo").contentType(ContentType.JSON);
    }

    private static ValidatableResponse written(String who, ObjectNode protocol) {
        return as(who).body(protocol.toString()).post("/api/protocols").then();
    }

    private static ValidatableResponse signed(String who, String key, String language) {
        return as(who).body("{\"language\":\"" + language + "\"}").post("/api/protocols/" + key + "/sign-off").then();
    }

    private static ValidatableResponse published(String key, boolean wordsOnly) {
        return as("lead").post("/api/protocols/" + key + "/publish?wordsOnly=" + wordsOnly).then();
    }

    private static ValidatableResponse signatures(String key, int version) {
        return as("auditor").get("/api/protocols/" + key + "/" + version + "/signatures").then().statusCode(200);
    }

    /** Written by the editor, signed in both languages by the lead, published. */
    private static ObjectNode live(String key) {
        var protocol = Written.protocol(key);
        written("editor", protocol).statusCode(201);
        signed("lead", key, "en").statusCode(200);
        signed("lead", key, "fi").statusCode(200).body("errors", empty());
        published(key, false).statusCode(200);
        return protocol;
    }

    @Test
    void a_signature_in_an_upload_is_left_out_and_said_so() {
        var forged = Written.protocol("forged");
        forged.putArray("signedOff").add("en").add("fi");
        as("editor").body(forged.toString()).post("/api/protocols/validate?quick=true").then().statusCode(422)
                .body("errors.code", hasItem("E-SIGNED-OFF"));
        written("editor", forged).statusCode(201).body("errors.code", hasItem("E-SIGNED-OFF"))
                .body("warnings.find { it.code == 'W-SIGNATURE' }.detail",
                        containsString("The signatures for en, fi were left out"));
        as("auditor").get("/api/protocols/forged/1").then().body("signedOff", empty());
        published("forged", false).statusCode(422).body("errors.code", hasItem("E-SIGNED-OFF"));
    }

    @Test
    void a_signature_in_a_spreadsheet_is_left_out_and_said_so() throws Exception {
        var forged = Written.protocol("forged-sheet");
        written("editor", forged).statusCode(201);
        forged.putArray("signedOff").add("en").add("fi");
        var sheet = new ByteArrayOutputStream();
        sheet.write(SheetFile.written(forged, SheetFile.Format.XLSX));
        given().auth().preemptive().basic("editor", "demo").contentType(SheetFile.XLSX).body(sheet.toByteArray())
                .post("/api/protocols").then().statusCode(201).body("errors.code", hasItem("E-SIGNED-OFF"))
                .body("warnings.code", hasItem("W-SIGNATURE"));
        published("forged-sheet", false).statusCode(422);
    }

    @Test
    void whoever_wrote_the_texts_cannot_sign_them_even_after_another_hand_took_a_turn() {
        var protocol = Written.protocol("own-words");
        written("editor", protocol).statusCode(201);
        signed("editor", "own-words", "en").statusCode(409).body("code", equalTo("own-words"));
        Written.at(protocol, "/flags/0/message").put("en", "Call now.");
        written("lead", protocol).statusCode(201);
        signed("lead", "own-words", "en").statusCode(409);
        signed("lead", "own-words", "fi").statusCode(200);
        signed("editor", "own-words", "en").statusCode(200).body("errors", empty());
    }

    @Test
    void only_the_texts_that_were_read_are_signed() {
        var protocol = Written.protocol("read");
        written("editor", protocol).statusCode(201);
        String read = signatures("read", 1).extract().path("[0].texts");
        Written.at(protocol, "/flags/0/message").put("en", "Call now.");
        written("editor", protocol).statusCode(201);
        as("lead").body("{\"language\":\"en\",\"texts\":\"" + read + "\"}").post("/api/protocols/read/sign-off").then()
                .statusCode(409).body("code", equalTo("changed-meanwhile"));
        signatures("read", 1).body("[0].signed", equalTo(false));
    }

    @Test
    void the_next_version_keeps_a_signature_while_the_texts_are_the_same_and_a_change_makes_it_void() {
        var protocol = live("next");
        as("editor").post("/api/protocols/next/draft").then().statusCode(201).body("errors", empty());
        Written.at(protocol, "/dimensions/MONEY").put("pick", 9);
        written("editor", protocol).statusCode(201).body("errors", empty()).body("warnings.code", not(hasItem("W-SIGNATURE")));
        Written.at(protocol, "/questions/0/options/0/label").put("fi", "Joku on vähän loukkaantunut");
        written("editor", protocol).statusCode(201).body("errors.detail", hasItem(containsString("in fi;")));
        signatures("next", 2).body("language", equalTo(List.of("en", "fi"))).body("signed", equalTo(List.of(true, false)))
                .body("by", equalTo(List.of("lead", "lead"))).body("changedBy", equalTo(List.of("editor", "editor")));
        signatures("next", 1).body("signed", equalTo(List.of(true, true)));
        published("next", false).statusCode(422);
        assertEquals(1, history("next").stream().filter(e -> e.detail().equals("fi: the signature of lead is void")).count());
        signed("editor", "next", "fi").statusCode(409);
        signed("lead", "next", "fi").statusCode(200);
        published("next", false).statusCode(200).body("version", equalTo(2));
    }

    @Test
    void a_correction_of_words_reaches_safety_texts_only_with_a_new_signature() {
        var protocol = live("corrected");
        Written.at(protocol, "/issues/0/label").put("fi", "Lääkäri");
        written("editor", protocol).statusCode(201);
        published("corrected", true).statusCode(200).body("revision", equalTo(1));
        Written.at(protocol, "/flags/0/immediateSteps/0").put("en", "Wait.");
        protocol.putArray("signedOff").add("en").add("fi");
        written("editor", protocol).statusCode(201);
        published("corrected", true).statusCode(422).body("errors[0].detail", containsString("in en;"));
        signed("lead", "corrected", "en").statusCode(200);
        published("corrected", true).statusCode(200).body("revision", equalTo(2));
    }

    @Test
    void a_language_with_texts_of_its_own_is_not_signed_by_the_name_under_its_base() {
        var protocol = Written.protocol("regional");
        protocol.withArray("locales").add("fr").add("fr-CA");
        written("editor", protocol).statusCode(201);
        signed("lead", "regional", "fr").statusCode(200)
                .body("errors.find { it.code == 'E-SIGNED-OFF' }.detail", containsString("fr-CA"));
    }

    @Test
    void a_signature_cannot_be_altered_and_stands_in_the_audit_trail() {
        live("kept");
        assertThrows(RuntimeException.class, () -> QuarkusTransaction.requiringNew().run(() -> database
                .createNativeQuery("update safety_signature set signed_by = 'editor' where key = 'kept'").executeUpdate()));
        assertThrows(RuntimeException.class, () -> QuarkusTransaction.requiringNew().run(() -> database
                .createNativeQuery("delete from safety_signature where key = 'kept'").executeUpdate()));
        assertEquals(List.of("lead", "lead"), history("kept").stream().filter(e -> e.verb().equals("signed off safety texts"))
                .map(AuditTrail.Entry::who).toList());
        as("auditor").get("/api/protocols/kept").then().body("versions.status", hasItems("ACTIVE"));
    }

    private List<AuditTrail.Entry> history(String key) {
        return QuarkusTransaction.requiringNew().call(() -> audit.of("protocol", Drafting.subject(key)));
    }
}
