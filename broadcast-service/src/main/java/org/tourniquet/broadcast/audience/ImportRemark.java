package org.tourniquet.broadcast.audience;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import org.hibernate.Session;

/** A cell that an import mended, or that somebody should look at: where it stands and what was done, not its words. */
public record ImportRemark(long row, String column, String what) {

    /** The first remarks of an import in the order of the file. */
    static List<ImportRemark> of(EntityManager database, UUID importId, int atMost) {
        List<?> rows = database.unwrap(Session.class).createNativeQuery("""
                select line, column_name, remark from import_remark
                where import_id = ?1 order by line limit ?2""", Object[].class).setParameter(1, importId)
                .setParameter(2, atMost).list();
        return rows.stream().map(Object[].class::cast).map(row -> new ImportRemark(((Number) row[0]).longValue(),
                (String) row[1], (String) row[2])).toList();
    }

    /** Counts all remarks of a file and keeps the first thousand. */
    static final class Book {
        private static final int KEPT = 1000;
        private final List<ImportRemark> kept = new ArrayList<>();
        private long all;

        void add(long line, List<RowCheck.Remark> remarks) {
            all += remarks.size();
            for (RowCheck.Remark remark : remarks)
                if (kept.size() < KEPT)
                    kept.add(new ImportRemark(line, remark.column(), remark.what()));
        }

        long all() {
            return all;
        }

        void keep(UUID importId, Connection connection) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into import_remark (import_id, line, column_name, remark) values (?, ?, ?, ?)")) {
                for (ImportRemark remark : kept) {
                    insert.setObject(1, importId);
                    insert.setLong(2, remark.row);
                    insert.setString(3, remark.column);
                    insert.setString(4, remark.what);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }
}
