package org.tourniquet.broadcast.delivery;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Medium;

/**
 * Settles what is unclear, by evidence only. A text is looked for at the provider: found, it was accepted; missing from the
 * complete list for two minutes, it is tried again. A mail goes out once more under the same Message-ID, flagged. What no
 * evidence settles stays unclear until a named person says what it was.
 */
@ApplicationScoped
public class Settlement {
    private static final String MAIL_ONCE_MORE = """
            with unclear as (select d.id from delivery d left join notice n on n.id = d.notice_id
                where d.state = 'UNKNOWN' and d.medium = 'EMAIL' and not d.again and d.expires_at > now()
                  and (d.notice_id is null or n.state = 'SENDING')
                order by d.id limit 1000 for update of d skip locked)
            update delivery d set state = 'QUEUED', again = true, due_at = now() + interval '2 seconds',
                   unknown_since = null, changed_at = now()
            from unclear where d.id = unclear.id""";
    /**
     * Each is looked for when it becomes unclear, and once more when missing long enough; by lot, so that none blocks the rest.
     */
    private static final String TO_LOOK_FOR = """
            select d.unknown_since, d.absent_since, %s from delivery d %s
            where d.state = 'UNKNOWN' and d.medium = ?
              and (d.absent_since is null or d.absent_since < now() - make_interval(secs => ?))
            order by random() limit 100""".formatted(Errand.COLUMNS, Errand.JOINS);
    private static final String FOUND = """
            update delivery set state = 'ACCEPTED', external_id = ?, reason = null, accepted_at = now(), unknown_since = null,
                   absent_since = null, changed_at = now()
            where id = ? and attempt_id = ? and state = 'UNKNOWN'""";
    private static final String FIRST_ABSENT = """
            update delivery set absent_since = now() where id = ? and attempt_id = ? and state = 'UNKNOWN'""";
    private static final String STILL_ABSENT = """
            update delivery set state = 'QUEUED', due_at = now(), unknown_since = null, absent_since = null, changed_at = now()
            where id = ? and attempt_id = ? and state = 'UNKNOWN'""";
    private static final String NO_ANSWER = """
            update delivery set absent_since = null
            where id = ? and attempt_id = ? and state = 'UNKNOWN' and absent_since is not null""";
    private static final String BY_A_PERSON = """
            update delivery set state = ?, reason = ?, unknown_since = null, absent_since = null, changed_at = now()
            where id = ? and notice_id is not distinct from ? and state = 'UNKNOWN'""";

    private final DataSource database;

    Settlement(DataSource database) {
        this.database = database;
    }

    /** A text whose end is unclear; {@code absentLongEnough} when it was missing before. */
    record Unclear(Errand errand, Instant since, boolean absentLongEnough) {
    }

    /** Puts unclear mails back once; says how many. */
    int mailOnceMore() {
        return update(MAIL_ONCE_MORE);
    }

    /** What the provider is to be asked about now. */
    List<Unclear> toLookFor(Medium medium, double absentSeconds) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(TO_LOOK_FOR)) {
                statement.setString(1, medium.name());
                statement.setDouble(2, absentSeconds);
                List<Unclear> unclear = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next())
                        unclear.add(new Unclear(Errand.read(row), row.getTimestamp("unknown_since").toInstant(),
                                row.getTimestamp("absent_since") != null));
                }
                return unclear;
            }
        });
    }

    /** Draws the conclusion from what the provider said. */
    void conclude(Unclear unclear, Evidence.Finding finding) {
        UUID id = unclear.errand().id();
        UUID attempt = unclear.errand().attempt();
        switch (finding) {
            case Evidence.Finding.Found(String externalId) -> update(FOUND, externalId, id, attempt);
            case Evidence.Finding.Absent() -> update(unclear.absentLongEnough() ? STILL_ABSENT : FIRST_ABSENT, id, attempt);
            case Evidence.Finding.NoAnswer() -> update(NO_ANSWER, id, attempt);
        }
    }

    /** Whether an id of the provider belongs to another delivery or an earlier attempt of ours. */
    boolean known(String externalId, UUID attempt) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select exists (select from delivery where external_id = ?)
                        or exists (select from receipt where external_id = ? and attempt_id <> ?)""")) {
                statement.setString(1, externalId);
                statement.setString(2, externalId);
                statement.setObject(3, attempt);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        });
    }

    /**
     * A named person has found out what became of a delivery of this notice (null: to one person). Returns whether it was still
     * unclear.
     */
    public boolean byPerson(UUID notice, UUID delivery, boolean arrived, String by) {
        return Transaction.of(database, connection -> {
            int moved = update(connection.prepareStatement(BY_A_PERSON), arrived ? "ACCEPTED" : "FAILED",
                    (arrived ? "arrived, says " : "did not arrive, says ") + by, delivery, notice);
            if (moved == 1 && !arrived)
                NextMedium.after(connection, delivery);
            return moved == 1;
        });
    }

    private int update(String sql, Object... values) {
        return Transaction.of(database, connection -> update(connection.prepareStatement(sql), values));
    }

    private static int update(PreparedStatement statement, Object... values) throws SQLException {
        try (statement) {
            for (int at = 0; at < values.length; at++)
                statement.setObject(at + 1, values[at]);
            return statement.executeUpdate();
        }
    }
}
