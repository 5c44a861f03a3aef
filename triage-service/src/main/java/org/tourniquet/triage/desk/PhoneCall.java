package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A call to make: somebody whom no message reached. One agent has it at a time; who does not answer is tried again later. */
@Entity
@Table(name = "phone_call")
class PhoneCall extends PanacheEntityBase {

    enum State {
        WAITING,
        TAKEN,
        REACHED,
        WRONG_NUMBER,
        NOBODY_ANSWERED;

        boolean ended() {
            return this != WAITING && this != TAKEN;
        }
    }

    @Id
    UUID id;
    UUID person;
    UUID notice;
    UUID incident;
    String sealedName;
    String sealedPhone;
    String sealedWords;
    String language;
    String reason;
    @Enumerated(EnumType.STRING)
    State state;
    int tries;
    Instant dueAt;
    String takenBy;
    Instant takenAt;
    String endedBy;
    Instant endedAt;
    Instant handedAt;
    Instant toldAt;

    static PhoneCall of(PersonUnreached wish, Instant now) {
        var call = new PhoneCall();
        call.id = wish.id();
        call.person = wish.person();
        call.notice = wish.notice();
        call.incident = wish.incident();
        call.sealedName = wish.sealedName();
        call.sealedPhone = wish.sealedPhone();
        call.sealedWords = wish.sealedWords();
        call.language = wish.language();
        call.reason = wish.reason() == null ? "not known" : wish.reason();
        call.state = State.WAITING;
        call.dueAt = now;
        call.handedAt = wish.handedAt();
        return call;
    }

    /** The next that is due; one that an agent left lying is due again. Those with a number come first. */
    static Optional<PhoneCall> next(Instant now, Instant left) {
        List<?> ids = getEntityManager()
                .createNativeQuery("""
                        select id from phone_call
                        where state = 'WAITING' and due_at <= :now or state = 'TAKEN' and taken_at < :left
                        order by case when sealed_phone is null then 1 else 0 end, due_at, id for update skip locked limit 1""",
                        UUID.class)
                .setParameter("now", now).setParameter("left", left).getResultList();
        return ids.stream().findFirst().map(id -> PhoneCall.findById(id));
    }

    /** The one an agent has on the line. */
    static Optional<PhoneCall> with(String agent) {
        return PhoneCall.<PhoneCall> find("state = ?1 and takenBy = ?2 order by takenAt", State.TAKEN, agent)
                .firstResultOptional();
    }

    /** What came of them and nobody was told yet. */
    static List<PhoneCall> toTell(int most) {
        return PhoneCall.<PhoneCall> find("endedAt is not null and toldAt is null order by endedAt, id").page(0, most).list();
    }

    void take(String agent, Instant now) {
        state = State.TAKEN;
        takenBy = agent;
        takenAt = now;
    }

    void end(State how, String agent, Instant now) {
        tries++;
        state = how;
        endedBy = agent;
        endedAt = now;
        takenBy = null;
    }

    void again(Instant due) {
        tries++;
        state = State.WAITING;
        dueAt = due;
        takenBy = null;
    }
}
