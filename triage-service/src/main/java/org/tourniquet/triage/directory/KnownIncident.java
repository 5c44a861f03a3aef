package org.tourniquet.triage.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** An incident as broadcast last told us: which protocol its people need, and whether it is a drill. */
@Entity
public class KnownIncident extends PanacheEntityBase {

    @Id
    public UUID id;
    public long version;
    public String title;
    public String kind;
    public String mode;
    public String state;
    public String protocol;
    public Instant openedAt;
    public Instant closedAt;

    public boolean isDrill() {
        return "DRILL".equals(mode);
    }

    public static Optional<KnownIncident> known(UUID id) {
        return id == null ? Optional.empty() : findByIdOptional(id);
    }

    /** Drills are never offered to somebody who did not follow a drill's own link. */
    public static List<KnownIncident> live() {
        return list("state = 'OPEN' and mode = 'LIVE' order by openedAt desc");
    }

    /** Takes what is newer and leaves what is not. */
    static boolean learn(IncidentChanged event) {
        return getEntityManager().createNativeQuery("""
                insert into known_incident (id, version, title, kind, mode, state, protocol, opened_at, closed_at)
                values (:id, :version, :title, :kind, :mode, :state, :protocol,
                    cast(:opened as timestamptz), cast(:closed as timestamptz))
                on conflict (id) do update set version = excluded.version, title = excluded.title,
                    kind = excluded.kind, state = excluded.state, protocol = excluded.protocol,
                    opened_at = excluded.opened_at, closed_at = excluded.closed_at
                where known_incident.version < excluded.version""").setParameter("id", event.id())
                .setParameter("version", event.version()).setParameter("title", event.title())
                .setParameter("kind", event.kind()).setParameter("mode", event.mode())
                .setParameter("state", event.state()).setParameter("protocol", event.protocol())
                .setParameter("opened", event.openedAt()).setParameter("closed", event.closedAt())
                .executeUpdate() > 0;
    }
}
