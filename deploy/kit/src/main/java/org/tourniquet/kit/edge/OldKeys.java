package org.tourniquet.kit.edge;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Forgets the answers nobody will ask for again: after two days a repeated Idempotency-Key is a new one. */
@Singleton
class OldKeys {
    private final DataSource database;

    OldKeys(DataSource database) {
        this.database = database;
    }

    @Scheduled(every = "1h", delayed = "10m")
    @RunOnVirtualThread
    void forget() throws SQLException {
        try (Connection connection = database.getConnection(); Statement forget = connection.createStatement()) {
            forget.executeUpdate("DELETE FROM idempotency_key WHERE at < now() - interval '2 days'");
        }
    }
}
