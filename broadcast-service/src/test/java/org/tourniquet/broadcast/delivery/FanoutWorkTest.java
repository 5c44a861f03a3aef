package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.audience.Whom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A slice costs work in step with its people, also when the database knows nothing of them yet. */
class FanoutWorkTest {
    private static final int PEOPLE = 2_000;

    @Test
    void people_of_a_file_read_a_moment_ago_are_not_compared_with_each_other() throws Exception {
        Town town = new Town("LIVE", "EVERY", "EMAIL", "SMS");
        town.run("analyze recipient, recipient_address, membership");
        town.run("""
                with one as (insert into recipient (name, language, created_at, updated_at)
                        select 'Elli', 'fi', now(), now() from generate_series(1, ?) returning id),
                    member as (insert into membership (audience_id, recipient_id) select ?, id from one)
                insert into recipient_address (recipient_id, medium, position, address, fingerprint)
                select id, medium, place, medium || id, medium || ' of ' || id from one,
                    (values ('EMAIL', 1), ('SMS', 2)) way (medium, place)""", PEOPLE, town.audience);
        town.beginFanout();
        Whom whom = Whom.in(town.audience);
        JsonNode plan;
        try (Connection connection = town.database.getConnection();
                PreparedStatement explain = connection
                        .prepareStatement("explain (analyze, timing off, format json) " + FanoutSlice.sql(whom))) {
            connection.setAutoCommit(false);
            FanoutSlice.bind(explain, town.notice, whom, new UUID(0, 0), PEOPLE);
            try (ResultSet row = explain.executeQuery()) {
                row.next();
                plan = new ObjectMapper().readTree(row.getString(1));
            }
            assertEquals(2L * PEOPLE, counted(connection, town.notice));
            connection.rollback();
        }
        long compared = plan.findValues("Rows Removed by Join Filter").stream().mapToLong(JsonNode::asLong).sum();
        assertTrue(compared <= 10 * PEOPLE, compared + " pairs compared for " + PEOPLE + " people");
    }

    private static long counted(Connection connection, UUID notice) throws Exception {
        try (PreparedStatement count = connection.prepareStatement("select count(*) from delivery where notice_id = ?")) {
            count.setObject(1, notice);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
