package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.Mode;

/** One message of an incident in one or more languages; every change of its state is a verb that checks itself. */
@Entity
@Table(name = "notice")
public class Notice extends NoticeRecord {
    /**
     * Begun, or about to: not one that waits for its hour, can still be taken back, or is held; the database's clock decides.
     */
    static final String OUT = """
            (state <> APPROVED or (heldBy is null and (startAt is null or startAt <= instant)
                and (notBefore is null or notBefore <= instant)))""";

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

    /** Only those of its audience whom this segment means, null for all; only while it is being written. */
    public Notice narrowedTo(UUID segment) {
        mustBeEditable();
        narrow(segment);
        return this;
    }

    /** Whether it waits until people's nights are over, null for what is usual; only while it is being written. */
    public Notice resting(Quiet quietHours) {
        mustBeEditable();
        restAt(quietHours == null ? Quiet.usual(purpose(), mode()) : quietHours);
        return this;
    }

    @Override
    boolean fixed() {
        return !state.editable();
    }

    /** Says what, in each language; only while it is being written. */
    public Notice worded(Map<String, Wording> wordings) {
        mustBeEditable();
        word(wordings);
        return this;
    }

    /** Somebody changed what it says: whoever did so last cannot approve it. */
    void editedBy(String who) {
        mustBeEditable();
        editedBy = who;
    }

    /** Asks for an hour at which it begins once it is approved; null for at once. */
    Notice startingAt(Instant at) {
        mustBeEditable();
        askFor(at);
        return this;
    }

    /** Hands it to the second pair of eyes: what is approved later is exactly this content for this many people. */
    public void submit(String by, int people, Instant now) {
        to(NoticeState.SUBMITTED);
        this.author = by;
        this.people = people;
        this.submittedAt = now;
        this.returnReason = null;
        keepRule();
        this.contentHash = ContentHash.of(this);
        this.confirmWord = live() ? "SEND " + people : "REHEARSE";
    }

    /** Lets it out: not by its author, only with the word asked for, and only unchanged since it was submitted. */
    public void approve(String by, String confirm, Instant now) {
        mustBe(NoticeState.SUBMITTED, NoticeState.APPROVED);
        if (by.equals(author) || by.equals(editedBy))
            throw new NoticeRefused(NoticeRefused.Why.OWN_NOTICE, "Who wrote a notice cannot approve it");
        mustMatch(confirmWord, confirm);
        letOut(by, Leave.SECOND_PERSON, now);
    }

    /** One person alone lets it out and can still take it back until {@code notBefore}. */
    void breakGlass(String by, int people, String confirm, Instant now, Instant notBefore) {
        if (!live())
            throw new NoticeRefused(NoticeRefused.Why.DRILL, "A drill has time for a second person");
        if (!state.editable())
            mustBe(NoticeState.SUBMITTED, NoticeState.APPROVED);
        mustMatch(glassWord(people), confirm);
        if (state.editable())
            submit(by, people, now);
        letOut(by, Leave.BREAK_GLASS, now);
        notBefore(notBefore);
    }

    /** Another word than to approve, so that no habit types it. */
    static String glassWord(int people) {
        return "BREAK GLASS " + people;
    }

    /** Goes out under the name of who approved the plan it was made from; its author is who submitted that plan. */
    public void approveBeforehand(String planAuthor, String planApprover, int people, Instant now) {
        if (planApprover.equals(planAuthor))
            throw new NoticeRefused(NoticeRefused.Why.OWN_NOTICE, "Who wrote a plan cannot approve it");
        submit(planAuthor, people, now);
        editedBy = null;
        letOut(planApprover, Leave.PLAN, now);
    }

    private void letOut(String by, Leave how, Instant now) {
        if (!ContentHash.of(this).equals(contentHash))
            throw new NoticeRefused(NoticeRefused.Why.CONTENT_CHANGED, "The notice is not what was submitted");
        to(NoticeState.APPROVED);
        approvedBy = by;
        approvedHow = how;
        approvedAt = now;
    }

    /** Gives it back to its author with a reason. */
    public void giveBack(String reason) {
        to(NoticeState.RETURNED);
        returnReason = reason;
    }

    /** Takes back what was approved and has not begun: nothing has left the house. */
    void recall(Instant now) {
        mustBe(NoticeState.APPROVED, NoticeState.DRAFT);
        if (due(now))
            throw new NoticeRefused(NoticeRefused.Why.WRONG_STATE, "Its time has come: it is on its way");
        to(NoticeState.DRAFT);
        approvedBy = null;
        approvedHow = null;
        approvedAt = null;
        forgetStart();
    }

    /** A live incident comes first: it waits until a manager releases it. */
    void hold(UUID incident, Instant now) {
        mustBe(NoticeState.APPROVED, NoticeState.APPROVED);
        heldBy(incident, now);
    }

    /** What was held may go, at its hour or at once if that has passed. */
    void release(String by) {
        if (state != NoticeState.APPROVED || heldBy() == null)
            throw new NoticeRefused(NoticeRefused.Why.WRONG_STATE, "Nothing holds it");
        releasedBy(by);
    }

    /** Whether it may begin now, by the clock of the database. */
    public boolean mayStart(Instant now) {
        return state == NoticeState.APPROVED && due(now);
    }

    /** Whether somebody who may has let out exactly what it says now. */
    public boolean approvalStands() {
        return approvedBy != null && ContentHash.of(this).equals(contentHash)
                && (approvedHow == Leave.BREAK_GLASS || !approvedBy.equals(author) && !approvedBy.equals(editedBy));
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

    private void mustBe(NoticeState needed, NoticeState wanted) {
        if (state != needed)
            throw wrongState(wanted);
    }

    private static void mustMatch(String asked, String typed) {
        if (!ConfirmWord.same(asked, typed))
            throw new NoticeRefused(NoticeRefused.Why.WRONG_WORD, "The word to type is " + asked);
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

    /** Approved, and waiting for its hour or held by an incident, the next one first; with its incident's title. */
    static List<WaitingPart.Waiting> waitingToBegin() {
        return getEntityManager().createQuery("""
                select new org.tourniquet.broadcast.notice.WaitingPart$Waiting(n, i.title) from Notice n, Incident i
                where i.id = n.incident and n.state = APPROVED and (n.startAt is not null or n.heldBy is not null)
                order by n.startAt""", WaitingPart.Waiting.class).setMaxResults(50).getResultList();
    }

    /**
     * What stands on public banners: of open live incidents, let out, neither held nor stopped nor
     * expired nor taken back by a correction; the latest first.
     */
    public static List<Notice> onTheBanner(Instant now) {
        return Notice.<Notice> list("""
                select n from Notice n, Incident i where i.id = n.incident and i.state = ?1 and i.mode = ?2 and n.mode = ?2
                    and n.state in (?3, ?4, ?5) and n.expiresAt > ?6 and %s
                    and not exists (select 1 from NoticeOrigin o join o.about a where a.notice = n.id
                        and o.droppedAt is null and o.kind in (CORRECTION, ROUTE)) order by n.approvedAt desc"""
                .formatted(OUT.replace("(state <>", "(n.state <>").replace("heldBy", "n.heldBy").replace("startAt", "n.startAt")
                        .replace("notBefore", "n.notBefore")),
                Incident.State.OPEN, Mode.LIVE,
                NoticeState.APPROVED, NoticeState.SENDING, NoticeState.COMPLETE, now).stream()
                .filter(notice -> notice.media().contains(Medium.BANNER)).toList();
    }
}
