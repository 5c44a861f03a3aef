package org.tourniquet.broadcast.audience;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Writes down when it is night in each time zone that people live in, so that whoever asks whether somebody is asleep asks one
 * table, by the database's clock. A zone that cannot be read keeps the organisation's nights.
 */
@ApplicationScoped
public class Nights {
    /** The zone of a recipient called {@code r}, with {@link #JOIN}. */
    public static final String ZONE = "coalesce(r.time_zone, z.zone, '')";
    public static final String JOIN = "left join zone_of_region z on z.region = lower(r.region)";
    /** Whether the person of a delivery called {@code d} is asleep and must not be woken. */
    public static final String ASLEEP = """
            exists (select from night q where q.zone = d.quiet_zone and q.asleep_from <= now() and now() < q.asleep_until)""";

    private static final int AHEAD = 4;
    /** Distinct zones by skipping from one to the next in the index: as many steps as zones, not as people. */
    private static final String ZONES = """
            with recursive lived as (
                (select time_zone from recipient where time_zone is not null order by 1 limit 1)
                union all
                select (select r.time_zone from recipient r where r.time_zone > lived.time_zone order by 1 limit 1)
                from lived where lived.time_zone is not null)
            select time_zone from lived where time_zone is not null union select zone from zone_of_region union select ''""";

    private final DataSource database;
    private final QuietHours hours;
    private final ZoneId home;
    private final Rounds rounds = new Rounds("nights", Duration.ofMinutes(10), () -> {
        keep();
        return false;
    });

    Nights(DataSource database, @ConfigProperty(name = "tourniquet.quiet-hours") String hours,
            @ConfigProperty(name = "tourniquet.time-zone") ZoneId home) {
        this.database = database;
        this.hours = QuietHours.read(hours);
        this.home = home;
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    /** What the clock on the wall says when a night is over. */
    public String morning() {
        return hours.until().toString();
    }

    /** Writes the nights of all zones anew, in one transaction: who reads meanwhile reads the old ones, which are the same. */
    public void keep() {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection()) {
                keep(connection, hours, home);
            } catch (SQLException failed) {
                throw new IllegalStateException("the nights cannot be written", failed);
            }
        });
    }

    static void keep(Connection connection, QuietHours hours, ZoneId home) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement write = connection
                        .prepareStatement("insert into night (zone, asleep_from, asleep_until) values (?, ?, ?)")) {
            statement.execute("select pg_advisory_xact_lock(hashtextextended('nights', 0))");
            List<String> zones = new ArrayList<>();
            Instant now;
            try (ResultSet row = statement.executeQuery("select now()")) {
                row.next();
                now = row.getObject(1, OffsetDateTime.class).toInstant();
            }
            try (ResultSet row = statement.executeQuery(ZONES)) {
                while (row.next())
                    zones.add(row.getString(1));
            }
            statement.executeUpdate("delete from night");
            for (String zone : zones)
                for (QuietHours.Night night : hours.nights(now, zone(zone, home), AHEAD)) {
                    write.setString(1, zone);
                    write.setObject(2, night.from().atOffset(ZoneOffset.UTC));
                    write.setObject(3, night.until().atOffset(ZoneOffset.UTC));
                    write.addBatch();
                }
            write.executeBatch();
        }
    }

    private static ZoneId zone(String name, ZoneId home) {
        try {
            return name.isEmpty() ? home : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return home;
        }
    }
}
