package org.tourniquet.broadcast.audience;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * The rejected rows of an import as the same CSV, separated alike, with line and reason in front: mended, it can be imported
 * as it is, for those two columns are known and left out. Pages through them, never holds them
 * all.
 */
final class RejectedCsv {
    private static final int PAGE = 500;

    private RejectedCsv() {
    }

    static void write(AudienceImport done, EntityManager database, OutputStream out) throws IOException {
        Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        String separator = done.separator() == null ? "," : done.separator();
        csv.append("\uFEFFline").append(separator).append("reason");
        for (String header : done.headers())
            csv.append(separator).write(CsvCell.of(header));
        csv.write("\r\n");
        for (List<ImportRejection> page = after(database, done.id(), 0); !page.isEmpty(); page = after(database, done.id(),
                page.getLast().row())) {
            for (ImportRejection row : page) {
                csv.append(String.valueOf(row.row())).append(separator).write(CsvCell.of(row.column() + " " + row.reason()));
                for (String cell : row.cells())
                    csv.append(separator).write(CsvCell.of(cell));
                csv.write("\r\n");
            }
        }
        csv.flush();
    }

    private static List<ImportRejection> after(EntityManager database, UUID importId, long line) {
        return QuarkusTransaction.requiringNew().call(() -> ImportRejection.of(database, importId, line, PAGE));
    }
}
