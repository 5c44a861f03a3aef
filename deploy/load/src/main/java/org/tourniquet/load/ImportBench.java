package org.tourniquet.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.tourniquet.local.people.PeopleGenerator;
import org.tourniquet.local.suite.Port;
import org.tourniquet.local.suite.Progress;
import org.tourniquet.local.suite.RunningSuite;
import org.tourniquet.local.suite.Suite;
import org.tourniquet.local.suite.SuiteOptions;

/**
 * A file of people over HTTP, from the first byte to the last committed row, checked, merged and de-duplicated; beside
 * PostgreSQL's own copy of the same file into a bare table of text, and of the finished rows into tables with our indexes.
 */
final class ImportBench {

    private static final String[] TABLES = { "recipient", "recipient_address", "membership" };
    private static final long SEED = 42;

    private final Path target;
    private final int people;
    private final Path results;

    ImportBench(Path target, int people, Path results) {
        this.target = target;
        this.people = people;
        this.results = results;
    }

    void run() throws IOException, InterruptedException, SQLException {
        Path file = target.resolve("people.csv");
        PeopleGenerator.Expected expected;
        try (Writer out = Files.newBufferedWriter(file)) {
            expected = PeopleGenerator.write(out, people, SEED);
        }
        try (RunningSuite suite = Suite.start(SuiteOptions.forTests().withoutTown().tellingOn(Progress.silent()));
                Connection database = suite.database("broadcast")) {
            double bare = bare(database, file);
            Console console = new Console(suite.uri(Port.BROADCAST));
            var processor = new Processor(suite.part("broadcast"));
            long began = System.nanoTime();
            Console.Imported imported = console.importFile(file);
            double product = (System.nanoTime() - began) / 1e9;
            double cpu = processor.microseconds(expected.rows());
            if (imported.accepted() != expected.accepted() || imported.rejected() != expected.rejected()
                    || imported.duplicates() != expected.duplicates())
                throw new IllegalStateException(imported + " of " + expected + ": the run is void");
            double resident = Resident.mebibytes(suite.part("broadcast"));
            report(expected, bare, indexed(database), product, bare(database, file), cpu, resident);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void report(PeopleGenerator.Expected expected, double bare, double indexed, double product, double again,
            double cpu, double resident) throws IOException {
        double ratio = indexed / product;
        double toBare = (bare + again) / 2 / product;
        System.out.printf(Locale.ROOT, """

                import: %,d rows, %,d people
                  product %.1f s (%,.0f rows a second, %.0f µs of broadcast's processor a row, at most %.0f MiB resident)
                  copy of the finished rows into tables with the same indexes %.1f s: ratio %.2f
                  copy of the file into a bare table of text %.1f and %.1f s: ratio %.3f
                  What the copies do not do: read, check, mend, merge, tell why a row was refused.
                """, expected.rows(), expected.accepted(), product, expected.rows() / product, cpu, resident, indexed, ratio,
                bare, again, toBare);
        new Line().with("rows", expected.rows()).with("product_seconds", 1, product).with("ratio_to_indexed_copy", 3, ratio)
                .with("ratio_to_bare_copy", 3, toBare).with("bare_against_itself", 2, Math.max(bare, again)
                        / Math.min(bare, again))
                .with("cpu_us_per_row", 0, cpu).with("resident_mebibytes_at_most", 0, resident)
                .keepIn(results.resolve("import.csv"));
    }

    private static double bare(Connection database, Path file) throws SQLException, IOException {
        try (Statement statement = database.createStatement();
                InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            statement.execute("drop table if exists bench_file");
            statement.execute("create table bench_file (line text)");
            long began = System.nanoTime();
            // rows of the file differ in their number of cells: a line is one text
            copy(database).copyIn("copy bench_file from stdin (format csv, delimiter e'\\x01', quote e'\\x02')", in);
            return (System.nanoTime() - began) / 1e9;
        }
    }

    /** What the import has written, once more, into empty tables of the same shape and with the same indexes. */
    private double indexed(Connection database) throws SQLException, IOException {
        double seconds = 0;
        try (Statement statement = database.createStatement()) {
            for (String table : TABLES) {
                statement.execute("drop table if exists bench_" + table);
                statement.execute("create table bench_" + table + " (like " + table + " including all)");
                Path rows = target.resolve(table + ".copy");
                try (var out = Files.newOutputStream(rows)) {
                    copy(database).copyOut("copy " + table + " to stdout", out);
                }
                try (InputStream in = new BufferedInputStream(Files.newInputStream(rows), 1 << 16)) {
                    long began = System.nanoTime();
                    copy(database).copyIn("copy bench_" + table + " from stdin", in);
                    seconds += (System.nanoTime() - began) / 1e9;
                }
                Files.delete(rows);
            }
        }
        return seconds;
    }

    private static CopyManager copy(Connection database) throws SQLException {
        return database.unwrap(PGConnection.class).getCopyAPI();
    }
}
