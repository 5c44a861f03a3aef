package org.tourniquet.broadcast.audience;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Brings a file of people into an audience: streamed row by row into a staging table, decided and written in one commit, so
 * that an upload cut half-way leaves nothing and memory stays flat however long the file is.
 */
@ApplicationScoped
class PeopleImport {
    private static final int TELL_EVERY = 20_000;
    private static final int AN_HOUR = 3600;

    private final DataSource database;
    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final ImportConfig limits;
    private final Clock clock;

    PeopleImport(DataSource database, FieldCipher cipher, AuditTrail audit, ImportConfig limits, Clock clock) {
        this.database = database;
        this.cipher = cipher;
        this.audit = audit;
        this.limits = limits;
        this.clock = clock;
    }

    /** Notes that a file is coming; visible to everybody from now on. */
    AudienceImport begin(UUID audience, boolean dryRun, String country, String fileName, String by) {
        if (country != null && !PhoneNumbers.knowsCountry(country))
            throw Problem.of(422, "country-unknown", "This country is not known").at("/country", "unknown",
                    "must be two capital letters, like FI");
        return QuarkusTransaction.requiringNew().call(() -> {
            if (Audience.findById(audience) == null)
                throw Problem.notFound();
            AudienceImport begun = new AudienceImport(audience, dryRun, country, fileName, by, clock.instant());
            begun.persist();
            return begun;
        });
    }

    /** Reads the file to its end and commits everything or nothing; what went wrong is kept with the import. */
    void run(AudienceImport begun, InputStream body, Charset charset, boolean again, String by) {
        try {
            QuarkusTransaction.requiringNew().timeout(AN_HOUR).run(() -> all(begun, body, charset, again));
            audit.recordAs(by, begun.dryRun() ? "tried an import into" : "imported people into", "audience",
                    begun.audience(), "import " + begun.id());
        } catch (RuntimeException failed) {
            QuarkusTransaction.requiringNew().run(() -> kept(begun).failed(reason(failed), clock.instant()));
            throw failed;
        }
    }

    private void all(AudienceImport begun, InputStream body, Charset charset, boolean again) {
        MessageDigest digest = sha256();
        try (Connection connection = database.getConnection();
                CsvFile file = CsvFile.open(limited(new DigestInputStream(body, digest)), charset)) {
            stage(begun, file, connection);
            String hash = HexFormat.of().formatHex(digest.digest());
            refuseSecondTime(begun, hash, again);
            ImportMerge merge = new ImportMerge(connection, begun.audience());
            AudienceImport.Counts counts = merge.decide();
            if (!begun.dryRun())
                merge.write();
            merge.keepRejections(begun.id());
            kept(begun).done(counts, file.header(), hash, clock.instant());
        } catch (IOException cut) {
            throw Problem.of(400, "upload-cut", "The upload ended before the file did").detail("Nothing was imported.");
        } catch (SQLException broken) {
            throw new IllegalStateException("The import could not be written", broken);
        }
    }

    private void stage(AudienceImport begun, CsvFile file, Connection connection) throws SQLException, IOException {
        RowCheck check = new RowCheck(file.header(), begun.country());
        long rows = 0;
        try (ImportStaging staging = new ImportStaging(connection, cipher)) {
            for (CsvFile.Row row = file.next(); row != null; row = file.next()) {
                try {
                    staging.found(row.line(), check.check(row.cells()));
                } catch (RowCheck.Refused why) {
                    staging.refused(row.line(), why, row.cells());
                }
                if (++rows > limits.maxRows())
                    throw Problem.of(413, "too-many-rows", "The file has more than " + limits.maxRows() + " rows");
                if (rows % TELL_EVERY == 0)
                    tell(begun, rows);
            }
            staging.end();
        }
        if (rows == 0)
            throw Problem.of(422, "no-rows", "The file has a header and nobody below it");
    }

    /** The same file again is a slip until it is said to be meant. */
    private static void refuseSecondTime(AudienceImport begun, String hash, boolean again) {
        if (!again && !begun.dryRun())
            AudienceImport.sameFile(begun.audience(), hash).ifPresent(first -> {
                throw Problem.of(409, "same-file", "This very file was imported into this audience before")
                        .detail("The first import is /api/audiences/" + first.audience() + "/imports/" + first.id()
                                + ". Say again=true if you mean it.");
            });
    }

    private void tell(AudienceImport begun, long rows) {
        QuarkusTransaction.requiringNew().run(() -> kept(begun).read(rows));
    }

    private static AudienceImport kept(AudienceImport begun) {
        return AudienceImport.findById(begun.id());
    }

    private static String reason(RuntimeException failed) {
        return failed instanceof Problem problem
                ? problem.title() + (problem.errors().isEmpty() ? ""
                        : ": " + problem.errors().getFirst().pointer() + " "
                                + problem.errors().getFirst().detail())
                        + (problem.detail() == null ? "" : ". " + problem.detail())
                : "Something went wrong on our side; nothing was imported";
    }

    private InputStream limited(InputStream in) {
        return new FilterInputStream(in) {
            private long left = limits.maxBytes();

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int read = super.read(into, from, length);
                if ((left -= Math.max(read, 0)) < 0)
                    throw Problem.of(413, "too-large", "The file is larger than " + limits.maxBytes() + " bytes");
                return read;
            }
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
