package org.tourniquet.directory.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** How a channel stood from a moment on: what its tests said, and that together with an editor's word. Only ever added to. */
@Entity
@Table(name = "channel_finding")
public class ChannelFinding extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long seq;
    public UUID channelId;
    public Instant at;
    /** What tests said. */
    @Enumerated(EnumType.STRING)
    public Condition found;
    /** That and what an editor said, the worse of the two: what people were told, when it was open. */
    @Enumerated(EnumType.STRING)
    public Condition working;
    /** The wait that people were told; null: none. */
    public Integer waitSeconds;

    /** Adds how it stands now, unless that is how it stood before. */
    static void remember(Channel channel, Instant now) {
        ChannelFinding finding = new ChannelFinding();
        finding.channelId = channel.id;
        finding.at = now;
        finding.found = channel.found;
        finding.working = channel.working();
        finding.waitSeconds = channel.waitSeconds();
        if (latest(channel.id).filter(finding::isLike).isEmpty())
            finding.persist();
    }

    private boolean isLike(ChannelFinding other) {
        return found == other.found && working == other.working && Objects.equals(waitSeconds, other.waitSeconds);
    }

    private static Optional<ChannelFinding> latest(UUID channelId) {
        return find("channelId = ?1 order by at desc, seq desc", channelId).firstResultOptional();
    }

    /** How it stood at a moment; empty: that was not kept yet. */
    static Optional<ChannelFinding> at(UUID channelId, Instant moment) {
        return find("channelId = ?1 and at <= ?2 order by at desc, seq desc", channelId, moment).firstResultOptional();
    }

    /** How it stood from a moment on, in order; the first may have begun before. */
    public static List<ChannelFinding> since(UUID channelId, Instant moment) {
        List<ChannelFinding> found = new ArrayList<>(at(channelId, moment).stream().toList());
        found.addAll(list("channelId = ?1 and at > ?2 order by at, seq", channelId, moment));
        return found;
    }
}
