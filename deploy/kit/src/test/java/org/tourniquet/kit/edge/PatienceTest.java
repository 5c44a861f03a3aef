package org.tourniquet.kit.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What is worth waiting for, and what is not. */
class PatienceTest {
    private final Patience patience = new Patience(new ObjectMapper());

    @Test
    void only_a_database_that_is_away_is_waited_for() {
        assertTrue(Patience.away(new IllegalStateException(new SQLException("gone", "57P01"))));
        assertTrue(Patience.away(new SQLException("Acquisition timeout")));
        assertFalse(Patience.away(new SQLException("duplicate key", "23505")));
        assertFalse(Patience.away(new IllegalArgumentException("not sealed with a key we have")));
    }

    @Test
    void an_event_is_acted_on_once_the_database_is_back() throws Exception {
        Queue<RuntimeException> outages = new ArrayDeque<>(
                List.of(new IllegalStateException(new SQLException("gone", "08006"))));
        List<Integer> heard = new ArrayList<>();
        patience.hear("7", Integer.class, number -> {
            if (!outages.isEmpty())
                throw outages.remove();
            heard.add(number);
        });
        assertEquals(List.of(7), heard);
    }

    @Test
    void what_cannot_be_read_or_is_refused_for_its_content_is_thrown_at_once() {
        assertThrows(JsonProcessingException.class, () -> patience.hear("no json", Integer.class, number -> {
        }));
        assertThrows(IllegalArgumentException.class, () -> patience.hear("7", Integer.class, number -> {
            throw new IllegalArgumentException("unknown");
        }));
    }
}
