package org.tourniquet.triage.assessment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.Problem;
import org.tourniquet.triage.directory.KnownIncident;
import org.tourniquet.triage.protocol.Answers;
import org.tourniquet.triage.protocol.Engine;
import org.tourniquet.triage.protocol.Mode;
import org.tourniquet.triage.protocol.Question;
import org.tourniquet.triage.protocol.Step;
import org.tourniquet.triage.protocol.Value;
import org.tourniquet.triage.protocol.Verdict;

/** Takes a person through a protocol: every answer is stored before the next question is told, and the desk hears of it. */
@ApplicationScoped
class Conversation {

    private static final Duration SAME_TROUBLE = Duration.ofHours(72);
    private static final Step.Why SAFETY_FIRST = new Step.Why(Step.Why.Kind.CHECK, Optional.empty(), Optional.empty());

    /** What is known when somebody begins; everything but the language may be absent. */
    record Start(String key, String protocol, UUID incident, String recipient, String language, boolean noVoice,
            boolean full, Contact contact) {
    }

    /** What a page finds wrong with a form before anything is kept, in the reader's words; null if nothing. */
    interface FormCheck {
        String wrong(Protocols.Published published, Answers before);
    }

    /** What became of a form: an error, or the next turn; and whether it answered the safety question put once more. */
    record Put(Turn turn, String error, boolean safetyFirst) {
    }

    private final Protocols protocols;
    private final AnswerLog told;
    private final Clock clock;
    private final Telling telling;
    private final DangerWords danger;

    Conversation(Protocols protocols, AnswerLog told, Clock clock, Telling telling, DangerWords danger) {
        this.protocols = protocols;
        this.told = told;
        this.clock = clock;
        this.telling = telling;
        this.danger = danger;
    }

    @Transactional
    Turn begin(Start start) {
        Optional<Assessment> known = Assessment.ofCreation(start.key());
        if (known.isPresent())
            return turn(known.get());
        Protocols.Published published = opening(start.protocol()).orElseThrow(
                () -> new Problem(422, "assessment-wrong", "This assessment cannot begin").at("/protocol",
                        "unknown-protocol", "is not a published protocol"));
        Instant now = clock.instant();
        var assessment = new Assessment();
        assessment.id = UUID.randomUUID();
        assessment.token = Secrets.token();
        assessment.passport = Secrets.passport();
        assessment.creationKey = start.key();
        assessment.pin(published);
        assessment.situationOpen = start.protocol() == null;
        assessment.language = start.language();
        assessment.mode = KnownIncident.known(start.incident()).filter(KnownIncident::isDrill).map(i -> "DRILL")
                .orElse("LIVE");
        assessment.incident = start.incident();
        assessment.recipient = start.recipient();
        assessment.noVoice = start.noVoice();
        assessment.fullLength = start.full();
        assessment.startedAt = now;
        assessment.heardAt = now;
        assessment.know(start.contact());
        assessment.persist();
        return turn(assessment, published, Answers.NONE);
    }

    /** Who asks for a human before saying what it is about needs safety and own words, which every protocol asks for. */
    private Optional<Protocols.Published> opening(String protocol) {
        return protocol == null ? protocols.current().stream().findFirst() : protocols.newest(protocol);
    }

    /** What it is about, said after the wish for a human; what was told before stays told. */
    @Transactional
    Turn about(String token, String protocol) {
        Assessment assessment = held(token);
        if (!assessment.situationOpen && assessment.protocolKey.equals(protocol))
            return turn(assessment);
        Protocols.Published chosen = protocols.newest(protocol == null ? "" : protocol).orElseThrow(
                () -> new Problem(422, "situation-wrong", "This is not one of the situations").at("/protocol",
                        "unknown-protocol", "is not a published protocol"));
        Answers before = told.of(assessment).answers();
        if (!assessment.situationOpen || !before.log().stream().allMatch(a -> chosen.engine().check(a, before).isEmpty()))
            throw new Problem(409, "situation-said", "What it is about was said already").detail("Tell the human more.");
        assessment.pin(chosen);
        assessment.situationOpen = false;
        Turn turn = turn(assessment);
        telling.tell(turn, AssessmentMoved.What.SAID_ABOUT, chosen.protocol().situation().in(Telling.DESK), clock.instant());
        return turn;
    }

    /** Any open question may be answered; the same key again gets the first reply again. */
    @Transactional
    Turn answer(String token, String question, List<String> raw, String key) {
        return say(told.of(held(token)), question, raw, key, Refusal.Manner.NEW);
    }

    /** A correction is one more line in the log; the last one counts. */
    @Transactional
    Turn correct(String token, String question, List<String> raw, String key) {
        return say(told.of(held(token)), question, raw, key, Refusal.Manner.CORRECTION);
    }

    /** As a text does it: an answer or another answer, and from here on only so many questions. */
    @Transactional
    Turn byText(String token, String question, List<String> raw, String key) {
        Assessment assessment = held(token);
        assessment.byText = true;
        return say(told.of(assessment), question, raw, key, Refusal.Manner.EITHER);
    }

    /** As a page does it: an answer or another answer, in the language the person now reads. */
    @Transactional
    Turn put(String token, String question, List<String> raw, String key, String language) {
        return put(token, question, raw, key, language, (published, log) -> null).turn();
    }

    /** The same, unless the form itself is wrong: then nothing is kept, and the turn is the one there was. */
    @Transactional
    Put put(String token, String question, List<String> raw, String key, String language, FormCheck check) {
        AnswerLog.Told log = told.of(held(token));
        String error = check.wrong(log.published(), log.answers());
        if (error != null)
            return new Put(turn(log), error, false);
        boolean safetyFirst = log.assessment().safetyDueAt != null && turn(log).safetyFirst();
        log.assessment().byText = false;
        Turn turn = say(log, question, raw, key, Refusal.Manner.EITHER);
        log.assessment().language = language;
        return new Put(turn, null, safetyFirst);
    }

    /** Whoever writes to the same assessment at the same moment waits. */
    private static Assessment held(String token) {
        return Assessment.lockedOfToken(token).orElseThrow(Problem::notFound);
    }

    private Turn say(AnswerLog.Told log, String question, List<String> raw, String key, Refusal.Manner manner) {
        Optional<GivenAnswer> before = log.lines().stream().filter(l -> l.key.equals(key)).findFirst();
        if (before.isPresent())
            return repeat(log, before.get(), question);
        Assessment assessment = log.assessment();
        boolean safety = log.asksForSafety(question);
        if (assessment.situationOpen && !safety && !log.asksForContext(question))
            throw new Problem(409, "situation-open", "First say what it is about");
        Value value = Refusal.check(log.published(), log.answers(), question, raw,
                safety && assessment.safetyDueAt != null ? Refusal.Manner.EITHER : manner);
        Instant now = clock.instant();
        told.keep(assessment, question, value, key, now);
        if (safety)
            assessment.safetyDueAt = null;
        else if (value instanceof Value.Words words && danger.in(words.text()))
            assessment.safetyDueAt = now;
        Turn turn = turn(assessment, log.published(), log.answers().with(question, value));
        telling.answered(turn, value, now);
        return turn;
    }

    private Turn repeat(AnswerLog.Told log, GivenAnswer first, String question) {
        if (!first.question.equals(question))
            throw new Problem(409, "key-used", "This key was used for another question");
        return turn(told.until(log, first));
    }

    @Transactional
    Turn now(String token) {
        return turn(Assessment.ofToken(token).orElseThrow(Problem::notFound));
    }

    /** For a change: whoever changes something at the same moment waits. */
    @Transactional
    Turn locked(String token) {
        return turn(held(token));
    }

    @Transactional
    Turn of(UUID id) {
        return turn(Assessment.<Assessment> findByIdOptional(id).orElseThrow(Problem::notFound));
    }

    /** "So far: X first. Enough?" — yes. */
    @Transactional
    Turn enough(String token) {
        Turn turn = turn(held(token));
        Instant now = clock.instant();
        if (turn.enough().isPresent() && turn.assessment().enoughAt == null) {
            turn.assessment().enoughAt = now;
            telling.tell(turn, AssessmentMoved.What.ENOUGH, now);
        }
        return turn;
    }

    /** And on with the questions. */
    @Transactional
    Turn goOn(String token) {
        Assessment assessment = held(token);
        assessment.enoughAt = null;
        assessment.goOn();
        assessment.byText = false;
        assessment.heardAt = clock.instant();
        return turn(assessment);
    }

    @Transactional
    Turn wishHuman(String token) {
        Turn turn = turn(held(token));
        Instant now = clock.instant();
        if (turn.assessment().humanWishedAt == null)
            turn.assessment().humanWishedAt = now;
        telling.tell(turn, AssessmentMoved.What.HUMAN_WISHED, now);
        return turn;
    }

    @Transactional
    Turn reach(String token, Contact contact) {
        Assessment assessment = held(token);
        assessment.know(contact);
        Turn turn = turn(assessment);
        telling.tell(turn, AssessmentMoved.What.REACHABLE, clock.instant());
        return turn;
    }

    private Turn turn(Assessment assessment) {
        return turn(told.of(assessment));
    }

    private Turn turn(AnswerLog.Told log) {
        return turn(log.assessment(), log.published(), log.answers());
    }

    private Turn turn(Assessment assessment, Protocols.Published published, Answers answers) {
        var mode = (assessment.fullLength ? Mode.FULL : assessment.byText ? Mode.TEXT : Mode.SHORT)
                .withContacts(assessment.contactsSince(assessment.startedAt.minus(SAME_TROUBLE)));
        Engine.Look look = published.engine().look(answers, mode);
        var turn = new Turn(assessment, published, answers, mode, look.step(), look.soFar());
        return turn.safetyFirst() ? new Turn(assessment, published, answers, mode,
                safety(published, answers, look.soFar()), look.soFar()) : turn;
    }

    private static Step safety(Protocols.Published published, Answers answers, Verdict soFar) {
        Question question = published.engine().safety().orElseThrow();
        return new Step.Ask(question, published.engine().choices(question, answers), SAFETY_FIRST, soFar.asked(), 1, false);
    }
}
