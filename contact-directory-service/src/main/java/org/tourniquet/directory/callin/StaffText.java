package org.tourniquet.directory.callin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A text of ours to somebody of the staff, until broadcast has it, and how it fared there. */
@Entity
@Table(name = "call_in_text")
class StaffText extends PanacheEntityBase {
    /** Why it is sent. */
    enum Kind {
        ASK,
        ENOUGH
    }

    /** How it fared, as broadcast says it; what stands later is not taken back by what stands earlier. */
    enum State {
        ACCEPTED,
        UNKNOWN,
        REHEARSED,
        FAILED,
        OPTED_OUT,
        DELIVERED
    }

    private static final Set<State> LOST = Set.of(State.FAILED, State.OPTED_OUT);

    @Id
    public UUID id;
    @Column(name = "asked_id")
    public UUID asked;
    @Enumerated(EnumType.STRING)
    public Kind kind;
    public String sealedBody;
    public Instant at;
    public Instant publishedAt;
    @Enumerated(EnumType.STRING)
    public State state;
    public String reason;
    public Instant settledAt;

    static StaffText of(Asked asked, Kind kind, String sealedBody, Instant now) {
        StaffText text = new StaffText();
        text.id = UUID.randomUUID();
        text.asked = asked.id;
        text.kind = kind;
        text.sealedBody = sealedBody;
        text.at = now;
        return text;
    }

    /** In the order in which they were written: whoever is asked and released is asked first. */
    static List<StaffText> waiting(int atMost) {
        return StaffText.<StaffText> find("publishedAt is null order by at, id").page(0, atMost).list();
    }

    /** By whom they are for. */
    static Map<UUID, StaffText> in(UUID callIn, Kind kind) {
        return StaffText.<StaffText> list("kind = ?1 and asked in (select a.id from Asked a where a.callIn = ?2)", kind, callIn)
                .stream().collect(Collectors.toMap(text -> text.asked, Function.identity()));
    }

    static StaffText held(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    void settle(State now, String why, Instant when) {
        if (state != null && now.compareTo(state) <= 0)
            return;
        state = now;
        reason = why;
        settledAt = when;
    }

    boolean lost() {
        return state != null && LOST.contains(state);
    }
}
