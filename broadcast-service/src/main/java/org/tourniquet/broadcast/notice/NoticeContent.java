package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Segment;
import org.tourniquet.broadcast.audience.Whom;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.Mode;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What a notice says, to whom, over what and until when: all that an approval is given for. */
@MappedSuperclass
public abstract class NoticeContent extends PanacheEntityBase {
    @Id
    private UUID id;
    @Version
    private long version;
    @Column(name = "incident_id", updatable = false)
    private UUID incident;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Mode mode;
    @Enumerated(EnumType.STRING)
    private Purpose purpose;
    @Column(name = "audience_id")
    private UUID audience;
    @Column(name = "segment_id")
    private UUID segment;
    @Column(name = "segment_rule")
    private String segmentRule;
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] media;
    @Enumerated(EnumType.STRING)
    private Reach reach;
    @Enumerated(EnumType.STRING)
    @Column(name = "quiet_hours")
    private Quiet quietHours;
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Wording> wordings = new TreeMap<>();
    @Column(name = "expires_at")
    private Instant expiresAt;
    @Column(name = "next_update_at")
    private Instant nextUpdateAt;

    protected NoticeContent() {
    }

    /** Its mode is the incident's, for good. */
    NoticeContent(UUID id, Incident incident, Purpose purpose) {
        this.id = id;
        this.incident = incident.id();
        this.mode = incident.mode();
        this.purpose = purpose;
        this.quietHours = Quiet.usual(purpose, mode);
    }

    void address(UUID audience, Collection<Medium> media, Reach reach, Instant expiresAt,
            Instant nextUpdateAt) {
        this.audience = audience;
        this.media = EnumSet.copyOf(media).stream().map(Enum::name).toArray(String[]::new);
        this.reach = reach;
        // whole seconds: the database keeps fewer digits than the JVM, and the content hash must survive a reload
        this.expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
        this.nextUpdateAt = nextUpdateAt == null ? null : nextUpdateAt.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Only those of the audience who meet this segment's rule; null for all of it. */
    void narrow(UUID segment) {
        this.segment = segment;
        this.segmentRule = null;
    }

    void restAt(Quiet quietHours) {
        this.quietHours = quietHours;
    }

    /** Keeps the segment's rule of this moment: what is approved later is sent to whom it means now. */
    void keepRule() {
        segmentRule = ruleNow();
    }

    /** Whether it can no longer be rewritten, so that its people are those it was submitted for. */
    abstract boolean fixed();

    /** Whom it is for: by the segment's rule as it stands while it is written, by the one it was submitted with after. */
    public Whom whom() {
        return segment == null ? Whom.in(audience) : Whom.in(audience, fixed() ? segmentRule : ruleNow());
    }

    /** Whether its segment was changed or deleted since it was submitted. */
    public boolean othersAreMeant() {
        return segment != null && (segmentRule == null || !segmentRule.equals(ruleNow()));
    }

    /** The segment's rule as it stands; null without one, and when it was deleted. */
    String ruleNow() {
        return segment == null ? null : Segment.ruleOf(segment).orElse(null);
    }

    void word(Map<String, Wording> wordings) {
        this.wordings = new TreeMap<>(wordings);
    }

    public Set<Medium> media() {
        Set<Medium> chosen = EnumSet.noneOf(Medium.class);
        Arrays.stream(media).map(Medium::valueOf).forEach(chosen::add);
        return chosen;
    }

    public Map<String, Wording> wordings() {
        return wordings;
    }

    public boolean live() {
        return mode == Mode.LIVE;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID incident() {
        return incident;
    }

    public Mode mode() {
        return mode;
    }

    public Purpose purpose() {
        return purpose;
    }

    public UUID audience() {
        return audience;
    }

    /** Null when the whole audience is meant. */
    public UUID segment() {
        return segment;
    }

    /** Whether it waits until people's nights are over. */
    public Quiet quietHours() {
        return quietHours;
    }

    public Reach reach() {
        return reach;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public Instant nextUpdateAt() {
        return nextUpdateAt;
    }
}
