package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;

import org.tourniquet.kit.edge.Problem;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Why a notice exists that follows others: which it corrects or ends, and when somebody saw that it must. */
@Entity
@Table(name = "notice_origin")
public class NoticeOrigin extends PanacheEntityBase {
    /** What made it necessary. */
    public enum Kind {
        /** Something we said was wrong. */
        CORRECTION,
        /** A way to reach us that we gave has moved, died or does not answer. */
        ROUTE,
        FIXED,
        ALL_CLEAR;

        /** Whether what it is about must not be believed any more. */
        public boolean takesBack() {
            return this == CORRECTION || this == ROUTE;
        }
    }

    /** An earlier notice; {@code held}: it was sending and was paused for this. */
    @Embeddable
    public record About(@Column(name = "about") UUID notice, boolean held) {
    }

    @Id
    @Column(name = "notice_id")
    private UUID notice;
    @Enumerated(EnumType.STRING)
    private Kind kind;
    @Column(name = "channel_id")
    private UUID channel;
    @Column(name = "seen_at")
    private Instant seenAt;
    @Column(name = "seen_by")
    private String seenBy;
    @Column(name = "tell_rest")
    private boolean tellRest = true;
    @Column(name = "dropped_at")
    private Instant droppedAt;
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "notice_about", joinColumns = @JoinColumn(name = "notice_id"))
    private Set<About> about = new HashSet<>();

    protected NoticeOrigin() {
    }

    public NoticeOrigin(UUID notice, Kind kind, UUID channel, Collection<About> about, String by, Instant now) {
        this.notice = notice;
        this.kind = kind;
        this.channel = channel;
        this.about.addAll(about);
        this.seenBy = by;
        this.seenAt = now;
    }

    /** Whether those who were not reached yet are told this instead of what it corrects. */
    public void tellsTheRest(boolean tell) {
        this.tellRest = tell;
    }

    /** Nobody wants it any more. */
    public void drop(Instant now) {
        this.droppedAt = now;
    }

    public static Optional<NoticeOrigin> of(UUID notice) {
        return findByIdOptional(notice);
    }

    /** What takes this notice back, in preparation or let out; the latest first. */
    public static List<NoticeOrigin> against(UUID notice) {
        return list("""
                from NoticeOrigin o where o.droppedAt is null and o.kind in (?2, ?3)
                    and exists (select 1 from NoticeOrigin p join p.about a where p.notice = o.notice and a.notice = ?1)
                order by o.seenAt desc""", notice, Kind.CORRECTION, Kind.ROUTE);
    }

    /** Wrong words do not go on leaving, and nobody is sent them once more. */
    public static void refuseWhenTakenBack(UUID notice) {
        if (!against(notice).isEmpty())
            throw Problem.of(409, "corrected", "This notice is being corrected, or was")
                    .detail("Its words are not sent to anybody any more. Send the correction, or drop it while it is a draft.");
    }

    public UUID notice() {
        return notice;
    }

    public Kind kind() {
        return kind;
    }

    public UUID channel() {
        return channel;
    }

    public Instant seenAt() {
        return seenAt;
    }

    public String seenBy() {
        return seenBy;
    }

    public boolean tellRest() {
        return tellRest;
    }

    public boolean dropped() {
        return droppedAt != null;
    }

    public Set<About> about() {
        return about;
    }

    /** The notices it is about. */
    public List<UUID> notices() {
        return about.stream().map(About::notice).sorted().toList();
    }
}
