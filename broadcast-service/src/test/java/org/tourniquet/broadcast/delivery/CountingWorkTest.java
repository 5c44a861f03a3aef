package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.audience.Whom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Counting a batch costs work in step with its rows, also on a connection that has only seen small batches. */
class CountingWorkTest {
    private static final int PEOPLE = 2_000;
    private static final int SMALL = 3;
    private static final String MOVE = """
            with few as (select id from delivery where notice_id = ? and state = 'QUEUED' limit ?)
            update delivery d set state = 'FAILED', reason = 'stopped', changed_at = now() from few where d.id = few.id""";

    private final Town town = new Town("LIVE", "EVERY", "EMAIL", "SMS");

    @Test
    void the_plan_made_for_a_batch_of_three_does_not_compare_every_row_of_a_large_one_with_every_other() throws Exception {
        town.run("""
                with one as (insert into recipient (name, language, created_at, updated_at)
                        select 'Elli', 'fi', now(), now() from generate_series(1, ?) returning id),
                    member as (insert into membership (audience_id, recipient_id) select ?, id from one)
                insert into recipient_address (recipient_id, medium, position, address, fingerprint)
                select id, medium, place, medium || id, medium || ' of ' || id from one,
                    (values ('EMAIL', 1), ('SMS', 2)) way (medium, place)""", PEOPLE, town.audience);
        town.beginFanout();
        new FanoutSlice(town.database).next(town.notice, Whom.in(town.audience), PEOPLE);
        try (Connection connection = Town.superuser()) {
            connection.setAutoCommit(false);
            try (PreparedStatement move = connection.prepareStatement(MOVE)) {
                move.setObject(1, town.notice);
                move.setInt(2, SMALL);
                for (int batch = 0; batch < 20; batch++)
                    assertEquals(SMALL, move.executeUpdate());
                explain(connection);
                move.setInt(2, 2 * PEOPLE);
                int moved = move.executeUpdate();
                assertEquals(2 * PEOPLE - 20 * SMALL, moved);
                List<JsonNode> plans = plans(move);
                long compared = plans.stream().flatMap(plan -> plan.findValues("Rows Removed by Join Filter").stream())
                        .mapToLong(JsonNode::asLong).sum();
                assertTrue(plans.size() > 5, plans.size() + " statements were seen");
                assertTrue(compared <= 10L * moved, compared + " pairs compared for " + moved + " rows");
            }
        }
    }

    /** The database tells the plans of what its triggers do as well. */
    private static void explain(Connection connection) throws Exception {
        try (Statement set = connection.createStatement()) {
            set.execute("load 'auto_explain'");
            for (String setting : List.of("log_min_duration = 0", "log_nested_statements = on", "log_analyze = on",
                    "log_timing = off", "log_format = json", "log_level = notice"))
                set.execute("set local auto_explain." + setting);
        }
    }

    private static List<JsonNode> plans(Statement statement) throws Exception {
        List<JsonNode> plans = new ArrayList<>();
        for (SQLWarning said = statement.getWarnings(); said != null; said = said.getNextWarning()) {
            int plan = said.getMessage().indexOf('{');
            if (said.getMessage().contains("plan:") && plan > 0)
                plans.add(new ObjectMapper().readTree(said.getMessage().substring(plan)));
        }
        return plans;
    }
}
