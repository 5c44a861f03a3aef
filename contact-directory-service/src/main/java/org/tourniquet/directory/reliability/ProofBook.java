package org.tourniquet.directory.reliability;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.ChannelBook;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Where tests are kept, whoever made them, and where it is said how a channel is to be tested. */
@ApplicationScoped
class ProofBook {

    static final int SHORTEST = 5;
    static final int LONGEST = 60 * 24 * 31;
    private static final int MOST_HOURS = 24 * 365;
    private static final int MOST_SECONDS = 86_400;
    static final int SHORTEST_BY_MESSAGE = 60;
    private static final int LONGEST_ANSWER = 60 * 24;
    private static final int LONGEST_NOTE = 300;
    private static final int LONGEST_TEXT = 200;
    // a page that does not answer is tried again sooner, so that one lost packet is not an hour of doubt
    private static final Duration AGAIN = Duration.ofMinutes(2);

    /** How a channel is to be proved; what is null is not asked for. */
    @RegisterForReflection
    public record Wish(Integer everyMinutes, String expectedText,
            @Schema(description = "the machine writes a mail or a text to it, and waits for an answer") Boolean byMessage,
            @Schema(description = "minutes that an answer may take; 60 unless said") Integer answerWithinMinutes,
            Integer unprovedAfterHours, Integer overloadedAfterSeconds) {
    }

    private final ChannelBook channels;
    private final AuditTrail audit;
    private final Clock clock;

    ProofBook(ChannelBook channels, AuditTrail audit, Clock clock) {
        this.channels = channels;
        this.audit = audit;
        this.clock = clock;
    }

    /** A test that somebody made by hand: a call, a text, a mail, a visit. */
    @Transactional
    ChannelCheck log(UUID id, Outcome outcome, Integer wait, String note) {
        Problem wrong = Problem.of(422, "check-wrong", "The test cannot be kept like this");
        if (outcome == null || outcome == Outcome.REFUSED)
            wrong.at("/outcome", "unknown", "must be ANSWERED, WRONG or SILENT");
        if (wait != null && (wait < 0 || wait > MOST_SECONDS))
            wrong.at("/waitSeconds", "out-of-range", "must be from 0 to " + MOST_SECONDS + " seconds");
        if (note != null && (note.length() > LONGEST_NOTE || note.chars().anyMatch(Character::isISOControl)))
            wrong.at("/note", "too-long", "must be one line of at most " + LONGEST_NOTE + " characters");
        wrong.throwIfAny();
        exists(id);
        ChannelCheck check = kept(id, audit.signedIn(), outcome, outcome.good() ? wait : null, note, true);
        audit.record("tested", "channel", id, outcome.name() + (wait == null ? "" : " after " + wait + " s"));
        return check;
    }

    /** What the machine found. */
    @Transactional
    void found(UUID id, Outcome outcome, Integer millis, String note) {
        if (Channel.count("id = ?1 and retired = false", id) == 1)
            kept(id, AuditTrail.SYSTEM, outcome, null, note, false).millis = millis;
    }

    @Transactional
    ChannelProof wish(UUID id, Wish wish) {
        exists(id);
        ChannelProof proof = ChannelProof.held(id, now());
        Channel channel = Channel.known(id).orElseThrow(Problem::notFound);
        Problem wrong = Problem.of(422, "proof-wrong", "It cannot be tested like this");
        range(wrong, "/everyMinutes", wish.everyMinutes(), SHORTEST, LONGEST, "minutes");
        byMessage(wrong, wish, channel);
        range(wrong, "/unprovedAfterHours", wish.unprovedAfterHours(), 1, MOST_HOURS, "hours");
        range(wrong, "/overloadedAfterSeconds", wish.overloadedAfterSeconds(), 1, MOST_SECONDS, "seconds");
        String text = wish.expectedText() == null || wish.expectedText().isBlank() ? null : wish.expectedText().strip();
        if (text != null && !channel.kind.isPage())
            wrong.at("/expectedText", "no-page", "is only for pages; a person hears whether it is right");
        else if (text != null && !channel.lookedAt())
            wrong.at("/expectedText", "not-looked-at", "cannot be looked for: the address " + channel.notLookedAt()
                    + ", so only a person can try this page");
        if (text != null && (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)))
            wrong.at("/expectedText", "too-long", "must be one line of at most " + LONGEST_TEXT + " characters");
        wrong.throwIfAny();
        proof.everyMinutes = wish.everyMinutes();
        proof.expectedText = text;
        proof.byMessage = Boolean.TRUE.equals(wish.byMessage());
        proof.answerWithinMinutes = proof.byMessage ? wish.answerWithinMinutes() : null;
        proof.unprovedAfterHours = wish.unprovedAfterHours();
        proof.overloadedAfterSeconds = wish.overloadedAfterSeconds();
        proof.nextAt = proof.everyMinutes == null ? null : now();
        audit.record("said how it is tested", "channel", id, String.valueOf(wish));
        tell(proof);
        return proof;
    }

    private static void byMessage(Problem wrong, Wish wish, Channel channel) {
        range(wrong, "/answerWithinMinutes", wish.answerWithinMinutes(), 1, LONGEST_ANSWER, "minutes");
        if (!Boolean.TRUE.equals(wish.byMessage()))
            return;
        if (!ChannelProof.writtenTo(channel.kind))
            wrong.at("/byMessage", "not-written-to", "is only for mail addresses and text numbers");
        else if (wish.everyMinutes() == null || wish.everyMinutes() < SHORTEST_BY_MESSAGE)
            wrong.at("/everyMinutes", "too-often", "must say how often, and at most once in " + SHORTEST_BY_MESSAGE
                    + " minutes: whoever answers must not be troubled by it");
    }

    /** Takes the mail addresses and text numbers whose turn it is. */
    List<ChannelProof> takeToWriteTo(int atMost) {
        List<ChannelProof> due = ChannelProof.toWriteTo(now(), atMost);
        due.forEach(proof -> proof.nextAt = now().plus(Duration.ofMinutes(proof.everyMinutes)));
        return due;
    }

    /** Takes the pages whose turn it is; another round does not take them again. */
    @Transactional
    List<ChannelProof> take(int atMost) {
        List<ChannelProof> due = ChannelProof.pagesDue(now(), atMost);
        due.forEach(proof -> proof.nextAt = now().plus(Duration.ofMinutes(proof.everyMinutes)));
        return due;
    }

    /** Looks at the clock: what was proved long ago is not proved any more. */
    @Transactional
    void judge(UUID id) {
        tell(ChannelProof.held(id, now()));
    }

    private ChannelCheck kept(UUID id, String who, Outcome outcome, Integer wait, String note, boolean byPerson) {
        ChannelProof proof = ChannelProof.held(id, now());
        // only now: whoever waited for the lock is later than who had it
        Instant now = now();
        ChannelCheck check = new ChannelCheck();
        check.id = UUID.randomUUID();
        check.channelId = id;
        check.at = now;
        check.who = who;
        check.outcome = outcome;
        check.waitSeconds = wait;
        check.note = note == null || note.isBlank() ? null : note.strip();
        check.persist();
        proof.is(proof.proof().after(outcome, wait, byPerson, now));
        if (proof.everyMinutes != null)
            proof.nextAt = now.plus(next(proof, outcome, byPerson));
        tell(proof);
        return check;
    }

    private static Duration next(ChannelProof proof, Outcome outcome, boolean byPerson) {
        Duration every = Duration.ofMinutes(proof.everyMinutes);
        boolean doubtful = !byPerson && !proof.byMessage && outcome != Outcome.REFUSED && proof.doubt > 0
                && proof.doubt < Proof.DOWN_FROM;
        return doubtful && AGAIN.compareTo(every) < 0 ? AGAIN : every;
    }

    private void tell(ChannelProof proof) {
        Proof known = proof.proof();
        Instant now = now();
        channels.proved(proof.channelId, known.found(proof.rules(), now), known.wait(now).orElse(null), known.lastGood());
    }

    /** Asked without reading it: what is read before the lock would be old behind it. */
    private static void exists(UUID id) {
        if (Channel.count("id", id) == 0)
            throw Problem.notFound();
    }

    private static void range(Problem wrong, String pointer, Integer value, int least, int most, String unit) {
        if (value != null && (value < least || value > most))
            wrong.at(pointer, "out-of-range", "must be from " + least + " to " + most + " " + unit + ", or empty");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
