package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What happened to whom when a notice was stopped: people who got it, who may have it, and who did not. Looked through once its
 * counters have come to rest, and again when they move; a page only reads the line.
 */
@ApplicationScoped
class Reckoning {
    /** The more people, the seldomer: a million take a second or two. */
    private static final String TO_RECKON = """
            select n.id from notice n join account a on a.notice_id = n.id left join reckoning r on r.notice_id = n.id
            where n.state = 'STOPPED' and (r.notice_id is null
                or a.last_at > r.as_of and r.as_of < clock_timestamp() - interval '2 seconds' - a.people * interval '20 microseconds')""";
    private static final String PEOPLE = """
            select recipient_id, bool_or(state in ('ACCEPTED', 'DELIVERED', 'REHEARSED')) as got,
                   bool_or(state in ('UNKNOWN', 'SENDING')) as may_have
            from delivery where notice_id = ? %s group by recipient_id""";
    private static final String RECKON = """
            with moment as (select clock_timestamp() as at), person as (%s)
            insert into reckoning as r (notice_id, got, may_have, did_not, as_of)
            select ?, count(*) filter (where got), count(*) filter (where not got and may_have),
                   count(*) filter (where not got and not may_have), (select at from moment) from person
            on conflict (notice_id) do update set got = excluded.got, may_have = excluded.may_have, did_not = excluded.did_not,
                as_of = excluded.as_of""".formatted(PEOPLE.formatted(""));
    private static final String READ = "select got, may_have, did_not, as_of from reckoning where notice_id = ?";
    private static final String LIST = """
            select p.recipient_id, r.name from (%s having %s order by recipient_id limit ?) p
            left join recipient r on r.id = p.recipient_id order by p.recipient_id""";

    /** People, and when they were counted. */
    @RegisterForReflection
    @TemplateData
    record Told(long got, long mayHave, long didNot, Instant asOf) {
    }

    /** One of them; without a name once erased. */
    @RegisterForReflection
    @TemplateData
    record Somebody(UUID recipient, String name) {
    }

    /** Of whom there is a list. */
    enum Who {
        GOT("Who got it", "bool_or(state in ('ACCEPTED', 'DELIVERED', 'REHEARSED'))"),
        MAY_HAVE("Who may have got it",
                "not bool_or(state in ('ACCEPTED', 'DELIVERED', 'REHEARSED')) and bool_or(state in ('UNKNOWN', 'SENDING'))"),
        DID_NOT("Who did not get it", "not bool_or(state in ('ACCEPTED', 'DELIVERED', 'REHEARSED', 'UNKNOWN', 'SENDING'))");

        private final String label;
        private final String having;

        Who(String label, String having) {
            this.label = label;
            this.having = having;
        }

        String label() {
            return label;
        }
    }

    private final DataSource database;

    Reckoning(DataSource database) {
        this.database = database;
    }

    /** Looks through the stopped notices whose counters have moved since. */
    void once() {
        for (UUID notice : toReckon())
            Transaction.of(database, connection -> {
                try (PreparedStatement statement = connection.prepareStatement(RECKON)) {
                    statement.setObject(1, notice);
                    statement.setObject(2, notice);
                    return statement.executeUpdate();
                }
            });
    }

    private List<UUID> toReckon() {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(TO_RECKON);
                    ResultSet row = statement.executeQuery()) {
                List<UUID> found = new ArrayList<>();
                while (row.next())
                    found.add(row.getObject(1, UUID.class));
                return found;
            }
        });
    }

    /** Empty as long as nobody has looked through it. */
    Optional<Told> of(UUID notice) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(READ)) {
                statement.setObject(1, notice);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(new Told(row.getLong(1), row.getLong(2), row.getLong(3), at(row)))
                            : Optional.empty();
                }
            }
        });
    }

    /** A page of people after one of them. */
    List<Somebody> list(UUID notice, Who who, UUID after, int atMost) {
        return Transaction.of(database, connection -> list(connection, notice, who, after, atMost));
    }

    private static List<Somebody> list(Connection connection, UUID notice, Who who, UUID after, int atMost)
            throws SQLException {
        String people = PEOPLE.formatted(after == null ? "" : "and recipient_id > ?");
        try (PreparedStatement statement = connection.prepareStatement(LIST.formatted(people, who.having))) {
            int at = 1;
            statement.setObject(at++, notice);
            if (after != null)
                statement.setObject(at++, after);
            statement.setInt(at, atMost);
            List<Somebody> page = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next())
                    page.add(new Somebody(row.getObject(1, UUID.class), row.getString(2)));
            }
            return page;
        }
    }

    private static Instant at(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp(4);
        return at.toInstant();
    }
}
