package org.tourniquet.directory.channel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.tourniquet.kit.edge.PublicWeb;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A way the public reaches the organisation. The row is the outbox: what is newer than its published version is still to be
 * told to the others. A channel is never deleted, only retired, because people were given it.
 */
@Entity
@Table(name = "channel")
public class Channel extends PanacheEntityBase {

    /** How far ahead the others know the hours, so that they can go on when the directory is down. */
    static final int DAYS_AHEAD = 35;

    @Id
    public UUID id;
    /** Grows with every change of the public view: an edit, an opening, a closing, a new day at the far end. */
    @Version
    public int version = 1;
    @Enumerated(EnumType.STRING)
    public Kind kind;
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> names;
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> addresses;
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> needs;
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Integer> rank;
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> languages;
    public String timeZone;
    public String country;
    public String region;
    /** As {@link HoursText} prints it. */
    @Column(name = "hours")
    public String hoursText;
    public boolean humanAnswers;
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> constraints;
    @Enumerated(EnumType.STRING)
    public Condition condition;
    public Integer expectedWaitSeconds;
    public boolean retired;
    /** What the people behind it can answer in an hour; null when nobody said how it is staffed. */
    public Integer answersPerHour;
    /** What tests found, beside the condition that an editor gave it. */
    @Enumerated(EnumType.STRING)
    public Condition found = Condition.WORKS;
    /** The wait that somebody measured lately. */
    public Integer measuredWaitSeconds;
    /** When a test last went well; nothing that the others are told, so it makes no new version. */
    @OptimisticLock(excluded = true)
    public Instant provedAt;
    public Instant changedAt;
    /** As last judged; at most a minute old while the service runs. */
    @Enumerated(EnumType.STRING)
    public State state;
    /** The day up to which the others know the hours. */
    public LocalDate knownUntil;
    public int publishedVersion;

    /** A new channel from a draft that has been checked. */
    static Channel of(UUID id, ChannelDraft draft, Instant now) {
        Channel channel = new Channel();
        channel.id = id;
        channel.apply(draft, now);
        return channel;
    }

    public static List<Channel> inUse() {
        return list("retired = false order by id");
    }

    /** Another one as soon as any row is: what PostgreSQL itself says of who wrote it last. */
    public static String mark() {
        return getEntityManager()
                .createNativeQuery("select count(*) || '/' || coalesce(sum(xmin::text::bigint), 0) from channel",
                        String.class)
                .getSingleResult().toString();
    }

    static List<Channel> everyOne() {
        return list("order by id");
    }

    public static Optional<Channel> known(UUID id) {
        return findByIdOptional(id);
    }

    /** For changing: nobody else changes it until this transaction ends. */
    static Optional<Channel> held(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<Channel> heldForJudging() {
        return find("retired = false order by id").withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    static List<Channel> notYetPublished(int atMost) {
        return find("publishedVersion < version order by changedAt, id").page(0, atMost).list();
    }

    static long waitingToBePublished() {
        return count("publishedVersion < version");
    }

    /** Remembers that the others have been told; never backwards, and no change of the channel itself. */
    static void published(UUID id, int version) {
        update("publishedVersion = ?1 where id = ?2 and publishedVersion < ?1", version, id);
    }

    /** A page of channels by id, after the given one. */
    static List<Channel> page(UUID after, int limit, boolean withRetired) {
        String retired = withRetired ? "" : " and retired = false";
        return find("id > ?1" + retired + " order by id", after).page(0, limit).list();
    }

    public Hours hours() {
        return HoursText.parse(hoursText, ZoneId.of(timeZone), KeptHolidays.of(country, region));
    }

    public State stateAt(Instant now) {
        return State.of(working(), hours().openAt(now));
    }

    /**
     * What an editor says and what tests found, the worse of the two. That nobody has tried it lately is over as soon as
     * somebody has.
     */
    public Condition working() {
        boolean triedSince = condition == Condition.UNPROVED && provedAt != null && provedAt.isAfter(changedAt);
        return triedSince ? found : condition.worse(found);
    }

    /** As measured lately, else as an editor expects it; null: unknown. */
    public Integer waitSeconds() {
        return measuredWaitSeconds == null ? expectedWaitSeconds : measuredWaitSeconds;
    }

    public String nameIn(String language) {
        return PerLanguage.in(language, names);
    }

    public String addressIn(String language) {
        return PerLanguage.in(language, addresses);
    }

    /** Its address is a page that the machine may look at. */
    public boolean lookedAt() {
        return kind.isPage() && notLookedAt() == null;
    }

    /** Why the machine never looks at the page, as the end of a sentence about its address; null: it may, or it is no page. */
    public String notLookedAt() {
        return kind.isPage() ? PublicWeb.neverLookedAt(addressIn(PerLanguage.DEFAULT)).orElse(null) : null;
    }

    /** What an editor could have written to get exactly this channel. */
    public ChannelDraft draft() {
        return new ChannelDraft(sorted(names), kind.name(), sorted(addresses), needs, new TreeMap<>(rank), languages, timeZone,
                country, region, hoursText, humanAnswers, constraints, condition.name(), expectedWaitSeconds);
    }

    /** Takes over what a checked draft says; false when that is nothing new. */
    boolean apply(ChannelDraft draft, Instant now) {
        ChannelDraft before = kind == null ? null : draft();
        kind = Kind.valueOf(draft.kind());
        names = Map.copyOf(draft.names());
        SortedMap<String, String> kept = new TreeMap<>(draft.addresses());
        kept.replaceAll((language, address) -> Addresses.kept(kind, address, draft.country()));
        addresses = Map.copyOf(kept);
        needs = new ArrayList<>(draft.needs());
        rank = Map.copyOf(draft.rank());
        languages = new ArrayList<>(draft.languages());
        timeZone = draft.timeZone();
        country = draft.country();
        region = draft.region();
        hoursText = HoursText.print(HoursText.parse(draft.hours(), ZoneId.of(timeZone)));
        humanAnswers = draft.humanAnswers();
        constraints = new ArrayList<>(draft.constraints());
        condition = Condition.valueOf(draft.condition());
        expectedWaitSeconds = draft.expectedWaitSeconds();
        if (draft().equals(before))
            return false;
        changedAt = now;
        judge(now);
        return true;
    }

    /** Takes over what tests say; false when the public learns nothing new by it. */
    boolean proved(Condition tests, Integer wait, Instant lastGood, Instant now) {
        boolean news = found != tests || !Objects.equals(measuredWaitSeconds, wait);
        found = tests;
        measuredWaitSeconds = wait;
        provedAt = lastGood;
        judge(now);
        return news;
    }

    void retire(Instant now) {
        retired = true;
        changedAt = now;
    }

    void takeBack(Instant now) {
        retired = false;
        changedAt = now;
        judge(now);
    }

    /** Looks at the clock: open or closed, and how far ahead the others must know. */
    void judge(Instant now) {
        state = stateAt(now);
        knownUntil = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(DAYS_AHEAD);
    }

    private static SortedMap<String, String> sorted(Map<String, String> texts) {
        return new TreeMap<>(texts);
    }
}
