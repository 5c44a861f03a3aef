package org.tourniquet.local.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tourniquet.local.suite.Addresses;
import org.tourniquet.local.suite.Part;

class PostgresTest {

    @TempDir
    static Path data;
    static Postgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = new Postgres(data.resolve("postgres"), Addresses.freePort(), "super", data.resolve("logs/postgres.log"));
        postgres.start();
        postgres.database("directory", "it's secret");
    }

    @AfterAll
    static void end() {
        postgres.close();
    }

    @Test
    void what_was_committed_survives_a_kill_and_a_clean_stop() throws Exception {
        run("create table said (words text)");
        run("insert into said values ('before the kill')");
        long pid = postgres.pid().orElseThrow();
        postgres.kill();
        assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        assertTrue(Files.exists(data.resolve("postgres/cluster/postmaster.pid")), "a kill leaves its pid file behind");
        assertThrows(SQLException.class, () -> postgres.connect("directory", "directory", "it's secret"));

        postgres.start();
        assertEquals("before the kill", ask("select words from said"));
        run("insert into said values ('before the stop')");
        postgres.stop();
        postgres.start();
        assertEquals("2", ask("select count(*) from said"));
        postgres.database("directory", "it's secret");
    }

    @Test
    void a_commit_waits_for_the_disk_and_only_loopback_is_served() throws Exception {
        for (String setting : new String[] { "fsync", "synchronous_commit", "full_page_writes" }) {
            assertEquals("on", ask("show " + setting), setting);
        }
        assertEquals("127.0.0.1", ask("show listen_addresses"));
    }

    @Test
    void a_paused_server_answers_nothing_until_it_is_resumed() throws Exception {
        postgres.pause();
        assertEquals(Part.State.PAUSED, postgres.state());
        assertFalse(postgres.answers());
        postgres.resume();
        assertEquals("1", ask("select 1"));
    }

    @Test
    void one_role_cannot_enter_the_database_of_another() throws Exception {
        postgres.database("triage", "other");
        assertThrows(SQLException.class, () -> postgres.connect("directory", "triage", "other"));
    }

    @Test
    void the_tests_of_a_service_get_a_database_of_their_own() throws Exception {
        var resource = new PostgresForTests();
        resource.init(Map.of("database", "broadcast"));
        var settings = resource.start();
        assertTrue(settings.get("quarkus.datasource.jdbc.url").endsWith("/broadcast"), settings.toString());
        assertEquals(settings, resource.start());
    }

    private void run(String sql) throws SQLException {
        try (var connection = postgres.connect("directory", "directory", "it's secret");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(String sql) throws SQLException {
        try (var connection = postgres.connect("directory", "directory", "it's secret");
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            assertTrue(result.next());
            return result.getString(1);
        }
    }
}
