package org.tourniquet.broadcast.delivery;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * A copy, never older than a second, of what may stop a message at the last moment: the kill switch, and which notices are
 * still sending. When the database cannot be asked, nothing goes.
 */
@ApplicationScoped
class Brake {
    private static final long FRESH = Duration.ofMillis(100).toNanos();
    private static final long STALE = Duration.ofSeconds(1).toNanos();
    private static final String LOOK = """
            select null::uuid as id from kill_switch where not pressed
            union all select id from notice where state = 'SENDING'""";

    private record Copy(boolean released, Set<UUID> sending, long at) {
        boolean lets(UUID notice) {
            return released && (notice == null || sending.contains(notice));
        }
    }

    private final DataSource database;
    private volatile Copy copy;

    Brake(DataSource database) {
        this.database = database;
    }

    /** Whether a message of this notice (null: to one person) may be handed over now. */
    boolean lets(UUID notice) {
        return fresh().lets(notice);
    }

    /** Somebody here has just changed what the copy says. */
    void look() {
        copy = null;
    }

    private Copy fresh() {
        Copy now = copy;
        if (now != null && System.nanoTime() - now.at < FRESH)
            return now;
        synchronized (this) {
            if (copy != now && copy != null)
                return copy;
            try {
                copy = read();
            } catch (RuntimeException unreachable) {
                if (now == null || System.nanoTime() - now.at > STALE)
                    throw unreachable;
                return now;
            }
            return copy;
        }
    }

    private Copy read() {
        long asked = System.nanoTime();
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LOOK);
                    ResultSet row = statement.executeQuery()) {
                Set<UUID> found = new HashSet<>();
                while (row.next())
                    found.add(row.getObject(1, UUID.class));
                return new Copy(found.remove(null), found, asked);
            }
        });
    }
}
