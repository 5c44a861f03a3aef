package org.tourniquet.triage.desk;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.look.ReadableNumber;
import org.tourniquet.triage.assessment.Silence;
import org.tourniquet.triage.directory.KnownIncident;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The list of people to call: one after the other, each with one agent, with a result in one press. */
@ApplicationScoped
class Calls {

    private static final Duration LEFT_LYING = Duration.ofMinutes(30);
    private static final Duration LATER = Duration.ofMinutes(45);
    private static final Duration AT_MOST_LATER = Duration.ofDays(3);
    /** Who does not answer so often is not called any more. */
    private static final int TRIES = 3;

    /** How a call went. */
    enum Result {
        REACHED,
        NO_ANSWER,
        WRONG_NUMBER,
        AGAIN
    }

    /** How far the list is. */
    @RegisterForReflection
    @TemplateData
    record Figures(long waiting, long due, long reached, long nobody, long wrong) {

        public long total() {
            return waiting + reached + nobody + wrong;
        }

        public long ended() {
            return total() - waiting;
        }
    }

    /** A call as the agent sees it; the number is for people, {@code dial} for the telephone. */
    @RegisterForReflection
    @TemplateData
    record View(UUID id, String name, String number, String dial, String language, String words, String incident,
            String reason, int tries) {
    }

    private final Silence silence;
    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final Clock clock;

    Calls(Silence silence, FieldCipher cipher, AuditTrail audit, Clock clock) {
        this.silence = silence;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /** Told twice it is one call; a drill calls nobody. */
    @Transactional
    void handed(PersonUnreached wish) {
        Hearing.lock(wish.id().toString());
        if (PhoneCall.findById(wish.id()) == null && !"DRILL".equals(wish.mode()))
            PhoneCall.of(wish, clock.instant()).persist();
    }

    /** The call an agent has already, else the next one. */
    @Transactional
    Optional<View> next(String agent) {
        Instant now = clock.instant();
        Optional<PhoneCall> call = PhoneCall.with(agent).or(() -> PhoneCall.next(now, now.minus(LEFT_LYING)));
        call.ifPresent(c -> c.take(agent, now));
        return call.map(this::view);
    }

    @Transactional
    Optional<View> current(String agent) {
        return PhoneCall.with(agent).map(this::view);
    }

    @Transactional
    Figures figures() {
        Instant now = clock.instant();
        return new Figures(
                PhoneCall.count("state in ?1", List.of(PhoneCall.State.WAITING, PhoneCall.State.TAKEN)),
                PhoneCall.count("state = ?1 and dueAt <= ?2", PhoneCall.State.WAITING, now),
                PhoneCall.count("state", PhoneCall.State.REACHED), PhoneCall.count("state", PhoneCall.State.NOBODY_ANSWERED),
                PhoneCall.count("state", PhoneCall.State.WRONG_NUMBER));
    }

    /** What came of it; pressed twice it counts once. */
    @Transactional
    void ended(UUID id, String agent, Result result, Instant again) {
        PhoneCall call = PhoneCall.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (call == null)
            throw Problem.notFound();
        if (call.state != PhoneCall.State.TAKEN || !agent.equals(call.takenBy))
            throw Problem.of(409, "not-yours", "This call is not with you").detail("Take the next one.");
        Instant now = clock.instant();
        switch (result) {
            case REACHED -> call.end(PhoneCall.State.REACHED, agent, now);
            case WRONG_NUMBER -> call.end(PhoneCall.State.WRONG_NUMBER, agent, now);
            case NO_ANSWER -> {
                if (call.tries + 1 >= TRIES)
                    call.end(PhoneCall.State.NOBODY_ANSWERED, agent, now);
                else
                    call.again(now.plus(LATER));
            }
            case AGAIN -> {
                if (again == null || again.isBefore(now) || again.isAfter(now.plus(AT_MOST_LATER)))
                    throw Problem.of(422, "again", "Call again when?").at("/again", "time",
                            "is a time from now on and within three days");
                call.again(again);
            }
        }
        audit.recordAs(agent, "called: " + result.name().toLowerCase(Locale.ROOT).replace('_', ' '), "call", id, null);
    }

    /** With the stories, what is kept of calls goes too. */
    @Scheduled(every = "6h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    @Transactional
    void forget() {
        Instant then = clock.instant().minus(silence.retention());
        PhoneCall.delete("endedAt < ?1 or handedAt < ?1", then);
    }

    /** Whoever was erased is called no more; broadcast names them as its links do, by the same 128 bits. */
    static void forget(String recipient) {
        if (recipient.matches("[A-Za-z0-9_-]{22}")) {
            ByteBuffer bits = ByteBuffer.wrap(Base64.getUrlDecoder().decode(recipient));
            PhoneCall.delete("person", new UUID(bits.getLong(), bits.getLong()));
        } else if (recipient.length() == 36)
            PhoneCall.delete("person", UUID.fromString(recipient));
    }

    private View view(PhoneCall call) {
        String phone = cipher.open(call.sealedPhone);
        return new View(call.id, cipher.open(call.sealedName), phone == null ? null : ReadableNumber.onOneLine(phone), phone,
                call.language == null ? null : Languages.nameOf(call.language), cipher.open(call.sealedWords),
                KnownIncident.known(call.incident).map(i -> i.title).orElse(null), call.reason, call.tries);
    }
}
