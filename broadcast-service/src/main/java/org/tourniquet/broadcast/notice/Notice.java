package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.Mode;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One message of an incident in one or more languages; every change of its state is a verb that checks itself. */
@Entity
@Table(name = "notice")
public class Notice extends PanacheEntityBase {
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
    @Enumerated(EnumType.STRING)
    private NoticeState state = NoticeState.DRAFT;
    @Column(name = "audience_id")
    private UUID audience;
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] media;
    @Enumerated(EnumType.STRING)
    private Reach reach;
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Wording> wordings = new TreeMap<>();
    @Column(name = "expires_at")
    private Instant expiresAt;
    @Column(name = "next_update_at")
    private Instant nextUpdateAt;
    private String author;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "submitted_at")
    private Instant submittedAt;
    private Integer people;
    @Column(name = "content_hash")
    private String contentHash;
    @Column(name = "confirm_word")
    private String confirmWord;
    @Column(name = "return_reason")
    private String returnReason;
    @Column(name = "approved_by")
    private String approvedBy;
    @Column(name = "approved_at")
    private Instant approvedAt;
    @Column(name = "started_at")
    private Instant startedAt;
    @Column(name = "ended_at")
    private Instant endedAt;
    @Column(name = "stop_reason")
    private String stopReason;

    protected Notice() {
    }

    /** A new draft; its mode is the incident's, for good. */
    public Notice(UUID id, Incident incident, Purpose purpose, String author, Instant now) {
        this.id = id;
        this.incident = incident.id();
        this.mode = incident.mode();
        this.purpose = purpose;
        this.author = author;
        this.createdAt = now;
    }

    /** Says to whom, over what and until when; only while it is being written. */
    public Notice addressedTo(UUID audience, Collection<Medium> media, Reach reach, Instant expiresAt,
            Instant nextUpdateAt) {
        mustBeEditable();
        this.audience = audience;
        this.media = EnumSet.copyOf(media).stream().map(Enum::name).toArray(String[]::new);
        this.reach = reach;
        // whole seconds: the database keeps fewer digits than the JVM, and the content hash must survive a reload
        this.expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
        this.nextUpdateAt = nextUpdateAt == null ? null : nextUpdateAt.truncatedTo(ChronoUnit.SECONDS);
        return this;
    }

    /** Says what, in each language; only while it is being written. */
    public Notice worded(Map<String, Wording> wordings) {
        mustBeEditable();
        this.wordings = new TreeMap<>(wordings);
        return this;
    }

    /** Hands it to the second pair of eyes: what is approved later is exactly this content for this many people. */
    public void submit(String by, int people, Instant now) {
        to(NoticeState.SUBMITTED);
        this.author = by;
        this.people = people;
        this.submittedAt = now;
        this.returnReason = null;
        this.contentHash = ContentHash.of(this);
        this.confirmWord = mode == Mode.LIVE ? "SEND " + people : "REHEARSE";
    }

    /** Lets it out: not by its author, only with the word asked for, and only unchanged since it was submitted. */
    public void approve(String by, String confirm, Instant now) {
        if (!state.mayBecome(NoticeState.APPROVED))
            throw wrongState(NoticeState.APPROVED);
        if (by.equals(author))
            throw new NoticeRefused(NoticeRefused.Why.OWN_NOTICE, "Who wrote a notice cannot approve it");
        if (!ConfirmWord.same(confirmWord, confirm))
            throw new NoticeRefused(NoticeRefused.Why.WRONG_WORD, "The word to type is " + confirmWord);
        if (!ContentHash.of(this).equals(contentHash))
            throw new NoticeRefused(NoticeRefused.Why.CONTENT_CHANGED, "The notice is not what was submitted");
        to(NoticeState.APPROVED);
        approvedBy = by;
        approvedAt = now;
    }

    /** Gives it back to its author with a reason. */
    public void giveBack(String reason) {
        to(NoticeState.RETURNED);
        returnReason = reason;
    }

    /** The first deliveries exist. */
    public void startSending(Instant now) {
        to(NoticeState.SENDING);
        startedAt = now;
    }

    /** Nothing more is claimed until it is resumed. */
    public void pause() {
        if (state != NoticeState.SENDING)
            throw wrongState(NoticeState.PAUSED);
        to(NoticeState.PAUSED);
    }

    /** Goes on where it was paused. */
    public void resume() {
        if (state != NoticeState.PAUSED)
            throw wrongState(NoticeState.SENDING);
        to(NoticeState.SENDING);
    }

    /** Ends it for good with whoever was not told yet. */
    public void stop(String reason, Instant now) {
        to(NoticeState.STOPPED);
        stopReason = reason;
        endedAt = now;
    }

    /** Every person is accounted for. */
    public void complete(Instant now) {
        to(NoticeState.COMPLETE);
        endedAt = now;
    }

    /** Somebody wants those told who were not. */
    public void sendAgain() {
        if (state != NoticeState.COMPLETE)
            throw wrongState(NoticeState.SENDING);
        to(NoticeState.SENDING);
        endedAt = null;
    }

    private void to(NoticeState next) {
        if (!state.mayBecome(next))
            throw wrongState(next);
        state = next;
    }

    private NoticeRefused wrongState(NoticeState wanted) {
        return new NoticeRefused(NoticeRefused.Why.WRONG_STATE,
                "A notice in state " + state + " cannot become " + wanted);
    }

    private void mustBeEditable() {
        if (!state.editable())
            throw new NoticeRefused(NoticeRefused.Why.WRONG_STATE, "A notice in state " + state + " cannot be changed");
    }

    /** All notices of an incident, the latest first. */
    public static List<Notice> of(UUID incident) {
        return list("incident = ?1 order by createdAt desc", incident);
    }

    /** What waits for a second pair of eyes. */
    public static List<Notice> waitingForApproval() {
        return list("state = ?1 order by submittedAt", NoticeState.SUBMITTED);
    }

    /**
     * What stands on public banners: of open live incidents, let out, neither held nor stopped nor expired; the latest first.
     */
    public static List<Notice> onTheBanner(Instant now) {
        return Notice.<Notice> list("""
                select n from Notice n, Incident i where i.id = n.incident and i.state = ?1 and i.mode = ?2 and n.mode = ?2
                    and n.state in (?3, ?4, ?5) and n.expiresAt > ?6 order by n.approvedAt desc""", Incident.State.OPEN,
                Mode.LIVE,
                NoticeState.APPROVED, NoticeState.SENDING, NoticeState.COMPLETE, now).stream()
                .filter(notice -> notice.media().contains(Medium.BANNER)).toList();
    }

    /** What the public was told about an incident, the latest first. */
    public static List<Notice> toldAbout(UUID incident) {
        return list("incident = ?1 and mode = ?2 and approvedAt is not null and state not in (?3) order by approvedAt desc",
                incident, Mode.LIVE, NoticeState.STOPPED);
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

    public NoticeState state() {
        return state;
    }

    public UUID audience() {
        return audience;
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

    public String author() {
        return author;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    /** How many people were counted when it was submitted; null before. */
    public Integer people() {
        return people;
    }

    public String contentHash() {
        return contentHash;
    }

    public String confirmWord() {
        return confirmWord;
    }

    public String returnReason() {
        return returnReason;
    }

    public String approvedBy() {
        return approvedBy;
    }

    public Instant approvedAt() {
        return approvedAt;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant endedAt() {
        return endedAt;
    }

    public String stopReason() {
        return stopReason;
    }
}
