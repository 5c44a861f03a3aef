package org.tourniquet.kit.edge;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.ShutdownEvent;

/**
 * Waits for the database instead of failing: what was taken from a topic while it is away is neither lost nor a dead letter.
 * What cannot be read, or what the database refuses for its content, is thrown at once.
 */
@ApplicationScoped
public class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final long PAUSE = 500;

    private final ObjectMapper json;
    private volatile boolean stopping;

    Patience(ObjectMapper json) {
        this.json = json;
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    /** Reads an event and acts on it. */
    public <E> void hear(String event, Class<E> type, Consumer<E> act) throws JsonProcessingException, InterruptedException {
        E read = json.readValue(event, type);
        until(() -> {
            act.accept(read);
            return null;
        });
    }

    /** Asks until the database answers or the service ends. */
    public <T> T until(Callable<T> question) throws InterruptedException {
        for (int tries = 0;; tries++)
            try {
                return question.call();
            } catch (Exception failure) {
                if (stopping || !away(failure))
                    throw failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
                if (tries % 60 == 0)
                    LOG.warnf("the database is away: %s", failure.getMessage());
                Thread.sleep(PAUSE);
            }
    }

    /** No SQL state, a broken connection, a server that starts or stops, no room, or two who waited for each other. */
    public static boolean away(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql)
                return sql.getSQLState() == null || sql.getSQLState().matches("(08|53|57|58|40|25006).*");
        return false;
    }
}
