package org.tourniquet.broadcast.audience;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Semaphore;

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
    private final Semaphore places;

    PeopleImport(DataSource database, FieldCipher cipher, AuditTrail audit, ImportConfig limits, Clock clock) {
        this.database = database;
        this.cipher = cipher;
        this.audit = audit;
        this.limits = limits;
        this.clock = clock;
        this.places = new Semaphore(limits.atOnce());
    }

    /** A file that comes: into which audience, and what is known of it before it is read; {@code bytes} 0 when unknown. */
    record Order(UUID audience, boolean dryRun, String country, String fileName, long bytes, UUID prepared, String by) {
    }

    /** Notes that a file is coming; visible to everybody from now on. Whatever begins is run, or given up. */
    AudienceImport begin(Order order) {
        if (order.country != null && !PhoneNumbers.knowsCountry(order.country))
            throw Problem.of(422, "country-unknown", "This country is not known").at("/country", "unknown",
                    "must be two capital letters, like FI");
        if (order.bytes > limits.maxBytes())
            throw LimitedFile.tooLarge(limits.maxBytes());
        if (!places.tryAcquire())
            throw Problem.of(503, "imports-busy", "Other files are being read this moment")
                    .detail("Nothing is lost. Try again in a minute.").retryAfter(60);
        try {
            return noted(order);
        } catch (RuntimeException refused) {
            giveUp();
            throw refused;
        }
    }

    /** What was begun and never comes to be run holds no place. */
    void giveUp() {
        places.release();
    }

    private AudienceImport noted(Order order) {
        return QuarkusTransaction.requiringNew().call(() -> {
            if (Audience.findById(order.audience) == null)
                throw Problem.notFound();
            AudienceImport begun = new AudienceImport(order.audience, order.dryRun, order.country, order.fileName, order.bytes,
                    order.prepared, order.by, clock.instant());
            begun.persist();
            return begun;
        });
    }

    /** Reads the file to its end and commits everything or nothing; what went wrong is kept with the import. */
    void run(AudienceImport begun, InputStream body, Wanted wanted, boolean again, String by) {
        try {
            QuarkusTransaction.requiringNew().timeout(AN_HOUR).run(() -> all(begun, body, wanted, again));
            audit.recordAs(by, begun.dryRun() ? "tried an import into" : "imported people into", "audience",
                    begun.audience(), "import " + begun.id());
        } catch (RuntimeException broken) {
            RuntimeException failed = FailedImport.told(broken);
            try {
                QuarkusTransaction.requiringNew()
                        .run(() -> kept(begun).failed(FailedImport.reason(failed), clock.instant()));
            } catch (RuntimeException databaseGone) {
                // the watch over interrupted imports writes it down when the database is back
                failed.addSuppressed(databaseGone);
            }
            throw failed;
        } finally {
            places.release();
        }
    }

    private void all(AudienceImport begun, InputStream body, Wanted wanted, boolean again) {
        LimitedFile bytes = new LimitedFile(body, limits.maxBytes());
        try (Connection connection = database.getConnection(); CsvFile file = CsvFile.open(bytes, wanted)) {
            holdWhileAlive(connection, begun);
            file.columns().usable();
            ImportRemark.Book remarks = new ImportRemark.Book();
            ImportStaging.Seen seen = stage(begun, file, bytes, connection, remarks);
            String hash = bytes.hash();
            tell(begun, AudienceImport.Stage.COMPARING, seen.rows, bytes);
            ImportMerge merge = new ImportMerge(connection, begun.audience(), seen);
            merge.waitForOthers();
            refuseSecondTime(begun, hash, again);
            AudienceImport.Counts counts = merge.decide();
            tell(begun, AudienceImport.Stage.WRITING, seen.rows, bytes);
            if (!begun.dryRun())
                merge.write();
            merge.keepRejections(begun.id());
            remarks.keep(begun.id(), connection);
            AudienceImport kept = kept(begun);
            kept.reading(file);
            kept.done(counts, remarks.all(), hash, bytes.bytesRead(), clock.instant());
        } catch (IOException cut) {
            throw new CsvFile.CutUpload(cut);
        } catch (SQLException broken) {
            throw new IllegalStateException("The import could not be written", broken);
        }
    }

    /** A lock that ends with this transaction, however it ends: by it others know that somebody still works here. */
    private static void holdWhileAlive(Connection connection, AudienceImport begun) throws SQLException {
        try (PreparedStatement hold = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 1))")) {
            hold.setString(1, begun.id().toString());
            hold.execute();
        }
    }

    private ImportStaging.Seen stage(AudienceImport begun, CsvFile file, LimitedFile bytes, Connection connection,
            ImportRemark.Book remarks) throws SQLException, IOException {
        RowCheck check = new RowCheck(file.columns(), begun.country());
        try (ImportStaging staging = new ImportStaging(connection, cipher)) {
            ImportStaging.Seen seen = staging.seen();
            for (CsvFile.Row row = file.next(); row != null; row = file.next()) {
                try {
                    RowCheck.Found found = check.check(row.cells());
                    staging.found(row.line(), found);
                    remarks.add(row.line(), found.remarks());
                } catch (RowCheck.Refused why) {
                    staging.refused(row.line(), why, row.cells());
                }
                if (++seen.rows > limits.maxRows())
                    throw Problem.of(413, "too-many-rows", "The file has more than " + limits.maxRows() + " rows");
                if (seen.rows % TELL_EVERY == 0)
                    tell(begun, AudienceImport.Stage.READING, seen.rows, bytes);
            }
            staging.end();
            if (seen.rows == 0)
                throw Problem.of(422, "no-rows", "The file has a header and nobody below it");
            return seen;
        }
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

    private static void tell(AudienceImport begun, AudienceImport.Stage stage, long rows, LimitedFile bytes) {
        QuarkusTransaction.requiringNew().run(() -> AudienceImport.tell(begun.id(), stage, rows, bytes.bytesRead()));
    }

    private static AudienceImport kept(AudienceImport begun) {
        return AudienceImport.findById(begun.id());
    }
}
