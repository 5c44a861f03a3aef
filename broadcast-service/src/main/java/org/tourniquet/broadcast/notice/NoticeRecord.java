package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;

import org.tourniquet.broadcast.incident.Incident;

/** What became of a notice: who wrote, changed, handed in and let it out, when, and where it stands. */
@MappedSuperclass
public abstract class NoticeRecord extends NoticeStart {
    @Enumerated(EnumType.STRING)
    NoticeState state = NoticeState.DRAFT;
    String author;
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "submitted_at")
    Instant submittedAt;
    Integer people;
    @Column(name = "content_hash")
    String contentHash;
    @Column(name = "confirm_word")
    String confirmWord;
    @Column(name = "return_reason")
    String returnReason;
    @Column(name = "approved_by")
    String approvedBy;
    @Column(name = "approved_at")
    Instant approvedAt;
    @Column(name = "started_at")
    Instant startedAt;
    @Column(name = "ended_at")
    Instant endedAt;
    @Column(name = "stop_reason")
    String stopReason;
    @Column(name = "edited_by")
    String editedBy;
    @Enumerated(EnumType.STRING)
    @Column(name = "approved_how")
    Leave approvedHow;

    protected NoticeRecord() {
    }

    NoticeRecord(UUID id, Incident incident, Purpose purpose) {
        super(id, incident, purpose);
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

    /** Who changed its words last; null when nobody has since it was begun. */
    String lastEditor() {
        return editedBy;
    }

    public Leave approvedHow() {
        return approvedHow;
    }
}
