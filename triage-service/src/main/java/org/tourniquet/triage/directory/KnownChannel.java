package org.tourniquet.triage.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A channel as we last heard of it; kept when the directory is down, and when it retires the channel. */
@Entity
class KnownChannel extends PanacheEntityBase {

    @Id
    UUID id;
    long version;
    boolean retired;
    String view;
    Instant changedAt;

    /** Takes what is newer and leaves what is not: a replayed or overtaken event has no effect. */
    static boolean learn(ChannelChanged event, String view, Instant now) {
        return getEntityManager().createNativeQuery("""
                insert into known_channel (id, version, retired, view, changed_at)
                values (:id, :version, :retired, :view, :at)
                on conflict (id) do update set version = excluded.version, retired = excluded.retired,
                    view = excluded.view, changed_at = excluded.changed_at
                where known_channel.version < excluded.version""").setParameter("id", event.id())
                .setParameter("version", event.version()).setParameter("retired", event.retired())
                .setParameter("view", view).setParameter("at", event.changedAt() == null ? now : event.changedAt())
                .executeUpdate() > 0;
    }

    /** Which channels are in service, and in which version; without the views, which are long. */
    record Standing(UUID id, long version, Instant changedAt) {
    }

    static List<Standing> inService() {
        return find("select id, version, changedAt from KnownChannel where retired = false order by id")
                .project(Standing.class).list();
    }

    static KnownChannel known(UUID id) {
        return findById(id);
    }
}
