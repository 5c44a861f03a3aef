package org.tourniquet.kit.edge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Work that only one replica does at a time, held by a session lock of PostgreSQL that dies with its holder. */
@ApplicationScoped
public class OneAtATime {
    private final DataSource database;

    OneAtATime(DataSource database) {
        this.database = database;
    }

    /** Runs the work unless another replica or thread is at it; says whether it ran. Call it outside a transaction. */
    public boolean run(String name, Runnable work) {
        if (QuarkusTransaction.isActive()) {
            throw new IllegalStateException("The lock would end with the transaction: " + name);
        }
        try (Connection connection = database.getConnection()) {
            if (!ask(connection, "SELECT pg_try_advisory_lock(hashtextextended(?, 0))", name)) {
                return false;
            }
            try {
                work.run();
            } finally {
                ask(connection, "SELECT pg_advisory_unlock(hashtextextended(?, 0))", name);
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot ask for the lock " + name, e);
        }
    }

    private static boolean ask(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(sql)) {
            ask.setString(1, name);
            try (ResultSet answer = ask.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
