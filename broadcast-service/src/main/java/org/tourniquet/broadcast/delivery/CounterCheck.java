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

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Every night counts what the progress pages only read, and says aloud where the two differ. */
@ApplicationScoped
class CounterCheck {
    private static final Logger LOG = Logger.getLogger(CounterCheck.class);
    /** One statement sees one moment, so that what is being sent meanwhile makes no difference. */
    private static final String DIFFERENCES = """
            with counted as (select notice_id, medium, state, count(*) as n from delivery where notice_id is not null
                group by notice_id, medium, state)
            select notice_id, medium, state, coalesce(t.n, 0), coalesce(c.n, 0)
            from tally t full join counted c using (notice_id, medium, state) where coalesce(t.n, 0) <> coalesce(c.n, 0)
            order by notice_id, medium, state limit ?""";

    private static final String LANGUAGES = """
            with counted as (select notice_id, medium || ' ' || coalesce(language, '') as what, state, count(*) as n from delivery
                where notice_id is not null group by 1, 2, 3),
            t as (select notice_id, medium || ' ' || language as what, state, n from language_tally)
            select notice_id, what, state, coalesce(t.n, 0), coalesce(c.n, 0)
            from t full join counted c using (notice_id, what, state) where coalesce(t.n, 0) <> coalesce(c.n, 0)
            order by notice_id, what, state limit ?""";
    private static final String FAILURES = """
            with counted as (select notice_id, medium, failure_kind(reason) as kind, count(*) as n from delivery
                where notice_id is not null and state = 'FAILED' group by 1, 2, 3)
            select notice_id, medium, kind, coalesce(t.n, 0), coalesce(c.n, 0)
            from failure_tally t full join counted c using (notice_id, medium, kind) where coalesce(t.n, 0) <> coalesce(c.n, 0)
            order by notice_id, medium, kind limit ?""";

    private static final int NAMED = 100;

    /** A counter that does not say what is there. */
    record Difference(UUID notice, String medium, String state, long said, long counted) {
    }

    private final DataSource database;
    private final OneAtATime oneAtATime;

    CounterCheck(DataSource database, OneAtATime oneAtATime) {
        this.database = database;
        this.oneAtATime = oneAtATime;
    }

    @Scheduled(cron = "0 43 3 * * ?", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void nightly() {
        oneAtATime.run("counter check", () -> {
            List<Difference> differences = differences(NAMED);
            if (differences.isEmpty())
                LOG.info("the counters of all notices are what was counted");
            for (Difference one : differences)
                LOG.errorf("notice %s says %d %s %s, counted are %d", one.notice, one.said, one.medium, one.state, one.counted);
        });
    }

    /** {@code atMost} of each kind: a broken notice must not fill the log. */
    List<Difference> differences(int atMost) {
        return Transaction.of(database, connection -> {
            List<Difference> differences = new ArrayList<>();
            for (String sql : List.of(DIFFERENCES, LANGUAGES, FAILURES))
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setInt(1, atMost);
                    read(statement, differences);
                }
            return differences;
        });
    }

    private static void read(PreparedStatement statement, List<Difference> into) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next())
                into.add(new Difference(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getLong(4),
                        row.getLong(5)));
        }
    }
}
