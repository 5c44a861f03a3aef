package org.tourniquet.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.tourniquet.local.suite.Addresses;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * A real PostgreSQL for the tests of a service: one server for all test classes of a run, the database named by the
 * argument {@code database}.
 */
public class PostgresForTests implements QuarkusTestResourceLifecycleManager {

    private static final String PASSWORD = "for-tests-only";
    private static Postgres server;

    private String database = "postgres";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        try {
            Postgres running = server();
            running.database(database, PASSWORD);
            return settings(running);
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL for the tests did not start", e);
        }
    }

    /** the server stays for the next test class and ends with the program */
    @Override
    public void stop() {
    }

    private Map<String, String> settings(Postgres running) {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.devservices.enabled", "false");
        settings.put("quarkus.datasource.jdbc.url", running.jdbcUrl(database));
        settings.put("quarkus.datasource.username", database);
        settings.put("quarkus.datasource.password", PASSWORD);
        return settings;
    }

    private static synchronized Postgres server() throws Exception {
        if (server == null) {
            Path folder = Files.createTempDirectory("tourniquet-postgres-for-tests");
            var fresh = new Postgres(folder, Addresses.freePort(), PASSWORD, folder.resolve("postgres.log"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                fresh.kill();
                try {
                    Binaries.delete(folder);
                } catch (IOException e) {
                    System.err.println("Left behind: " + folder + " (" + e + ")");
                }
            }));
            fresh.start();
            server = fresh;
        }
        return server;
    }
}
