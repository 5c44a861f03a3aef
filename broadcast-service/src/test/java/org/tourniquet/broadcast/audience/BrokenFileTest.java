package org.tourniquet.broadcast.audience;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tourniquet.broadcast.audience.Importing.audience;
import static org.tourniquet.broadcast.audience.Importing.latest;
import static org.tourniquet.broadcast.audience.Importing.post;
import static org.tourniquet.broadcast.audience.Importing.sent;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.local.law.Eventually;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** A file that is no file of people, or does not arrive whole, or meets trouble, is refused by name and stores nobody. */
@QuarkusTest
@BroadcastTest
class BrokenFileTest {
    @Inject
    DataSource database;

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
            Eventually.pause(Duration.ofMillis(300));
        }
        Eventually.holds("the import has ended", () -> latest(audience) != null && !latest(audience).running());
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
}
