package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.time.OffsetDateTime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** What time it is for everybody: the database's, since the clocks of replicas differ. */
@ApplicationScoped
public class DatabaseTime {
    private final EntityManager database;

    DatabaseTime(EntityManager database) {
        this.database = database;
    }

    public Instant now() {
        return ((OffsetDateTime) database.createNativeQuery("select clock_timestamp()", OffsetDateTime.class)
                .getSingleResult()).toInstant();
    }
}
