package org.tourniquet.kit.edge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;

/** Who did what to what, and when: only ever added to, in the transaction of the deed. */
@ApplicationScoped
public class AuditTrail {
    public static final String SYSTEM = "system";
    private static final String ADD = "INSERT INTO audit_entry (at, who, verb, subject, subject_id, detail) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String OF = "SELECT at, who, verb, subject, subject_id, detail FROM audit_entry WHERE subject = ? AND subject_id = ? ORDER BY id";
    private static final String NEWEST_FIRST = """
            SELECT l.position, e.at, e.who, e.verb, e.subject, e.subject_id, e.detail, l.previous, l.hash
            FROM audit_link l JOIN audit_entry e ON e.id = l.entry_id WHERE l.position < ? ORDER BY l.position DESC LIMIT ?""";

    /** One deed; the detail holds no personal data. */
    @RegisterForReflection
    @TemplateData
    public record Entry(Instant at, String who, String verb, String subject, UUID id, String detail) {
    }

    /** One deed in its place in the chain, with the hash of the one before and its own. */
    @RegisterForReflection
    @TemplateData
    public record Linked(long position, Instant at, String who, String verb, String subject, UUID subjectId, String detail,
            String previous, String hash) {
    }

    private final DataSource database;
    private final Clock clock;
    private final SecurityIdentity identity;

    AuditTrail(DataSource database, Clock clock, SecurityIdentity identity) {
        this.database = database;
        this.clock = clock;
        this.identity = identity;
    }

    /** Records a deed of whoever is signed in; without a request it was the system's. */
    public void record(String verb, String subject, UUID id, String detail) {
        recordAs(signedIn(), verb, subject, id, detail);
    }

    public void recordAs(String who, String verb, String subject, UUID id, String detail) {
        try (Connection connection = database.getConnection(); PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setTimestamp(1, Timestamp.from(clock.instant()));
            add.setString(2, who);
            add.setString(3, verb);
            add.setString(4, subject);
            add.setObject(5, id);
            add.setString(6, detail);
            add.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The audit trail cannot be written", e);
        }
    }

    /** The history of one thing, oldest first. */
    public List<Entry> of(String subject, UUID id) {
        try (Connection connection = database.getConnection(); PreparedStatement find = connection.prepareStatement(OF)) {
            find.setString(1, subject);
            find.setObject(2, id);
            try (ResultSet row = find.executeQuery()) {
                List<Entry> entries = new ArrayList<>();
                while (row.next()) {
                    entries.add(new Entry(row.getTimestamp("at").toInstant(), row.getString("who"), row.getString("verb"),
                            row.getString("subject"), row.getObject("subject_id", UUID.class), row.getString("detail")));
                }
                return entries;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The audit trail cannot be read", e);
        }
    }

    /** What was done in this service, page by page. */
    public Paged<Linked> newestFirst(int limit, Cursor cursor) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(NEWEST_FIRST)) {
            find.setLong(1, cursor.atBeginning() ? Long.MAX_VALUE : cursor.number(0));
            find.setInt(2, limit + 1);
            try (ResultSet row = find.executeQuery()) {
                List<Linked> deeds = new ArrayList<>();
                while (row.next()) {
                    deeds.add(new Linked(row.getLong("position"), row.getTimestamp("at").toInstant(), row.getString("who"),
                            row.getString("verb"), row.getString("subject"), row.getObject("subject_id", UUID.class),
                            row.getString("detail"), row.getString("previous"), row.getString("hash")));
                }
                return Paged.of(deeds, limit, deed -> Cursor.of(deed.position));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The audit trail cannot be read", e);
        }
    }

    /** The name of the signed-in person as the trail knows it. */
    public String signedIn() {
        if (!Arc.container().requestContext().isActive()) {
            return SYSTEM;
        }
        return identity.isAnonymous() ? SYSTEM : identity.getPrincipal().getName();
    }
}
