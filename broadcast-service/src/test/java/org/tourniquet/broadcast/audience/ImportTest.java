package org.tourniquet.broadcast.audience;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.kit.edge.FieldCipher;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** Every row of a file is accounted for. */
@QuarkusTest
@BroadcastTest
class ImportTest {
    @Inject
    FieldCipher cipher;
    @Inject
    DataSource database;

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
        post(audience, "email\nx@town.example\n", "?separator=x").statusCode(422).body("code", equalTo("separator-unknown"));
        post(audience, "email\nx@town.example\n", "?charset=klingon").statusCode(415);
        post(audience, "email\nx@town.example\n", "?mapping=[]").statusCode(422).body("code", equalTo("mapping-wrong"));
        post(audience, "email\nx@town.example\n", "?country=XX").statusCode(422).body("code", equalTo("country-unknown"));
        post(UUID.randomUUID().toString(), "email\nx@town.example\n", "").statusCode(404);
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

    @Test
    void archives_and_what_is_no_text_are_refused_by_their_bytes() {
        String audience = audience();
        sent(audience, "", new byte[] { 'P', 'K', 3, 4, 0, 0 }).statusCode(415).body("code", equalTo("not-csv"));
        sent(audience, "", "email,name\nx,\u0081\u0090\n".getBytes(StandardCharsets.ISO_8859_1)).statusCode(422)
                .body("code", equalTo("encoding")).body("detail", containsString("Byte 13 "));
    }

    @Test
    void a_huge_cell_costs_its_row_only() {
        String id = UUID.randomUUID().toString();
        post(audience(), "email,name\nx%1$s@town.example,%2$s\ny%1$s@town.example,Yrsa\n".formatted(id,
                "z".repeat(10_000_000)), "").statusCode(200).body("accepted", equalTo(1)).body("rejected", equalTo(1));
    }

    @Test
    void a_full_database_in_the_middle_stores_nothing_and_says_what_to_do() throws SQLException {
        String audience = audience();
        String id = UUID.randomUUID().toString();
        // a real error of the database at the moment of writing; a really full disk would end every other test too
        run("""
                create function full_%1$s() returns trigger language plpgsql as $$ begin
                    if new.name = 'full %2$s' then raise exception 'No space left on device' using errcode = '53100'; end if;
                    return new; end $$""".formatted(id.substring(0, 8), id));
        run("create trigger full_%1$s before insert on recipient for each row execute function full_%1$s()"
                .formatted(id.substring(0, 8)));
        try {
            post(audience, "email,name\nf%1$s@town.example,Fanni\ng%1$s@town.example,full %1$s\n".formatted(id), "")
                    .statusCode(507).body("code", equalTo("storage-full"))
                    .body("detail", containsString("Nothing was imported"));
        } finally {
            run("drop trigger full_%s on recipient".formatted(id.substring(0, 8)));
        }
        given().auth().preemptive().basic("manager", "demo").get("/api/recipients?q=f" + id).then().body("items", hasSize(0));
        assertEquals(AudienceImport.State.FAILED, latest(audience).state());
        post(audience, "email,name\nf%1$s@town.example,Fanni\n".formatted(id), "").statusCode(200).body("accepted", equalTo(1));
    }

    @Test
    void an_upload_that_is_cut_imports_nothing() throws Exception {
        String audience = audience();
        String id = UUID.randomUUID().toString();
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String login = Base64.getEncoder().encodeToString("manager:demo".getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(("POST /api/audiences/" + audience + "/imports HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Basic " + login + "\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\n"
                    + "email\ncut" + id + "@town.example\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            Thread.sleep(300);
        }
        for (int i = 0; i < 100 && (latest(audience) == null || latest(audience).running()); i++)
            Thread.sleep(50);
        assertEquals(AudienceImport.State.FAILED, latest(audience).state());
        assertTrue(latest(audience).problem().contains("ended before the file did"), latest(audience).problem());
        given().auth().preemptive().basic("manager", "demo").get("/api/recipients?q=cut" + id).then().body("items", hasSize(0));
    }

    @Test
    void an_import_that_nobody_works_at_any_more_has_failed() {
        UUID audience = UUID.fromString(audience());
        AudienceImport left = QuarkusTransaction.requiringNew().call(() -> {
            AudienceImport begun = new AudienceImport(audience, false, null, "left.csv", 0, null, "manager", Instant.now());
            begun.persist();
            return begun;
        });
        Instant later = Instant.now().plusSeconds(60);
        QuarkusTransaction.requiringNew().run(() -> AudienceImport.endInterrupted(later, later));
        AudienceImport ended = QuarkusTransaction.requiringNew().call(() -> AudienceImport.findById(left.id()));
        assertEquals(AudienceImport.State.FAILED, ended.state());
        assertTrue(ended.problem().contains("Nothing of it was stored"), ended.problem());
    }

    @Test
    void a_file_said_to_be_too_long_is_refused_before_it_is_read() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String login = Base64.getEncoder().encodeToString("manager:demo".getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(("POST /api/audiences/" + audience() + "/imports HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Basic " + login + "\r\nContent-Type: text/csv\r\nContent-Length: 2000000001\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            byte[] answer = new byte[64];
            int read = socket.getInputStream().read(answer);
            assertTrue(new String(answer, 0, read, StandardCharsets.UTF_8).startsWith("HTTP/1.1 413"));
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static AudienceImport latest(String audience) {
        return QuarkusTransaction.requiringNew()
                .call(() -> AudienceImport.of(UUID.fromString(audience)).stream().findFirst().orElse(null));
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

    private static ValidatableResponse sent(String audience, String query, byte[] body) {
        return given().config(RestAssured.config().encoderConfig(
                EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false))).auth().preemptive()
                .basic("manager", "demo").contentType("text/csv").body(body)
                .post("/api/audiences/" + audience + "/imports" + query).then();
    }

    private static String audience() {
        return given().auth().preemptive().basic("manager", "demo").contentType(ContentType.JSON)
                .body(Map.of("name", "People " + UUID.randomUUID())).post("/api/audiences").then().statusCode(201).extract()
                .path("id");
    }

    private static ValidatableResponse post(String audience, String csv, String query) {
        return given().auth().preemptive().basic("manager", "demo").contentType("text/csv; charset=UTF-8").body(csv)
                .urlEncodingEnabled(false)
                .post("/api/audiences/" + audience + "/imports" + query).then();
    }
}
