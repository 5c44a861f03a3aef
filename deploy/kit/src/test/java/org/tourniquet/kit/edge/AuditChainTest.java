package org.tourniquet.kit.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.local.postgres.PostgresForTests;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** The chain under many hands at once, and under a hand that should not be there. */
@QuarkusTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class AuditChainTest {
    @Inject
    AuditTrail audit;
    @Inject
    AuditChain chain;
    @Inject
    DataSource database;

    @AfterEach
    void whatWasTamperedWithIsPutBack() throws SQLException {
        if (chain.verify(null).intact())
            return;
        tamper("TRUNCATE audit_link, audit_entry RESTART IDENTITY");
        assertTrue(chain.verify(null).intact());
    }

    @Test
    void two_transactions_at_once_never_fork_the_chain_and_a_failed_one_leaves_no_gap() throws Exception {
        long before = chain.verify(null).entries();
        var together = new CountDownLatch(16);
        try (var hands = Executors.newFixedThreadPool(16)) {
            for (int hand = 0; hand < 16; hand++) {
                String who = "hand " + hand;
                hands.submit(() -> {
                    together.countDown();
                    together.await();
                    for (int deed = 0; deed < 25; deed++)
                        twoDeeds(who, deed % 5 == 4);
                    return null;
                });
            }
        }
        var report = chain.verify(null);
        assertEquals(List.of(), report.findings());
        assertEquals(before + 16 * 20 * 2, report.entries());
        assertEquals(report.entries(), number("SELECT max(position) FROM audit_link"), "positions without a gap");
    }

    @Test
    void one_changed_row_among_many_is_found_at_its_place() throws SQLException {
        sql("INSERT INTO audit_entry (at, who, verb, subject, detail) SELECT now(), 'töwn', 'did', 'thing', 'n' || n "
                + "FROM generate_series(1, 20000) n");
        assertTrue(chain.verify(null).intact());
        long entry = number("SELECT id FROM audit_entry WHERE detail = 'n12345' ORDER BY id DESC LIMIT 1");
        tamper("UPDATE audit_entry SET who = 'nobody' WHERE id = " + entry);
        var found = chain.verify(null).findings();
        assertEquals(1, found.size(), found.toString());
        assertEquals(entry, found.getFirst().entry());
        assertEquals("the entry was changed", found.getFirst().what());
    }

    @Test
    void who_counts_the_hash_again_breaks_the_next_link() throws SQLException {
        deeds(5);
        long position = number("SELECT max(position) FROM audit_link") - 2;
        tamper("UPDATE audit_entry SET verb = 'praised' WHERE id = (SELECT entry_id FROM audit_link WHERE position = "
                + position + ")");
        tamper("UPDATE audit_link l SET hash = audit_hash(l.previous, e) FROM audit_entry e WHERE e.id = l.entry_id AND position = "
                + position);
        var found = chain.verify(null).findings();
        assertEquals(List.of(position + 1), found.stream().map(AuditChain.Finding::position).toList());
        assertEquals("does not follow the one before", found.getFirst().what());
    }

    @Test
    void what_was_taken_away_is_missed_in_the_middle_and_with_a_noted_head_at_the_end() throws SQLException {
        deeds(6);
        String head = chain.verify(null).head();
        long last = number("SELECT max(position) FROM audit_link");
        tamper("DELETE FROM audit_entry WHERE id = (SELECT entry_id FROM audit_link WHERE position = " + (last - 4) + ")");
        assertEquals("the entry is gone", chain.verify(head).findings().getFirst().what());
        tamper("DELETE FROM audit_link WHERE position = " + (last - 4));
        assertEquals("positions " + (last - 4) + " to " + (last - 4) + " are gone",
                chain.verify(head).findings().getFirst().what());
        sql("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_tied");
        sql("INSERT INTO audit_entry (at, who, verb, subject) VALUES (now(), 'smuggler', 'was never here', 'thing')");
        sql("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_tied");
        assertEquals("is not in the chain", chain.verify(head).findings().getLast().what());
        tamper("DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM audit_link WHERE position > " + (last - 5) + ")");
        tamper("DELETE FROM audit_link WHERE position > " + (last - 5));
        tamper("DELETE FROM audit_entry WHERE who = 'smuggler'");
        assertTrue(chain.verify(null).intact(), "a chain whose end was cut off is whole in itself");
        assertFalse(chain.verify(head).intact());
    }

    @Test
    void the_services_own_role_has_no_right_to_change_or_delete() {
        deeds(1);
        for (String tampering : List.of("UPDATE audit_link SET hash = 'x'", "DELETE FROM audit_link", "TRUNCATE audit_link",
                "UPDATE audit_entry SET who = 'x'", "DELETE FROM audit_entry")) {
            String said = assertThrows(SQLException.class, () -> sql(tampering), tampering).getMessage();
            assertTrue(said.contains("permission denied"), said);
        }
    }

    @Test
    void what_was_written_before_there_was_a_chain_is_chained_when_the_kit_comes_to_a_service_further_on()
            throws SQLException {
        var kit = Flyway.configure().dataSource(database).schemas("older").locations("db/kit").outOfOrder(true);
        kit.target("0.2").load().migrate();
        sql("INSERT INTO older.audit_entry (at, who, verb, subject, subject_id, detail) SELECT now(), 'Maria', 'opened', "
                + "'incident', gen_random_uuid(), nullif('', '') FROM generate_series(1, 3)");
        // the service's own migrations were there before the kit's third
        sql("INSERT INTO older.flyway_schema_history (installed_rank, version, description, type, script, installed_by, "
                + "execution_time, success) VALUES (99, '7', 'of the service', 'SQL', 'V7__of_the_service.sql', 'directory', 1, true)");
        kit.target("latest").ignoreMigrationPatterns("*:missing", "*:future").load().migrate();
        assertEquals(3, number("SELECT count(*) FROM older.audit_link l JOIN older.audit_entry e ON e.id = l.entry_id "
                + "WHERE l.hash = older.audit_hash(l.previous, e) AND l.position = e.id"));
    }

    @Test
    void an_auditor_reads_and_checks_the_trail_and_nobody_else_does() {
        deeds(3);
        String next = auditor().get("/api/audit?limit=2").then().statusCode(200).body("items", hasSize(2))
                .body("items[0].previous", equalTo(auditor().get("/api/audit?limit=2").path("items[1].hash")))
                .extract().path("next");
        assertNotNull(next);
        auditor().get("/api/audit?limit=1&cursor=" + next).then().statusCode(200).body("items[0].who", equalTo("Maria"));
        auditor().get("/api/audit?cursor=" + Cursor.of("x")).then().statusCode(422);
        String head = auditor().get("/api/audit/verify").then().statusCode(200).body("intact", equalTo(true)).extract()
                .path("head");
        auditor().get("/api/audit/verify?head=" + head).then().body("findings", hasSize(0));
        auditor().get("/api/audit/verify?head=abc").then().body("intact", equalTo(false)).body("findings[0].entry",
                nullValue());
        given().auth().preemptive().basic("manager", "demo").get("/api/audit/verify").then().statusCode(403);
        given().get("/api/audit").then().statusCode(401);
    }

    @Test
    void the_page_shows_deeds_and_checks_on_request() {
        deeds(1);
        Map<String, String> cookies = given().redirects().follow(false).formParam("name", "auditor")
                .formParam("password", "demo").post("/login").cookies();
        given().cookies(cookies).get("/audit").then().statusCode(200).body(containsString("Maria"),
                not(containsString("Intact")));
        given().cookies(cookies).get("/audit?check=true").then().statusCode(200).body(containsString("Intact"));
    }

    private static RequestSpecification auditor() {
        return given().auth().preemptive().basic("auditor", "demo");
    }

    private void twoDeeds(String who, boolean failing) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                audit.recordAs(who, "did", "thing", UUID.randomUUID(), null);
                audit.recordAs(who, "undid", "thing", UUID.randomUUID(), "again");
                if (failing)
                    throw new IllegalStateException("on purpose");
            });
        } catch (IllegalStateException onPurpose) {
            assertTrue(failing);
        }
    }

    private void deeds(int many) {
        for (int deed = 0; deed < many; deed++)
            audit.recordAs("Maria", "opened", "incident", UUID.randomUUID(), "deed " + deed);
    }

    private void tamper(String how) throws SQLException {
        for (String table : List.of("audit_entry", "audit_link"))
            sql("ALTER TABLE " + table + " DISABLE TRIGGER USER; GRANT ALL ON " + table + " TO CURRENT_USER");
        sql(how);
        for (String table : List.of("audit_entry", "audit_link"))
            sql("ALTER TABLE " + table + " ENABLE TRIGGER USER; REVOKE UPDATE, DELETE, TRUNCATE ON " + table
                    + " FROM CURRENT_USER");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection(); Statement once = connection.createStatement()) {
            once.execute(statement);
        }
    }

    private long number(String question) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement once = connection.createStatement();
                ResultSet row = once.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }
}
