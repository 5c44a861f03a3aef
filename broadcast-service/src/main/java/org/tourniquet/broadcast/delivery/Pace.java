package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeState;

/** How fast a notice goes, medium by medium, and so when it will be through. */
@ApplicationScoped
class Pace {
    private static final String MEASURED = """
            select medium, sum(accepted) / 5.0 from rate_sample where notice_id = ?
            and second >= date_trunc('second', clock_timestamp()) - interval '5 seconds'
            and second < date_trunc('second', clock_timestamp()) group by medium""";
    private static final String OTHERS = """
            select t.medium, sum(t.n) from notice n join tally t on t.notice_id = n.id and t.state = 'QUEUED' and t.n > 0
            where n.state = 'SENDING' and n.mode = 'LIVE' and n.id <> ? group by t.medium""";

    private final DataSource database;
    private final Providers providers;
    private final Postponed postponed;
    private final Clock clock;

    Pace(DataSource database, Providers providers, Postponed postponed, Clock clock) {
        this.database = database;
        this.providers = providers;
        this.postponed = postponed;
        this.clock = clock;
    }

    /** What of it is not to leave yet. */
    Later later(Notice notice, Progress progress) {
        return notice.state() == NoticeState.SENDING && progress.open() > 0 ? postponed.of(notice.id()) : Later.NOTHING;
    }

    /** When a notice that is being sent will be through; null when it is not being sent, or is. */
    Estimate of(Notice notice, Progress progress, Later later) {
        if (notice.state() != NoticeState.SENDING || progress.open() == 0)
            return null;
        Map<Medium, Double> measured = read(MEASURED, notice.id());
        Map<Medium, Double> others = notice.live() ? read(OTHERS, notice.id()) : Map.of();
        List<Estimate.Way> ways = new ArrayList<>();
        for (Medium medium : notice.media())
            if (medium.personal()) {
                long open = progress.of(medium, DeliveryState.QUEUED) + progress.of(medium, DeliveryState.SENDING);
                boolean resting = notice.live() && !providers.of(medium).isEmpty()
                        && providers.resting(medium).size() == providers.of(medium).size();
                ways.add(new Estimate.Way(medium, Math.max(0, open - later.of(medium)),
                        others.getOrDefault(medium, 0.0).longValue(),
                        measured.getOrDefault(medium, 0.0), notice.live() ? providers.rate(medium) : 0, resting));
            }
        return Estimate.of(ways, later.last() == null ? null : Duration.between(clock.instant(), later.last()));
    }

    private Map<Medium, Double> read(String sql, UUID notice) {
        return Transaction.of(database, connection -> read(connection, sql, notice));
    }

    private static Map<Medium, Double> read(Connection connection, String sql, UUID notice) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, notice);
            Map<Medium, Double> found = new EnumMap<>(Medium.class);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next())
                    found.put(Medium.valueOf(row.getString(1)), row.getDouble(2));
            }
            return found;
        }
    }
}
