package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.tourniquet.triage.protocol.Urgency;

/** Where stories are found: the queue and its order, those of an agent, of a person, and those whose time has come. */
final class Tickets {

    private Tickets() {
    }

    /** The first of the queue that no other agent is just taking; a drill only when nobody real waits. */
    static Optional<Ticket> first() {
        return firstOf("LIVE").or(() -> firstOf("DRILL"));
    }

    private static Optional<Ticket> firstOf(String mode) {
        List<?> ids = Ticket.getEntityManager().createNativeQuery("""
                select id from ticket where state = 'WAITING' and mode = :mode
                order by lane, sort_key, id for update skip locked limit 1""", UUID.class).setParameter("mode", mode)
                .getResultList();
        return ids.stream().findFirst().map(id -> Ticket.findById(id));
    }

    static List<Ticket> waiting(int most) {
        return Ticket.<Ticket> find("state = ?1 order by lane, sortKey, id", Ticket.State.WAITING).page(0, most).list();
    }

    static List<Ticket> waitingAfter(Ticket last, int most) {
        return Ticket.<Ticket> find("state = ?1 and (lane > ?2 or lane = ?2 and (sortKey > ?3 or sortKey = ?3 and id > ?4)) "
                + "order by lane, sortKey, id", Ticket.State.WAITING, last.lane, last.sortKey, last.id).page(0, most).list();
    }

    static List<Ticket> with(String agent) {
        return Ticket.list("state = ?1 and takenBy = ?2 order by unreadSince nulls last, takenAt", Ticket.State.TAKEN, agent);
    }

    static List<Ticket> withOthers(String agent) {
        return Ticket.list("state = ?1 and takenBy <> ?2 order by takenAt", Ticket.State.TAKEN, agent);
    }

    static List<Ticket> lastClosed(int most) {
        return Ticket.<Ticket> find("state = ?1 order by closedAt desc", Ticket.State.CLOSED).page(0, most).list();
    }

    static Optional<Ticket> ofPassport(String passport) {
        return Ticket.<Ticket> find("passport", passport).firstResultOptional();
    }

    /** All of one person's, by their addresses or by what they answered. */
    static List<Ticket> ofPerson(Set<String> prints, Set<UUID> assessments) {
        return Ticket.list("phonePrint in ?1 or emailPrint in ?1 or assessment in ?2", prints, assessments);
    }

    /** The assessments behind the stories there are. */
    static List<UUID> assessments() {
        return Ticket.getEntityManager()
                .createQuery("select t.assessment from Ticket t where t.assessment is not null", UUID.class)
                .getResultList();
    }

    static Optional<Ticket> ofAssessment(UUID assessment) {
        return Ticket.<Ticket> find("assessment", assessment).firstResultOptional();
    }

    /**
     * The story this address belongs to: the newest open one, else the newest closed one; held, so that what a person writes
     * at the moment somebody takes their story waits for it instead of being lost.
     */
    static Optional<Ticket> ofAddress(String print) {
        return Ticket.<Ticket> find(
                "phonePrint = ?1 or emailPrint = ?1 order by case when state = ?2 then 1 else 0 end, arrivedAt desc",
                print, Ticket.State.CLOSED).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Whether this address, in whatever story, was sent the emergency number since then. */
    static boolean warnedSince(String print, Instant then) {
        return Ticket.count("(phonePrint = ?1 or emailPrint = ?1) and warnedAt > ?2", print, then) > 0;
    }

    /** Waiting longer than twice the promise, and not yet moved forward for it. */
    static List<Ticket> mayBeOverdue() {
        return Ticket.list("state = ?1 and lane = ?2 order by sortKey", Ticket.State.WAITING, Place.DUE);
    }

    /**
     * Promised for a time before then, and not told yet that it takes longer; RED needs a human, not a message, and who went
     * silent was promised nothing.
     */
    static List<Ticket> mayBeLate(Instant then, int most) {
        return Ticket.<Ticket> find("""
                state = ?1 and lateToldAt is null and urgency <> ?2 and status <> 'ABANDONED'
                and coalesce(lateDueAt, dueAt) < ?3 order by dueAt""", Ticket.State.WAITING, Urgency.RED, then).page(0, most)
                .list();
    }

    /** With an agent who has not read what the person wrote. */
    static List<UUID> unreadSince(Instant then) {
        return Ticket.getEntityManager().createQuery(
                "select t.id from Ticket t where t.state = :taken and t.unreadSince < :then", UUID.class)
                .setParameter("taken", Ticket.State.TAKEN).setParameter("then", then).getResultList();
    }

    /** Stories closed before then, with everything that hangs on them; how many. */
    static long forgetClosed(Instant then) {
        Alert.holdOfClosed(then);
        return Ticket.delete("state = ?1 and closedAt < ?2", Ticket.State.CLOSED, then);
    }
}
