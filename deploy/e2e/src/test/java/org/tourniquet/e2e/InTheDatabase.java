package org.tourniquet.e2e;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Map;

/** What broadcast's database holds, beside what its pages say. */
final class InTheDatabase {

    private InTheDatabase() {
    }

    /** When the first message of a notice was accepted. */
    static Instant firstAccepted(String notice) throws Exception {
        return one("select min(accepted_at) from delivery where notice_id = ?::uuid", row -> row.getTimestamp(1).toInstant(),
                notice);
    }

    /** Somebody of an audience who is written to in this language. */
    static Map<String, Object> oneWhoReads(String language, String audience) throws Exception {
        return one("""
                select r.id, r.name from recipient r join audience_member m on m.recipient_id = r.id
                where m.audience_id = ?::uuid and r.language = ? and not r.safe_contact limit 1""",
                row -> Map.of("id", row.getString(1), "name", row.getString(2)), audience, language);
    }

    private interface Reading<T> {
        T of(ResultSet row) throws Exception;
    }

    private static <T> T one(String sql, Reading<T> reading, String... values) throws Exception {
        try (Connection database = TheSuite.running().database("broadcast");
                PreparedStatement statement = database.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++)
                statement.setString(at + 1, values[at]);
            ResultSet row = statement.executeQuery();
            row.next();
            return reading.of(row);
        }
    }
}
