package org.tourniquet.broadcast.audience;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import org.hibernate.Session;

/** One row that was not taken: where, which column, which value, and why. */
public record ImportRejection(long row, String column, String value, String reason, List<String> cells) {

    /** Rejected rows of an import in the order of the file, after a line. */
    static List<ImportRejection> of(EntityManager database, UUID importId, long afterLine, int atMost) {
        List<?> rows = database.unwrap(Session.class).createNativeQuery("""
                select line, column_name, value, reason, cells from import_rejection
                where import_id = ?1 and line > ?2 order by line limit ?3""", Object[].class).setParameter(1, importId)
                .setParameter(2, afterLine).setParameter(3, atMost).list();
        return rows.stream().map(Object[].class::cast).map(row -> new ImportRejection(((Number) row[0]).longValue(),
                (String) row[1], (String) row[2], (String) row[3], List.of((String[]) row[4]))).toList();
    }
}
