package org.tourniquet.directory.reliability;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.Kind;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** How a channel is to be proved, and how that stands. */
@Entity
@Table(name = "channel_proof")
public class ChannelProof extends PanacheEntityBase {
    @Id
    public UUID channelId;
    /** Null: on no schedule. */
    public Integer everyMinutes;
    /** What a page must say to count as the right one; null: any answer counts. */
    public String expectedText;
    /** The machine writes to it, a mail or a text, and waits for an answer. */
    public boolean byMessage;
    public Integer answerWithinMinutes;
    public Integer unprovedAfterHours;
    public Integer overloadedAfterSeconds;
    public Instant since;
    public Instant lastGood;
    public Instant lastAt;
    public int doubt;
    public Integer waitSeconds;
    /** When the next test is due; null: on no schedule. */
    public Instant nextAt;

    static Optional<ChannelProof> of(UUID channelId) {
        return findByIdOptional(channelId);
    }

    /** For changing, begun where there is none yet: nobody else changes it until this transaction ends. */
    static ChannelProof held(UUID channelId, Instant now) {
        getEntityManager().createNativeQuery("insert into channel_proof (channel_id, since, doubt) values (?1, ?2, 0)"
                + " on conflict (channel_id) do nothing").setParameter(1, channelId).setParameter(2, now).executeUpdate();
        return findById(channelId, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<UUID> all() {
        return getEntityManager().createQuery("select p.channelId from ChannelProof p", UUID.class).getResultList();
    }

    static ChannelProof fresh(UUID channelId, Instant now) {
        ChannelProof fresh = new ChannelProof();
        fresh.channelId = channelId;
        fresh.since = now;
        return fresh;
    }

    /** The pages whose turn it is, who has waited longest first; what is never looked at waits for a person. */
    static List<ChannelProof> pagesDue(Instant now, int atMost) {
        List<UUID> pages = getEntityManager().createQuery(
                "select c from ChannelProof p, Channel c where c.id = p.channelId and p.nextAt <= ?1 and c.retired = false"
                        + " and c.kind in ?2 order by p.nextAt, c.id",
                Channel.class).setParameter(1, now).setParameter(2, Arrays.stream(Kind.values()).filter(Kind::isPage).toList())
                .getResultStream().filter(Channel::lookedAt).limit(atMost).map(channel -> channel.id).toList();
        return find("nextAt <= ?1 and channelId in ?2 order by nextAt, channelId", now, pages)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** The mail addresses and text numbers that the machine is to write to now. */
    static List<ChannelProof> toWriteTo(Instant now, int atMost) {
        return find("byMessage = true and nextAt <= ?1 and channelId in (select c.id from Channel c where c.retired = false"
                + " and c.kind in ?2) order by nextAt, channelId", now, List.of(Kind.EMAIL, Kind.TEXT)).page(0, atMost)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** It waits for a person, not for the machine. */
    boolean waitsForSomebody(Channel channel, Instant now) {
        return due(now) && !channel.lookedAt() && !(byMessage && writtenTo(channel.kind));
    }

    static boolean writtenTo(Kind kind) {
        return kind == Kind.EMAIL || kind == Kind.TEXT;
    }

    boolean due(Instant now) {
        return nextAt != null && !nextAt.isAfter(now);
    }

    Proof proof() {
        return new Proof(since, lastGood, lastAt, doubt, waitSeconds);
    }

    Proof.Rules rules() {
        return new Proof.Rules(unprovedAfterHours, overloadedAfterSeconds);
    }

    void is(Proof proof) {
        lastGood = proof.lastGood();
        lastAt = proof.lastAt();
        doubt = proof.doubt();
        waitSeconds = proof.waitSeconds();
    }
}
