package org.tourniquet.broadcast.audience;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.kit.edge.FieldCipher;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** Every row of a file is accounted for. */
@QuarkusTest
@BroadcastTest
class ImportTest {
    @Inject
    FieldCipher cipher;

    @Test
    void each_row_is_new_known_rejected_doubled_or_left_alone() {
        String id = UUID.randomUUID().toString().substring(0, 8);
        QuarkusTransaction.requiringNew().run(() -> Suppression.add(cipher.fingerprint("out" + id + "@town.example"), "EMAIL",
                Suppression.Reason.OPTED_OUT, Instant.now()));
        String audience = audience();
        String csv = """
                email,phone,name,language
                a%1$s@town.example,,Anna,fi
                A%1$s@TOWN.example,,Anna again,fi
                out%1$s@town.example,,Out,en
                ,911,Wrong,en
                b%1$s@town.example,,=HYPERLINK("x"),en
                c%1$s@town.example,,Ragged
                d%1$s@town.example,,Nul\0,en
                """.formatted(id);
        String first = post(audience, csv, "").statusCode(200).body("rows", equalTo(7)).body("accepted", equalTo(2))
                .body("duplicates", equalTo(1)).body("suppressed", equalTo(1)).body("rejected", equalTo(3))
                .body("errors", hasSize(3)).body("errors[0].column", equalTo("phone")).body("errors[0].row", equalTo(5))
                .body("errors[1].reason", containsString("3 cells")).extract().path("id");
        given().auth().preemptive().basic("auditor", "demo").get("/api/audiences/{a}/imports/{i}/rejected.csv", audience, first)
                .then().statusCode(200).body(containsString("emergency number"));
        post(audience, csv, "").statusCode(409).body("detail", containsString(first));
        post(audience, csv, "?again=true").statusCode(200).body("accepted", equalTo(0)).body("duplicates", equalTo(3));
        post(audience, csv.replace("Anna,fi", "Anna,hu"), "").statusCode(200).body("updated", equalTo(1));
    }

    @Test
    void trying_stores_nobody() {
        String audience = audience();
        post(audience, "email\ntry" + UUID.randomUUID() + "@town.example\n", "?dryRun=true").statusCode(200).body("accepted",
                equalTo(1));
        given().auth().preemptive().basic("manager", "demo").get("/api/audiences/{id}", audience).then().body("people",
                equalTo(0));
    }

    @Test
    void files_without_people_or_header_are_refused() {
        String audience = audience();
        post(audience, "email,name\n", "").statusCode(422).body("code", equalTo("no-rows"));
        post(audience, "name\nAnna\n", "").statusCode(422).body("code", equalTo("header-wrong"));
        post(audience, "email\nx@town.example\n", "?country=XX").statusCode(422).body("code", equalTo("country-unknown"));
        post(UUID.randomUUID().toString(), "email\nx@town.example\n", "").statusCode(404);
    }

    private static String audience() {
        return given().auth().preemptive().basic("manager", "demo").contentType(ContentType.JSON)
                .body(Map.of("name", "People " + UUID.randomUUID())).post("/api/audiences").then().statusCode(201).extract()
                .path("id");
    }

    private static ValidatableResponse post(String audience, String csv, String query) {
        return given().auth().preemptive().basic("manager", "demo").contentType("text/csv; charset=UTF-8").body(csv)
                .post("/api/audiences/" + audience + "/imports" + query).then();
    }
}
