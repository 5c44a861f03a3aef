package org.tourniquet.kit.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** Work that goes round and round. */
class RoundsTest {
    @Test
    void what_is_away_is_named_by_its_own_words_and_not_by_the_tries_around_it() {
        assertEquals("no metadata", said(new IllegalStateException("0 attempts against 1795341621548",
                new TimeoutException("no metadata"))));
        assertEquals("gone", said(new RuntimeException("x", new SQLException("gone", "08006"))));
        assertTrue(Rounds.away(new IllegalArgumentException("ours")).isEmpty());
    }

    @Test
    void a_failure_never_ends_the_rounds() throws InterruptedException {
        CountDownLatch third = new CountDownLatch(3);
        AtomicInteger round = new AtomicInteger();
        Rounds rounds = new Rounds("a test", Duration.ofMillis(5), () -> {
            third.countDown();
            if (round.incrementAndGet() < 3)
                throw new IllegalStateException(new SQLException("gone"));
            return false;
        });
        rounds.start();
        assertTrue(third.await(5, TimeUnit.SECONDS));
        rounds.stop();
    }

    private static String said(Throwable failure) {
        return Rounds.away(failure).orElseThrow().getMessage();
    }
}
