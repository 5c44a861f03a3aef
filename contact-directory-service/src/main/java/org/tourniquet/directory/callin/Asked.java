package org.tourniquet.directory.callin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Somebody who was asked to come, and what they said; a later answer counts, an earlier one that comes late does not. */
@Entity
@Table(name = "call_in_asked")
class Asked extends PanacheEntityBase {
    /** What somebody said; words of their own are read at the desk. */
    enum Answer {
        COMING,
        CANNOT,
        OWN_WORDS,
        STOPPED;

        /** Whether it is a yes or a no. */
        boolean decides() {
            return this == COMING || this == CANNOT;
        }
    }

    @Id
    public UUID id;
    @Column(name = "call_in_id")
    public UUID callIn;
    public int place;
    public String username;
    public String name;
    public String sealedPhone;
    public String phonePrint;
    public Instant askedAt;
    @Enumerated(EnumType.STRING)
    public Answer answer;
    public Instant answeredAt;
    /** Who wrote it down for them; null when they answered by text. */
    public String answeredBy;

    static List<Asked> in(UUID callIn) {
        return list("callIn = ?1 order by place", callIn);
    }

    static UUID callOf(UUID id) {
        return find("select a.callIn from Asked a where a.id = ?1", id).project(UUID.class).singleResult();
    }

    /** As it stands now that the call is held; what was read before may have changed meanwhile. */
    static Asked fresh(UUID id) {
        Asked asked = findById(id);
        getEntityManager().refresh(asked);
        return asked;
    }

    /** Those asked in earnest since then, whatever for. */
    static List<Asked> since(Instant then) {
        return list("askedAt > ?1 and callIn in (select c.id from CallIn c where c.drill = false) order by askedAt", then);
    }

    /** The last time that this telephone was asked. */
    static Optional<Asked> lastOf(String print, Instant since) {
        return find("phonePrint = ?1 and askedAt > ?2 and callIn in (select c.id from CallIn c where c.drill = false) "
                + "order by askedAt desc", print, since).firstResultOptional();
    }

    /** Whether it is news. */
    boolean answer(Answer said, Instant at, String by) {
        if (answeredAt != null && !at.isAfter(answeredAt))
            return false;
        answer = said;
        answeredAt = at;
        answeredBy = by;
        return true;
    }

    boolean coming() {
        return answer == Answer.COMING;
    }

    /** Whether they have said neither yes nor no. */
    boolean undecided() {
        return answer == null || answer == Answer.OWN_WORDS;
    }
}
