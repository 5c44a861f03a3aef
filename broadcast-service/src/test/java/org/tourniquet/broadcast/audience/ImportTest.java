package org.tourniquet.broadcast.audience;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tourniquet.broadcast.audience.Importing.audience;
import static org.tourniquet.broadcast.audience.Importing.post;
import static org.tourniquet.broadcast.audience.Importing.sent;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Every row of a file is accounted for. */
@QuarkusTest
@BroadcastTest
class ImportTest {
    @Inject
    FieldCipher cipher;
    @Inject
    PeopleImport people;
    @Inject
    ImportConfig limits;

    /** Each holds a connection to the database, and those who send need some too. */
    @Test
    void only_a_few_files_are_read_at_the_same_time_and_the_next_is_asked_to_wait() {
        String audience = audience();
        PeopleImport.Order order = new PeopleImport.Order(UUID.fromString(audience), false, null, null, 0, null, "manager");
        int begun = 0;
        try {
            for (; begun < limits.atOnce(); begun++)
                people.begin(order);
            post(audience, "email\nanna@town.example\n", "").statusCode(503).header("Retry-After", "60")
                    .body("code", equalTo("imports-busy"));
        } finally {
            for (; begun > 0; begun--)
                people.giveUp();
        }
        post(audience, "email\nanna@town.example\n", "").statusCode(200);
        post(audience, "email\n", "").statusCode(422);
        assertThrows(Problem.class,
                () -> people.begin(new PeopleImport.Order(UUID.randomUUID(), false, null, null, 0, null, "x")));
        post(audience, "email\nbeata@town.example\n", "").statusCode(200);
    }

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
    void trying_says_how_the_file_was_read_and_by_which_rule() {
        sent(audience(), "?dryRun=true",
                "Név;E-mail cím;Utca\nErdős Győző;gy@town.example;Fő\n".getBytes(Charset.forName("ISO-8859-2"))).statusCode(200)
                .body("reading.charset", equalTo("ISO-8859-2")).body("reading.separator", equalTo(";"))
                .body("reading.columns.meaning", equalTo(List.of("name", "email", "attribute")))
                .body("reading.rule", hasSize(5)).body("accepted", equalTo(1));
    }

    @Test
    void columns_are_taken_for_what_the_sender_says() {
        String id = UUID.randomUUID().toString();
        String audience = audience();
        post(audience, "Kontakt,Note\nk%s@town.example,x\n".formatted(id),
                "?mapping=" + encoded("{\"Kontakt\":\"email\",\"Note\":\"leave_out\"}")).statusCode(200).body("accepted",
                        equalTo(1));
        assertEquals(Map.of(), person("k" + id).get("attributes"));
    }

    @Test
    void several_addresses_are_kept_in_their_order() {
        String id = UUID.randomUUID().toString();
        post(audience(), "email,email_2,phone,phone 2\nm%1$s@town.example,n%1$s@town.example,+12125550161,+12125550162\n"
                .formatted(id), "").statusCode(200).body("accepted", equalTo(1));
        List<Map<String, Object>> addresses = addresses(person("m" + id));
        assertEquals(List.of("m" + id + "@town.example", "+12125550161", "n" + id + "@town.example", "+12125550162"),
                addresses.stream().map(each -> each.get("address")).toList());
    }

    @Test
    void a_person_twice_in_the_file_is_one_and_later_rows_fill_in_what_is_empty() {
        String id = UUID.randomUUID().toString();
        post(audience(), """
                email,name,language,tags,safe_contact,street
                t%1$s@town.example,,fi,old,no,
                T%1$s@Town.example,Tuuli,hu,new,yes,Quay 1
                """.formatted(id), "").statusCode(200).body("accepted", equalTo(1)).body("duplicates", equalTo(1));
        Map<String, Object> person = person("t" + id);
        assertEquals("Tuuli", person.get("name"));
        assertEquals("fi", person.get("language"));
        assertEquals(List.of("new", "old"), person.get("tags"));
        assertEquals(true, person.get("safeContact"));
        assertEquals(Map.of("street", "Quay 1"), person.get("attributes"));
    }

    @Test
    void a_row_without_number_is_the_person_with_that_address() {
        String id = UUID.randomUUID().toString();
        post(audience(), """
                email,phone,external_id
                u%1$s@town.example,,X-%1$s
                u%1$s@town.example,+12125550163,
                """.formatted(id), "").statusCode(200).body("accepted", equalTo(1)).body("duplicates", equalTo(1));
        assertEquals(2, addresses(person("u" + id)).size());
    }

    @Test
    void what_a_file_leaves_empty_is_no_change() {
        String id = UUID.randomUUID().toString();
        String audience = audience();
        post(audience, "email,email_2,name\ns%1$s@town.example,s2%1$s@town.example,Saga\n".formatted(id), "").statusCode(200);
        post(audience, "email\ns%1$s@town.example\n".formatted(id), "").statusCode(200).body("duplicates", equalTo(1));
        assertEquals(2, addresses(person("s" + id)).size());
    }

    @Test
    void an_opt_out_in_any_row_wins_and_stays() {
        String id = UUID.randomUUID().toString();
        String audience = audience();
        post(audience, """
                email,name,opted_out
                v%1$s@town.example,Vera,no
                v%1$s@town.example,Vera,yes
                w%1$s@town.example,Wim,no
                """.formatted(id), "").statusCode(200).body("rows", equalTo(3)).body("accepted", equalTo(1))
                .body("suppressed", equalTo(1)).body("duplicates", equalTo(1));
        post(audience, "email\nv%s@town.example\n".formatted(id), "").statusCode(200).body("suppressed", equalTo(1));
    }

    @Test
    void mended_cells_are_named() {
        post(audience(), "phone,name\n’+12125550164,x\n", "?dryRun=true").statusCode(200).body("mended", equalTo(1))
                .body("mendedCells[0].row", equalTo(2)).body("mendedCells[0].remark", containsString("apostrophe"));
    }

    @Test
    void rejected_rows_come_back_as_they_came_and_harmless() {
        String audience = audience();
        String first = post(audience, "phone;name\n911;=1+1\n112;\t=2\n999;＝3\n", "").statusCode(200)
                .body("rejected", equalTo(3)).extract().path("id");
        String csv = given().auth().preemptive().basic("manager", "demo")
                .get("/api/audiences/{a}/imports/{i}/rejected.csv", audience, first).asString();
        assertTrue(csv.replace("\uFEFF", "").startsWith("line;reason;\"phone\";\"name\""), csv);
        assertTrue(csv.contains("\"'=1+1\"") && csv.contains("\"'＝3\"") && csv.contains("\"'\t=2\""), csv);
        post(audience, csv.replace("911", "+12125550165"), "").statusCode(200).body("accepted", equalTo(1)).body("rejected",
                equalTo(2)).body("reading.columns.meaning[0]", equalTo("leave_out"));
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, Object> person(String begins) {
        return given().auth().preemptive().basic("manager", "demo").get("/api/recipients?q=" + begins).then().statusCode(200)
                .body("items", hasSize(1)).extract().path("items[0]");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> addresses(Map<String, Object> person) {
        return ((List<Map<String, Object>>) person.get("addresses")).stream()
                .sorted(java.util.Comparator.comparing(each -> (Integer) each.get("position"))).toList();
    }
}
