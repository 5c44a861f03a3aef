package org.tourniquet.broadcast.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Who is to be told what over which medium: what is needed to write the message, and no leave to send it.
 *
 * @param notice null for a message to one person
 * @param message null for a notice
 * @param provider the account over which it was last tried
 * @param address null when the person has it no more, and for a message to one person, which brings its own
 */
record Errand(UUID id, UUID notice, UUID message, Medium medium, UUID attempt, String provider, boolean again,
        String address, Person person) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The columns that {@link #read} wants, of a row or claim called {@code d}. */
    static final String COLUMNS = """
            d.id, d.notice_id, d.message_id, d.recipient_id, d.medium, d.attempts, d.attempt_id, d.again, d.provider,
            extract(epoch from d.expires_at - now()) as seconds_left, a.address, r.name, r.language, r.safe_contact,
            r.attributes::text as attributes, d.message_id is not null and %s as careful"""
            .formatted(OnePersonMessage.TO_BE_CAREFUL);
    /** And where they come from beside {@code d}. */
    static final String JOINS = """
            left join recipient r on r.id = d.recipient_id
            left join lateral (select address from recipient_address a where a.recipient_id = d.recipient_id
                and a.medium = d.medium and a.fingerprint = d.fingerprint order by position limit 1) a on true""";

    static Errand read(ResultSet row) throws SQLException {
        UUID recipient = row.getObject("recipient_id", UUID.class);
        // a message to one person names no recipient; whether to take care is all that has to be known of them
        Person careful = row.getBoolean("careful") ? new Person(null, null, null, true) : null;
        return new Errand(row.getObject("id", UUID.class), row.getObject("notice_id", UUID.class),
                row.getObject("message_id", UUID.class), Medium.valueOf(row.getString("medium")),
                row.getObject("attempt_id", UUID.class), row.getString("provider"), row.getBoolean("again"),
                row.getString("address"),
                recipient == null ? careful
                        : new Person(recipient, row.getString("name"), row.getString("language"),
                                row.getBoolean("safe_contact"), attributes(row.getString("attributes"))));
    }

    private static Map<String, String> attributes(String json) {
        try {
            return json == null || json.equals("{}") ? Map.of() : JSON.readValue(json, new TypeReference<>() {
            });
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a person's attributes cannot be read", unreadable);
        }
    }
}
