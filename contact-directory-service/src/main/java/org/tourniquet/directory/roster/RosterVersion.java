package org.tourniquet.directory.roster;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** How often the roster was changed, and what of that the other services know. */
@Entity
@Table(name = "roster")
class RosterVersion extends PanacheEntityBase {
    private static final short ONE = 1;

    @Id
    public short id;
    public long version;
    public long publishedVersion;
    public Instant changedAt;

    /** Whoever changes the roster at the same moment waits. */
    static RosterVersion next(Instant now) {
        RosterVersion roster = findById(ONE, LockModeType.PESSIMISTIC_WRITE);
        roster.version++;
        roster.changedAt = now;
        return roster;
    }

    static List<RosterVersion> untold() {
        return list("version > publishedVersion");
    }

    static void told(long version) {
        update("publishedVersion = ?1 where publishedVersion < ?1", version);
    }
}
