package org.tourniquet.kit.edge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.logging.Level;
import java.util.logging.LogRecord;

import org.junit.jupiter.api.Test;

class BrokerAwayTest {

    @Test
    void only_the_two_sentences_a_relay_says_itself_are_left_out() {
        assertFalse(said("io.smallrye.reactive.messaging.kafka", "SRMSG18206: Unable to write to Kafka from channel %s"));
        assertFalse(said("io.smallrye.reactive.messaging.kafka", "SRMSG18212: Message %s was not sent"));
        assertTrue(said("io.smallrye.reactive.messaging.kafka", "SRMSG18228: A failure occurred"));
        assertTrue(said("org.tourniquet.kit.edge.Rounds", "SRMSG18206 waits"));
        assertTrue(said("io.smallrye.reactive.messaging.kafka", null));
    }

    private static boolean said(String logger, String message) {
        LogRecord record = new LogRecord(Level.SEVERE, message);
        record.setLoggerName(logger);
        return new BrokerAway().isLoggable(record);
    }
}
