package org.tourniquet.broadcast.audience;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.tourniquet.kit.edge.FieldCipher;

/** The rows of one file on their way in: copied into a table that only this transaction sees, and gone with it. */
final class ImportStaging implements AutoCloseable {
    /** As in a COPY in text format: {@code \N} is null. */
    private static final String NULL = "\\N";
    private static final int FLUSH = 1 << 16;
    static final String TABLE = """
            create temporary table import_row (
                line bigint not null, person text, email text, email_fp text, phone text, phone_fp text, name text,
                language text, region text, time_zone text, tags text[], external_id text, safe_contact boolean,
                attributes jsonb, more_email text[], more_email_fp text[], more_phone text[], more_phone_fp text[],
                opted_out boolean, column_name text, value text, reason text, cells text[], outcome text, recipient_id uuid
            ) on commit drop""";
    private static final String COPY = """
            copy import_row (line, person, email, email_fp, phone, phone_fp, name, language, region, time_zone, tags,
                external_id, safe_contact, attributes, more_email, more_email_fp, more_phone, more_phone_fp, opted_out,
                column_name, value, reason, cells, outcome) from stdin""";

    private final CopyIn copy;
    private final FieldCipher cipher;
    private final Seen seen = new Seen();
    private final StringBuilder waiting = new StringBuilder(FLUSH + 4096);

    ImportStaging(Connection connection, FieldCipher cipher) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        this.cipher = cipher;
    }

    void found(long line, RowCheck.Found person) throws SQLException {
        List<String> emails = person.emails().stream().map(cipher::fingerprint).toList();
        List<String> phones = person.phones().stream().map(cipher::fingerprint).toList();
        put(line, key(person.externalId(), first(emails), first(phones)), first(person.emails()), first(emails),
                first(person.phones()), first(phones), person.name(), person.language(), person.region(), person.timeZone(),
                array(person.tags()), person.externalId(),
                person.safeContact() == null ? null : person.safeContact().toString(),
                json(person.attributes()), more(person.emails()), more(emails), more(person.phones()), more(phones),
                person.optedOut() ? "t" : "f", null, null, null, null, null);
        seen.optedOut |= person.optedOut();
    }

    void refused(long line, RowCheck.Refused why, List<String> cells) throws SQLException {
        put(line, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, "f",
                why.column, why.value, why.getMessage(), array(cells.stream().map(ImportStaging::clipped).toList()),
                "REJECTED");
    }

    private static String first(List<String> all) {
        return all.isEmpty() ? null : all.getFirst();
    }

    private static String more(List<String> all) {
        return all.size() < 2 ? null : array(all.subList(1, all.size()));
    }

    /** A cell of megabytes is no help to who mends the row, and would not go into a spreadsheet. */
    private static String clipped(String cell) {
        return cell.length() <= RowCheck.CELL ? cell : cell.substring(0, RowCheck.CELL) + "…";
    }

    /** What kinds of rows there were: steps of the merge that concern none of them are left out. */
    static final class Seen {
        long rows;
        boolean byNumber;
        boolean byMail;
        boolean byPhone;
        boolean optedOut;
    }

    Seen seen() {
        return seen;
    }

    /** Who a row is about: the sender's own number, else the mail address, else the phone. */
    private String key(String externalId, String email, String phone) {
        seen.byNumber |= externalId != null;
        seen.byMail |= externalId == null && email != null;
        seen.byPhone |= externalId == null && email == null;
        return externalId != null ? "x:" + externalId : email != null ? "e:" + email : "p:" + phone;
    }

    private void put(long line, String... values) throws SQLException {
        waiting.append(line);
        for (String value : values)
            escape(waiting.append('\t'), value);
        waiting.append('\n');
        if (waiting.length() > FLUSH)
            flush();
    }

    private void flush() throws SQLException {
        byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        waiting.setLength(0);
    }

    private static void escape(StringBuilder into, String value) {
        if (value == null) {
            into.append(NULL);
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            switch (unit) {
                case '\\' -> into.append("\\\\");
                case '\t' -> into.append("\\t");
                case '\n' -> into.append("\\n");
                case '\r' -> into.append("\\r");
                case '\0' -> into.append('\uFFFD');
                default -> into.append(unit);
            }
        }
    }

    private static String array(List<String> items) {
        StringBuilder array = new StringBuilder("{");
        for (String item : items)
            array.append(array.length() == 1 ? "" : ",").append('"').append(item.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        return array.append('}').toString();
    }

    private static String json(Map<String, String> attributes) {
        StringBuilder json = new StringBuilder("{");
        attributes.forEach((name, value) -> json.append(json.length() == 1 ? "" : ",").append(quoted(name)).append(':')
                .append(quoted(value)));
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> {
            if (unit == '"' || unit == '\\')
                quoted.append('\\').append((char) unit);
            else if (unit < ' ')
                quoted.append(String.format("\\u%04x", unit));
            else
                quoted.append((char) unit);
        });
        return quoted.append('"').toString();
    }

    void end() throws SQLException {
        flush();
        copy.endCopy();
    }

    /** Ends a copy that went wrong, so that the connection can be used again. */
    @Override
    public void close() throws IOException {
        try {
            if (copy.isActive())
                copy.cancelCopy();
        } catch (SQLException already) {
            throw new IOException(already);
        }
    }
}
