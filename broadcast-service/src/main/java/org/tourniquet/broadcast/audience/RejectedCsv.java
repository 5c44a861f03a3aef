package org.tourniquet.broadcast.audience;

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
 * The rejected rows of an import as the same CSV, with the line and the reason in front; pages through them, never holds them
 * all.
 */
final class RejectedCsv {
    private static final int PAGE = 500;

    private RejectedCsv() {
    }

    static void write(UUID importId, List<String> headers, EntityManager database, OutputStream out) throws IOException {
        Writer csv = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        csv.write("\uFEFFline,reason");
        for (String header : headers)
            csv.append(',').write(CsvCell.of(header));
        csv.write("\r\n");
        for (List<ImportRejection> page = after(database, importId, 0); !page.isEmpty(); page = after(database, importId,
                page.getLast().row())) {
            for (ImportRejection row : page) {
                csv.append(String.valueOf(row.row())).append(',').write(CsvCell.of(row.column() + " " + row.reason()));
                for (String cell : row.cells())
                    csv.append(',').write(CsvCell.of(cell));
                csv.write("\r\n");
            }
        }
        csv.flush();
    }

    private static List<ImportRejection> after(EntityManager database, UUID importId, long line) {
        return QuarkusTransaction.requiringNew().call(() -> ImportRejection.of(database, importId, line, PAGE));
    }
}
