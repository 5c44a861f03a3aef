package org.tourniquet.directory.reliability;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One test of a channel: when, by whom, what it found. Only ever added to. */
@Entity
@Table(name = "channel_check")
public class ChannelCheck extends PanacheEntityBase {
    @Id
    public UUID id;
    public UUID channelId;
    public Instant at;
    /** Who tried: somebody of the staff, or the system. */
    public String who;
    @Enumerated(EnumType.STRING)
    public Outcome outcome;
    public Integer waitSeconds;
    public String note;

    static List<ChannelCheck> latest(UUID channelId, int atMost) {
        return find("channelId = ?1 order by at desc, id", channelId).page(0, atMost).list();
    }
}
