package org.tourniquet.triage;

import java.util.concurrent.atomic.AtomicInteger;

import org.hibernate.resource.jdbc.spi.StatementInspector;

import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** Counts what requests ask of the database; what relays and rounds ask meanwhile is left out. */
@PersistenceUnitExtension
public class Statements implements StatementInspector {

    private static final AtomicInteger ASKED = new AtomicInteger();

    public static void begin() {
        ASKED.set(0);
    }

    public static long end() {
        return ASKED.get();
    }

    @Override
    public String inspect(String sql) {
        if (forARequest())
            ASKED.incrementAndGet();
        return sql;
    }

    private static boolean forARequest() {
        var container = Arc.container();
        return container != null && container.requestContext().isActive()
                && container.instance(CurrentVertxRequest.class).get().getCurrent() != null;
    }
}
