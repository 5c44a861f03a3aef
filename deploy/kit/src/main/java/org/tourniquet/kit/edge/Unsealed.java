package org.tourniquet.kit.edge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Seals what an earlier version left in the clear, in small portions; what changes meanwhile is left to the next time. */
@Singleton
public class Unsealed {

    private static final int PORTION = 500;
    private static final String FIND = "SELECT id, %2$s FROM %1$s WHERE %2$s IS NOT NULL AND %2$s !~ '" + FieldCipher.FORM
            + "' LIMIT " + PORTION;
    private static final String SEAL = "UPDATE %1$s SET %2$s = ? WHERE id = ? AND %2$s = ?";

    private record Row(Object id, String text) {
    }

    private final DataSource database;
    private final FieldCipher cipher;

    Unsealed(DataSource database, FieldCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** How many rows of a column were sealed now; table and column are names of ours, never input. */
    public int seal(String table, String column) {
        int all = 0;
        int now;
        do {
            now = QuarkusTransaction.requiringNew().call(() -> portion(table, column));
            all += now;
        } while (now == PORTION);
        return all;
    }

    private int portion(String table, String column) throws SQLException {
        int sealed = 0;
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(SEAL.formatted(table, column))) {
            for (Row row : clear(connection, table, column)) {
                update.setString(1, cipher.seal(row.text()));
                update.setObject(2, row.id());
                update.setString(3, row.text());
                sealed += update.executeUpdate();
            }
        }
        return sealed;
    }

    private static List<Row> clear(Connection connection, String table, String column) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND.formatted(table, column));
                ResultSet found = find.executeQuery()) {
            List<Row> rows = new ArrayList<>();
            while (found.next())
                rows.add(new Row(found.getObject(1), found.getString(2)));
            return rows;
        }
    }
}
