package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Medium;

/** Picks what waits and is due, holds it while it is published, and stamps until when it counts as under way. */
@ApplicationScoped
class Offer {
    private static final int MINUTES_AHEAD = 5;
    private static final int UNMETERED = 1000;
    private static final String UNDER_WAY = """
            select count(*) from delivery where state = 'QUEUED' and lane = ? and medium = any(?) and next_offer > now()
                and offered_until > now()""";
    private static final String DUE = """
            select d.id from delivery d left join notice n on n.id = d.notice_id
            where d.state = 'QUEUED' and d.lane = ? and d.medium = any(?) and d.next_offer <= now() and d.expires_at > now()
              and (d.notice_id is null or n.state = 'SENDING')
              and not exists (select from kill_switch where pressed)
            order by d.next_offer, d.id limit ? for update of d skip locked""";
    /** As long as those before it will take, and half a minute: a lost batch is offered again, a waiting one is not. */
    private static final String STAMP = """
            update delivery set offered_until = now() + make_interval(secs => ?) where id = any(?)""";

    private final DataSource database;
    private final Providers providers;

    Offer(DataSource database, Providers providers) {
        this.database = database;
        this.providers = providers;
    }

    /** Offers up to so many of one way; what publishing throws leaves all of them waiting. Returns how many. */
    int of(DeliveryRelay.Way way, int atMost, Consumer<List<UUID>> publish) {
        int allowed = way.medium() == null ? 0 : providers.rate(way.medium());
        int rate = allowed == 0 ? UNMETERED : allowed;
        return Transaction.of(database, connection -> {
            List<UUID> ids = due(connection, way, atMost);
            if (ids.isEmpty())
                return 0;
            int underWay = underWay(connection, way);
            int room = Math.max(0, rate * 60 * MINUTES_AHEAD - underWay);
            if (room == 0)
                return 0;
            List<UUID> offered = ids.subList(0, Math.min(ids.size(), room));
            publish.accept(offered);
            stamp(connection, offered, 30.0 + 1.5 * (underWay + offered.size()) / rate);
            return offered.size();
        });
    }

    private static List<UUID> due(Connection connection, DeliveryRelay.Way way, int atMost) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DUE)) {
            bind(statement, way);
            statement.setInt(3, atMost);
            List<UUID> ids = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next())
                    ids.add(row.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    private static int underWay(Connection connection, DeliveryRelay.Way way) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNDER_WAY)) {
            bind(statement, way);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void bind(PreparedStatement statement, DeliveryRelay.Way way) throws SQLException {
        statement.setString(1, way.lane().name());
        String[] media = way.medium() == null ? new String[] { Medium.EMAIL.name(), Medium.SMS.name() }
                : new String[] { way.medium().name() };
        statement.setArray(2, statement.getConnection().createArrayOf("text", media));
    }

    private static void stamp(Connection connection, List<UUID> ids, double seconds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STAMP)) {
            statement.setDouble(1, seconds);
            statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            statement.executeUpdate();
        }
    }
}
