package org.tourniquet.kit.edge;

import java.util.logging.Filter;
import java.util.logging.LogRecord;

import io.quarkus.logging.LoggingFilter;

/**
 * Leaves out of the log what the connector says of each message it could not hand over, with a page of stack, at every try: the
 * relay says it in one line, once. Quarkus' own clean-up of logs does not touch errors.
 */
@LoggingFilter(name = "what-a-relay-says")
public final class BrokerAway implements Filter {
    private static final String CONNECTOR = "io.smallrye.reactive.messaging.kafka";

    @Override
    public boolean isLoggable(LogRecord said) {
        String message = said.getMessage();
        return message == null || !CONNECTOR.equals(said.getLoggerName())
                || !message.startsWith("SRMSG18206") && !message.startsWith("SRMSG18212");
    }
}
