package org.tourniquet.load;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.tourniquet.local.suite.Port;
import org.tourniquet.local.suite.Progress;
import org.tourniquet.local.suite.RunningSuite;
import org.tourniquet.local.suite.Suite;
import org.tourniquet.local.suite.SuiteOptions;
import org.tourniquet.triage.assessment.ProtocolJson;
import org.tourniquet.triage.protocol.Protocol;

/**
 * Assessments over HTTP with PostgreSQL behind, on this machine alone: as many as it bears, beside bare single-row
 * inserts into the same database by as many connections; then a stampede of so many new people a second, whether or not
 * the earlier ones have been answered.
 */
final class Stampede {

    private static final int CLIENTS = 32;
    private static final int GOAL = 200;

    private final int rounds;
    private final int seconds;
    private final Path results;
    private final Protocol protocol = ProtocolJson.shipped("natural-disaster");

    Stampede(int rounds, int seconds, Path results) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.results = results;
    }

    void run() throws IOException, InterruptedException, SQLException {
        try (RunningSuite suite = Suite.start(
                SuiteOptions.forTests().withoutTown().forLoad().tellingOn(Progress.silent()))) {
            System.out.println("stampede: warming up");
            asMany(suite);
            double peak = 0;
            for (int round = 1; round <= rounds; round++) {
                peak = Math.max(peak, round(suite, round));
            }
            rush(suite, GOAL);
            rush(suite, Math.max(1, (int) (0.7 * peak)));
        }
        System.out.println("  What it is not: a network; the people, the service and the database share the cores.");
    }

    /** Bare inserts, assessments, bare inserts. */
    private double round(RunningSuite suite, int round) throws InterruptedException, SQLException, IOException {
        double before = inserts(suite);
        var processor = new Processor(suite.part("triage"));
        Caller caller = asMany(suite);
        double cpu = processor.microseconds(caller.replies.count());
        double after = inserts(suite);
        double answers = caller.answered.get() / (double) seconds;
        double assessments = caller.finished.get() / (double) seconds;
        double ratio = answers / ((before + after) / 2);
        double itself = Math.max(before, after) / Math.min(before, after);
        System.out.printf(Locale.ROOT,
                "round %d of %d: %.0f assessments and %.0f kept answers a second, bare inserts %.0f and %.0f: ratio %.3f (inserts against themselves %.2f), %.0f µs of triage's processor a reply, failed %d%n",
                round, rounds, assessments, answers, before, after, ratio, itself, cpu, caller.failed.get());
        new Line().with("benchmark", "as many as it bears").with("assessments_per_second", 1, assessments)
                .with("answers_per_second", 1, answers).with("inserts_per_second", 1, (before + after) / 2)
                .with("ratio", 3, ratio).with("inserts_against_themselves", 2, itself)
                .with("p50_ms", 2, caller.replies.milliseconds(0.5)).with("p95_ms", 2, caller.replies.milliseconds(0.95))
                .with("p99_ms", 2, caller.replies.milliseconds(0.99)).with("cpu_us_per_reply", 0, cpu)
                .with("turned_away", caller.turnedAway.get()).with("failed", caller.failed.get())
                .keepIn(results.resolve("triage-http.csv"));
        return assessments;
    }

    private Caller asMany(RunningSuite suite) throws InterruptedException {
        var caller = new Caller(suite.uri(Port.TRIAGE), protocol);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        together(() -> {
            while (System.nanoTime() < end) {
                caller.assessment(System.nanoTime());
            }
        });
        return caller;
    }

    /** Single-row commits a second into a table like the answers', without anything around. */
    private double inserts(RunningSuite suite) throws SQLException, InterruptedException {
        try (Connection one = suite.database("triage"); var statement = one.createStatement()) {
            statement.execute("create table if not exists bench_answer (id bigint generated always as identity primary key,"
                    + " assessment uuid, question text, sealed_value text, at timestamptz)");
        }
        var count = new AtomicInteger();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        together(() -> {
            try (Connection connection = suite.database("triage");
                    var insert = connection.prepareStatement(
                            "insert into bench_answer (assessment, question, sealed_value, at) values (gen_random_uuid(), 'pick-danger', repeat('x', 60), now())")) {
                while (System.nanoTime() < end) {
                    insert.executeUpdate();
                    count.incrementAndGet();
                }
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        });
        return count.get() / (double) seconds;
    }

    /** An open loop: people come when they come, so that waiting is not hidden by coming later. */
    private void rush(RunningSuite suite, int perSecond) throws InterruptedException, IOException {
        var caller = new Caller(suite.uri(Port.TRIAGE), protocol);
        var processor = new Processor(suite.part("triage"));
        long began = System.nanoTime();
        long end = began + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            long gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
            for (long wished = began; wished < end; wished += gap) {
                long at = wished;
                LockSupport.parkNanos(at - System.nanoTime());
                people.execute(() -> caller.assessment(at));
            }
        }
        double took = (System.nanoTime() - began) / 1e9;
        double cpu = processor.microseconds(caller.replies.count());
        System.out.printf(Locale.ROOT,
                "stampede of %d people a second for %d s: %d finished after %.1f s, %d asked to come again (95 %% within %.1f ms), failed %d; a reply: middle %.1f ms, 95 %% within %.1f ms, 99 %% within %.1f ms, %.0f µs of triage's processor%n",
                perSecond, seconds, caller.finished.get(), took, caller.turnedAway.get(),
                caller.refusals.milliseconds(0.95), caller.failed.get(), caller.replies.milliseconds(0.5),
                caller.replies.milliseconds(0.95), caller.replies.milliseconds(0.99), cpu);
        new Line().with("benchmark", "stampede of " + perSecond + " a second")
                .with("assessments_per_second", 1, caller.finished.get() / took)
                .with("answers_per_second", 1, caller.answered.get() / took).with("inserts_per_second", "")
                .with("ratio", "").with("inserts_against_themselves", "")
                .with("p50_ms", 2, caller.replies.milliseconds(0.5)).with("p95_ms", 2, caller.replies.milliseconds(0.95))
                .with("p99_ms", 2, caller.replies.milliseconds(0.99)).with("cpu_us_per_reply", 0, cpu)
                .with("turned_away", caller.turnedAway.get()).with("failed", caller.failed.get())
                .keepIn(results.resolve("triage-http.csv"));
    }

    private static void together(Runnable work) throws InterruptedException {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(work);
            }
        }
    }
}
