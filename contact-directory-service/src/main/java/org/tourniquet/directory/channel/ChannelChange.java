package org.tourniquet.directory.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Who changed which channel when, and all that it said from then on. Only ever added to. */
@Entity
@Table(name = "channel_change")
public class ChannelChange extends PanacheEntityBase {

    /** What was done. */
    public enum Verb {
        ENTERED,
        CHANGED,
        RETIRED,
        TAKEN_BACK
    }

    @Id
    public UUID id;
    public UUID channelId;
    /** The channel's version right after this change. */
    public int version;
    public Instant at;
    public String who;
    @Enumerated(EnumType.STRING)
    public Verb verb;
    @JdbcTypeCode(SqlTypes.JSON)
    public ChannelDraft said;

    static void remember(Channel channel, Verb verb, String who, Instant now) {
        ChannelChange change = new ChannelChange();
        change.id = UUID.randomUUID();
        change.channelId = channel.id;
        change.version = channel.version;
        change.at = now;
        change.who = who;
        change.verb = verb;
        change.said = channel.draft();
        change.persist();
    }

    /** Newest first. */
    static List<ChannelChange> of(UUID channelId) {
        return list("channelId = ?1 order by version desc", channelId);
    }

    /** What held at a moment: the last change before it. */
    static Optional<ChannelChange> at(UUID channelId, Instant moment) {
        return find("channelId = ?1 and at <= ?2 order by at desc, version desc", channelId, moment).firstResultOptional();
    }

    /** The last change that a reader of this version has seen. */
    static Optional<ChannelChange> seenBy(UUID channelId, int version) {
        return find("channelId = ?1 and version <= ?2 order by version desc", channelId, version).firstResultOptional();
    }

    /** The newest change made after a reader has seen this version; openings and closings are none. */
    static Optional<ChannelChange> after(UUID channelId, int version) {
        return find("channelId = ?1 and version > ?2 order by version desc", channelId, version).firstResultOptional();
    }
}
