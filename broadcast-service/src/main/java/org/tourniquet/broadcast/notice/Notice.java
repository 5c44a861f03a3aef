package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.Mode;

/** One message of an incident in one or more languages; every change of its state is a verb that checks itself. */
@Entity
@Table(name = "notice")
public class Notice extends NoticeContent {
    @Enumerated(EnumType.STRING)
    private NoticeState state = NoticeState.DRAFT;
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
        super(id, incident, purpose);
        this.author = author;
        this.createdAt = now;
    }

    /** Says to whom, over what and until when; only while it is being written. */
    public Notice addressedTo(UUID audience, Collection<Medium> media, Reach reach, Instant expiresAt,
            Instant nextUpdateAt) {
        mustBeEditable();
        address(audience, media, reach, expiresAt, nextUpdateAt);
        return this;
    }

    /** Says what, in each language; only while it is being written. */
    public Notice worded(Map<String, Wording> wordings) {
        mustBeEditable();
        word(wordings);
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
        this.confirmWord = live() ? "SEND " + people : "REHEARSE";
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
                "A notice that is “" + state.label() + "” cannot become “" + wanted.label() + "”");
    }

    private void mustBeEditable() {
        if (!state.editable())
            throw new NoticeRefused(NoticeRefused.Why.WRONG_STATE,
                    "A notice that is “" + state.label() + "” cannot be changed");
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

    /**
     * The notice whose promise of a next update stands: the latest that made one, unless an update, a fix or an all-clear has
     * kept it since. What was stopped on its way has promised it to those who got it.
     */
    public static Optional<Notice> promising(UUID incident) {
        List<Notice> said = list("incident = ?1 and approvedAt is not null and (state <> ?2 or startedAt is not null)"
                + " order by approvedAt desc", incident, NoticeState.STOPPED);
        return said.stream().filter(notice -> notice.nextUpdateAt() != null || notice.purpose().keepsPromises()).findFirst()
                .filter(notice -> notice.nextUpdateAt() != null);
    }

    /** Whether anything was let out about an incident. */
    public static boolean toldAnything(UUID incident) {
        return count("incident = ?1 and approvedAt is not null", incident) > 0;
    }

    /** What the public was told about an incident, the latest first. */
    public static List<Notice> toldAbout(UUID incident) {
        return list("incident = ?1 and mode = ?2 and approvedAt is not null and state not in (?3) order by approvedAt desc",
                incident, Mode.LIVE, NoticeState.STOPPED);
    }

    public NoticeState state() {
        return state;
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
