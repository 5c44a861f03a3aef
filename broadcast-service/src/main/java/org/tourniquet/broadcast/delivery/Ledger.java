package org.tourniquet.broadcast.delivery;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.kit.look.ReadableNumber;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Who was told and who was not, line by line: pages by key, so that the last page is as quick as the first. */
@ApplicationScoped
class Ledger {
    private static final String COLUMNS = """
            select d.id, d.recipient_id, r.name, a.address, d.medium, d.state, d.reason, d.attempts, d.again, d.external_id,
                   uuid_extract_timestamp(d.id) as owed_at, d.accepted_at, d.changed_at, d.due_at
            from delivery d
            left join recipient r on r.id = d.recipient_id
            left join lateral (select address from recipient_address a where a.recipient_id = d.recipient_id
                and a.medium = d.medium and (a.fingerprint = d.fingerprint or d.fingerprint is null) order by position limit 1) a on true
            """;
    private static final String PAGE = COLUMNS + """
            where d.notice_id = ? and (?::text is null or d.medium = ?) and (?::text[] is null or d.state = any(?))
              and (?::uuid is null or d.id > ?) order by d.id limit ?""";
    private static final String OF_PERSON = COLUMNS + "where d.notice_id = ? and d.recipient_id = ? order by d.id";
    private static final String MOMENTS = """
            select at, state, reason, attempts from delivery_moment where delivery_id = ?
            union all
            select at, upper(state), case when error_code is null then null else 'error ' || error_code end, null
            from receipt where delivery_id = ? order by at""";

    /** One delivery as people read it; name and address are null once the person has been erased. */
    @RegisterForReflection
    @TemplateData
    record Line(UUID id, UUID recipient, String name, String address, Medium medium, DeliveryState state, String reason,
            int attempts, boolean again, String externalId, Instant owedAt, Instant acceptedAt, Instant changedAt,
            Instant dueAt) {
        /** Its address as people read it. */
        public String readable() {
            return ReadableNumber.onOneLine(address);
        }

        private static Line read(ResultSet row) throws SQLException {
            return new Line(row.getObject("id", UUID.class), row.getObject("recipient_id", UUID.class), row.getString("name"),
                    row.getString("address"), Medium.valueOf(row.getString("medium")),
                    DeliveryState.valueOf(row.getString("state")), row.getString("reason"), row.getInt("attempts"),
                    row.getBoolean("again"), row.getString("external_id"), at(row, "owed_at"), at(row, "accepted_at"),
                    at(row, "changed_at"), at(row, "due_at"));
        }
    }

    /** Something that happened to a delivery: a state of ours, or a word of the provider. */
    @TemplateData
    record Moment(Instant at, String what, String why, Integer attempts) {
        /** As people say it; a provider has words of its own. */
        public String said() {
            return Arrays.stream(DeliveryState.values()).filter(state -> state.name().equals(what)).findFirst()
                    .map(DeliveryState::label).orElseGet(() -> "The provider says: " + what.toLowerCase(Locale.ROOT));
        }
    }

    private final DataSource database;

    Ledger(DataSource database) {
        this.database = database;
    }

    /** A page of a notice's deliveries after one of them; null leaves a filter out. */
    List<Line> page(UUID notice, Medium medium, List<DeliveryState> states, UUID after, int atMost) {
        String[] wanted = states == null ? null : states.stream().map(Enum::name).toArray(String[]::new);
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
                statement.setObject(1, notice);
                statement.setString(2, medium == null ? null : medium.name());
                statement.setString(3, medium == null ? null : medium.name());
                statement.setArray(4, wanted == null ? null : connection.createArrayOf("text", wanted));
                statement.setArray(5, wanted == null ? null : connection.createArrayOf("text", wanted));
                statement.setObject(6, after);
                statement.setObject(7, after);
                statement.setInt(8, atMost);
                return lines(statement);
            }
        });
    }

    /** What one person was and was not told. */
    List<Line> ofPerson(UUID notice, UUID recipient) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OF_PERSON)) {
                statement.setObject(1, notice);
                statement.setObject(2, recipient);
                return lines(statement);
            }
        });
    }

    /** What happened to one delivery, in its order. */
    List<Moment> moments(UUID delivery) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(MOMENTS)) {
                statement.setObject(1, delivery);
                statement.setObject(2, delivery);
                List<Moment> moments = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next())
                        moments.add(new Moment(at(row, "at"), row.getString("state"), row.getString("reason"),
                                row.getObject("attempts", Integer.class)));
                }
                return moments;
            }
        });
    }

    private static List<Line> lines(PreparedStatement statement) throws SQLException {
        List<Line> lines = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next())
                lines.add(Line.read(row));
        }
        return lines;
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
