package org.tourniquet.broadcast.delivery;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.tourniquet.kit.edge.OneAtATime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/**
 * Receipts that came before our own row knew the provider's id: settled once it does. When more than one in a hundred finds no
 * row, a provider speaks of messages that are not ours, or our address for receipts is wrong, and a person is told.
 */
@ApplicationScoped
class Orphans {
    private static final Logger LOG = Logger.getLogger(Orphans.class);
    private static final double ALARMING = 0.01;
    private static final int FEW = 100;
    private static final int SLICE = 500;
    private static final String FOUND = """
            select r.external_id, r.state, r.error_code, r.becomes, r.reason, r.follows, d.id from receipt r
            join delivery d on d.external_id = r.external_id and d.medium = 'SMS' and d.mode = 'LIVE'
            where r.orphan and r.becomes is not null and r.at > now() - interval '3 days'
            order by r.at, r.external_id limit\s""" + SLICE;
    private static final String SHARE = """
            select count(*) filter (where orphan), count(*) from receipt where at > now() - interval '1 hour'""";

    private final DataSource database;
    private final Receipts receipts;
    private final OneAtATime oneAtATime;
    private volatile double share;

    Orphans(DataSource database, Receipts receipts, OneAtATime oneAtATime, MeterRegistry meters) {
        this.database = database;
        this.receipts = receipts;
        this.oneAtATime = oneAtATime;
        Gauge.builder("tourniquet.receipts.orphans", () -> share)
                .description("receipts of the last hour that belong to no message of ours, as a share").register(meters);
    }

    @Scheduled(every = "30s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void tend() {
        oneAtATime.run("orphan receipts", this::settleAll);
        double before = share;
        share = share();
        if (share > ALARMING && before <= ALARMING)
            LOG.errorf(
                    "%.1f %% of the receipts of the last hour belong to no message of ours: is tourniquet.sms.callbacks right?",
                    share * 100);
    }

    /** However many there are: a provider that was quicker than we were for a whole notice does not wait for the next round. */
    private void settleAll() {
        int settled;
        do
            settled = settle();
        while (settled == SLICE);
    }

    /** Applies a slice of what has found its row by now; says how many. */
    int settle() {
        List<Receipts.Receipt> found = Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FOUND); ResultSet row = statement.executeQuery()) {
                List<Receipts.Receipt> receipts = new ArrayList<>();
                while (row.next())
                    receipts.add(read(row));
                return receipts;
            }
        });
        found.forEach(receipts::settle);
        return found.size();
    }

    private static Receipts.Receipt read(ResultSet row) throws SQLException {
        return new Receipts.Receipt(row.getObject("id", UUID.class), null, row.getString("external_id"), row.getString("state"),
                row.getObject("error_code", Integer.class), DeliveryState.valueOf(row.getString("becomes")),
                row.getString("reason"), Receipts.Follows.valueOf(row.getString("follows")));
    }

    /** Of the last hour; nothing is said of a handful. */
    double share() {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SHARE); ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(2) < FEW ? 0.0 : (double) row.getLong(1) / row.getLong(2);
            }
        });
    }
}
