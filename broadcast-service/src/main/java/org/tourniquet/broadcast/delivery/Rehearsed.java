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
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.look.ReadableNumber;

import io.quarkus.qute.TemplateData;

/** Reads what was rehearsed. */
@ApplicationScoped
class Rehearsed {
    private static final String COLUMNS = """
            select delivery_id, notice_id, medium, sealed_to, sealed_subject, sealed_text, sealed_html, at from rehearsed
            """;
    private static final String PAGE = COLUMNS + """
            where (?::uuid is null or notice_id = ?) and (?::uuid is null or incident_id = ?)
              and (?::uuid is null or delivery_id < ?) order by delivery_id desc limit ?""";
    private static final String ONE = COLUMNS + "where delivery_id = ?";

    /** A message as it would have arrived; subject and html are null for a text. */
    @TemplateData
    record Message(UUID id, UUID notice, Medium medium, String to, String subject, String text, String html, Instant at) {
        /** Whom it was for, as people read it. */
        public String readable() {
            return ReadableNumber.onOneLine(to);
        }

        public boolean mail() {
            return medium == Medium.EMAIL;
        }

        /** Its first words. */
        public String words() {
            String words = mail() ? subject : text;
            return words.length() > 120 ? words.substring(0, 120) + "…" : words;
        }

        public String source() {
            return "/rehearsals/" + id + "/mail";
        }

        public String back() {
            return notice == null ? "/rehearsals" : "/rehearsals?notice=" + notice;
        }
    }

    private final DataSource database;
    private final FieldCipher cipher;

    Rehearsed(DataSource database, FieldCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** The latest first, before one of them; null leaves a filter out. */
    List<Message> page(UUID notice, UUID incident, UUID before, int atMost) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
                UUID[] values = { notice, notice, incident, incident, before, before };
                for (int at = 0; at < values.length; at++)
                    statement.setObject(at + 1, values[at], java.sql.Types.OTHER);
                statement.setInt(values.length + 1, atMost);
                return read(statement);
            }
        });
    }

    /** One message, or null. */
    Message one(UUID delivery) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ONE)) {
                statement.setObject(1, delivery);
                List<Message> found = read(statement);
                return found.isEmpty() ? null : found.getFirst();
            }
        });
    }

    private List<Message> read(PreparedStatement statement) throws SQLException {
        List<Message> messages = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next())
                messages.add(new Message(row.getObject("delivery_id", UUID.class), row.getObject("notice_id", UUID.class),
                        Medium.valueOf(row.getString("medium")), cipher.open(row.getString("sealed_to")),
                        cipher.open(row.getString("sealed_subject")), cipher.open(row.getString("sealed_text")),
                        cipher.open(row.getString("sealed_html")), row.getTimestamp("at").toInstant()));
        }
        return messages;
    }
}
