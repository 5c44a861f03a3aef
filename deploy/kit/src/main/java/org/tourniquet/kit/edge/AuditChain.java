package org.tourniquet.kit.edge;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/**
 * Holds the audit trail against its chain of hashes, and says exactly where somebody has been at it. The hashes are counted
 * here once more, so that the database is not asked about itself.
 */
@ApplicationScoped
public class AuditChain {
    private static final Logger LOG = Logger.getLogger(AuditChain.class);
    private static final String BEGINNING = "0".repeat(64);
    private static final int FINDINGS = 100;
    private static final int AN_HOUR = 3600;
    private static final String WALK = """
            SELECT l.position, l.entry_id, l.previous, l.hash, e.id, e.at, e.who, e.verb, e.subject, e.subject_id, e.detail
            FROM audit_link l FULL JOIN audit_entry e ON e.id = l.entry_id ORDER BY l.position NULLS LAST, e.id""";

    /** A place where the trail is not what it was; either number may be unknown. */
    @RegisterForReflection
    @TemplateData
    public record Finding(Long position, Long entry, String what) {
    }

    /** How the trail stands; the head is worth noting elsewhere, since only that shows whether its end was cut off. */
    @RegisterForReflection
    @TemplateData
    public record Report(boolean intact, long entries, String head, List<Finding> findings, Instant checkedAt) {
    }

    private final DataSource database;
    private final OneAtATime oneAtATime;
    private final Clock clock;

    AuditChain(DataSource database, OneAtATime oneAtATime, Clock clock) {
        this.database = database;
        this.oneAtATime = oneAtATime;
        this.clock = clock;
    }

    /** Walks the whole chain; a head that was noted earlier must still be in it. */
    public Report verify(String notedHead) {
        return QuarkusTransaction.requiringNew().timeout(AN_HOUR).call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement walk = connection.prepareStatement(WALK)) {
                walk.setFetchSize(5000);
                try (ResultSet row = walk.executeQuery()) {
                    return walk(row, notedHead == null || notedHead.isBlank() ? BEGINNING : notedHead.strip());
                }
            }
        });
    }

    /** Every night: the head goes to the log, which is kept elsewhere, and a broken chain is an error there. */
    @Scheduled(cron = "0 17 3 * * ?")
    @RunOnVirtualThread
    void nightly() {
        oneAtATime.run("audit chain", () -> {
            Report report = verify(null);
            if (report.intact)
                LOG.infof("audit trail intact: %d entries, head %s", report.entries, report.head);
            else
                LOG.errorf("audit trail changed by somebody, first at %s", report.findings.getFirst());
        });
    }

    private Report walk(ResultSet row, String noted) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        long entries = 0;
        long expected = 1;
        String before = BEGINNING;
        boolean met = noted.equals(BEGINNING);
        while (row.next()) {
            Long position = row.getObject("position", Long.class);
            Long entry = row.getObject("id", Long.class);
            if (entry != null)
                entries++;
            String what = position == null ? "is not in the chain" : wrong(row, entry, expected, before);
            if (what != null && findings.size() < FINDINGS)
                findings.add(new Finding(position, entry != null ? entry : row.getObject("entry_id", Long.class), what));
            if (position == null)
                continue;
            before = row.getString("hash");
            met |= noted.equals(before);
            expected = position + 1;
        }
        if (!met)
            findings.add(
                    new Finding(null, null, "the head you noted is not in the chain: its end was cut off or written anew"));
        return new Report(findings.isEmpty(), entries, before, List.copyOf(findings), clock.instant());
    }

    private static String wrong(ResultSet row, Long entry, long expected, String before) throws SQLException {
        long position = row.getLong("position");
        if (position != expected)
            return "positions " + expected + " to " + (position - 1) + " are gone";
        if (entry == null)
            return "the entry is gone";
        if (!row.getString("hash").equals(hash(row)))
            return "the entry was changed";
        return row.getString("previous").equals(before) ? null : "does not follow the one before";
    }

    private static String hash(ResultSet row) throws SQLException {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, row.getObject("at", OffsetDateTime.class).toInstant());
        StringBuilder fields = new StringBuilder(row.getString("previous"));
        for (String field : new String[] { row.getString("id"), Long.toString(micros), row.getString("who"),
                row.getString("verb"),
                row.getString("subject"), row.getString("subject_id"), row.getString("detail") })
            fields.append(
                    field == null ? "-" : field.getBytes(StandardCharsets.UTF_8).length + ":" + field);
        return Sha256.of(fields.toString());
    }
}
