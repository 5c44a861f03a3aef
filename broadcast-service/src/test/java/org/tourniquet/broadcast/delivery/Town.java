package org.tourniquet.broadcast.delivery;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.tourniquet.local.postgres.PostgresForTests;

/**
 * The flooded town in a real database, without the rest of the service: people, a notice to them, and time that can be moved.
 */
final class Town {
    private static DataSource shared;
    private static Map<String, String> settings;

    final DataSource database;
    final UUID incident = UUID.randomUUID();
    final UUID audience = UUID.randomUUID();
    final UUID notice = UUID.randomUUID();
    final List<UUID> people = new ArrayList<>();

    Town(String mode, String reach, String... media) {
        database = shared();
        run("insert into incident (id, title, kind, mode, state, protocol, opened_at, opened_by) values (?, 'River over its banks', 'NATURAL_DISASTER', ?, 'OPEN', 'natural-disaster', now(), 'manager')",
                incident, mode);
        run("insert into audience (id, name, created_at, created_by) values (?, ?, now(), 'manager')", audience,
                "Rivertown " + audience);
        run("insert into notice (id, incident_id, mode, purpose, state, audience_id, media, reach, wordings, expires_at, author, created_at, people, started_at) values (?, ?, ?, 'UPDATE', 'SENDING', ?, string_to_array(?, ','), ?, '{}', now() + interval '4 hours', 'manager', now(), 0, now())",
                notice, incident, mode, audience, String.join(",", media), reach);
    }

    /** A person with a mailbox, a phone, both or neither; the order is the person's. */
    UUID person(String... addresses) {
        UUID id = UUID.randomUUID();
        run("insert into recipient (id, name, language, created_at, updated_at) values (?, 'Elli', 'fi', now(), now())", id);
        run("insert into membership (audience_id, recipient_id) values (?, ?)", audience, id);
        int position = 0;
        for (String address : addresses)
            run("insert into recipient_address (recipient_id, medium, position, address, fingerprint) values (?, ?, ?, ?, ?)",
                    id,
                    address.contains("@") ? "EMAIL" : "SMS", ++position, address + id, fingerprint(address, id));
        people.add(id);
        return id;
    }

    static String fingerprint(String address, UUID person) {
        return (address.contains("@") ? "EMAIL" : "SMS") + " of " + person;
    }

    Claim claim() {
        return new Claim(database, new Leftovers(database), unbounded(), null);
    }

    /** Texts may cost what they like. */
    static Spending unbounded() {
        return new Spending(null, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, "EUR");
    }

    /** As Fanout begins it. */
    void beginFanout() {
        run("insert into account (notice_id) values (?)", notice);
        run("insert into fanout (notice_id, lane) select id, case mode when 'LIVE' then 'BULK' else 'REHEARSAL' end from notice where id = ?",
                notice);
    }

    void silence(String fingerprint, String medium) {
        run("insert into suppression (fingerprint, medium, reason, at) values (?, ?, 'OPTED_OUT', now()) on conflict do nothing",
                fingerprint, medium);
    }

    List<UUID> deliveries(String condition) {
        return column(UUID.class,
                "select id from delivery where notice_id = '" + notice + "' and " + condition + " order by id");
    }

    <T> T one(Class<T> type, String sql, Object... values) {
        return query(sql, row -> {
            if (!row.next())
                return null;
            return row.getObject(1, type);
        }, values);
    }

    <T> List<T> column(Class<T> type, String sql, Object... values) {
        return query(sql, row -> {
            List<T> found = new ArrayList<>();
            while (row.next())
                found.add(row.getObject(1, type));
            return found;
        }, values);
    }

    int run(String sql, Object... values) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = prepare(connection, sql, values)) {
                return statement.executeUpdate();
            }
        });
    }

    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    <T> T query(String sql, Reading<T> reading, Object... values) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = prepare(connection, sql, values); ResultSet row = statement.executeQuery()) {
                return reading.of(row);
            }
        });
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int at = 0; at < values.length; at++)
            statement.setObject(at + 1, values[at]);
        return statement;
    }

    /** Who may also ask the server how it did what it did. */
    static Connection superuser() throws SQLException {
        shared();
        return java.sql.DriverManager.getConnection(settings.get("quarkus.datasource.jdbc.url"), "postgres",
                settings.get("quarkus.datasource.password"));
    }

    private static synchronized DataSource shared() {
        if (shared == null) {
            PostgresForTests postgres = new PostgresForTests();
            postgres.init(Map.of("database", "deliveries"));
            settings = postgres.start();
            DataSource source = new OneConnection(settings);
            Flyway.configure().dataSource(source).locations("classpath:db/kit", "classpath:db/migration").load().migrate();
            shared = source;
        }
        return shared;
    }

    /** A pool is more than these tests need: connections are kept and handed out again when they are given back. */
    private record OneConnection(Map<String, String> settings, List<Connection> idle) implements DataSource {
        OneConnection(Map<String, String> settings) {
            this(settings, new ArrayList<>());
        }

        @Override
        public synchronized Connection getConnection() throws SQLException {
            Connection real = idle.isEmpty()
                    ? java.sql.DriverManager.getConnection(settings.get("quarkus.datasource.jdbc.url"),
                            settings.get("quarkus.datasource.username"), settings.get("quarkus.datasource.password"))
                    : idle.removeLast();
            // Flyway closes twice: what is given back twice would be handed out to two
            var given = new java.util.concurrent.atomic.AtomicBoolean();
            return (Connection) java.lang.reflect.Proxy.newProxyInstance(Town.class.getClassLoader(),
                    new Class<?>[] { Connection.class }, (_, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            synchronized (this) {
                                if (given.compareAndSet(false, true))
                                    idle.add(real);
                            }
                            return null;
                        }
                        try {
                            return method.invoke(real, arguments);
                        } catch (java.lang.reflect.InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {
        }

        @Override
        public void setLoginTimeout(int seconds) {
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("not wrapped");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
