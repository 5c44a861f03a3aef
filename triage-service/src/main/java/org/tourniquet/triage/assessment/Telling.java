package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.tourniquet.triage.protocol.Condition;
import org.tourniquet.triage.protocol.Flag;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Step;
import org.tourniquet.triage.protocol.Urgency;
import org.tourniquet.triage.protocol.Value;
import org.tourniquet.triage.protocol.Verdict;

/** Decides when the desk must hear of an assessment: at once when it is urgent, else at its verdict, wish or silence. */
@ApplicationScoped
class Telling {

    /** Agents read the desk's own language; the person's words stay as they are. */
    static final String DESK = "en";

    private final Event<AssessmentMoved> moved;
    private final DangerWords danger;

    Telling(Event<AssessmentMoved> moved, DangerWords danger) {
        this.moved = moved;
        this.danger = danger;
    }

    /** After each answer. Routing never waits for the questionnaire once a human is needed within minutes. */
    void answered(Turn turn, Value value, Instant now) {
        turn.assessment().urgent |= known(turn.soFar()) && turn.soFar().urgency().atLeast(Urgency.ORANGE);
        if (value instanceof Value.Words words)
            tell(turn, AssessmentMoved.What.WORDS, danger.in(words.text()), null, now);
        else if (turn.step() instanceof Step.Done done) {
            turn.assessment().end(now);
            tell(turn, done.verdict().status() == Verdict.Status.RED_FLAG ? AssessmentMoved.What.RED_FLAG
                    : AssessmentMoved.What.DECIDED, now);
        } else {
            turn.assessment().goOn();
            if (known(turn.soFar()) && turn.soFar().urgency().atLeast(Urgency.ORANGE))
                tell(turn, AssessmentMoved.What.URGENT, now);
        }
    }

    static boolean known(Verdict soFar) {
        return soFar.reason().kind() != Verdict.Reason.Kind.NOT_ASKED;
    }

    /** Own words that are no answer. */
    void words(Turn turn, boolean dangerous, Instant now) {
        tell(turn, AssessmentMoved.What.WORDS, dangerous, null, now);
    }

    void tell(Turn turn, AssessmentMoved.What what, Instant now) {
        tell(turn, what, false, null, now);
    }

    void tell(Turn turn, AssessmentMoved.What what, String detail, Instant now) {
        tell(turn, what, false, detail, now);
    }

    private void tell(Turn turn, AssessmentMoved.What what, boolean dangerWords, String detail, Instant now) {
        Assessment a = turn.assessment();
        boolean gone = what == AssessmentMoved.What.WENT_SILENT && turn.verdict().isEmpty();
        ended(turn, what, now);
        Verdict verdict = gone ? turn.soFar().abandoned() : turn.shown();
        Protocol protocol = turn.published().protocol();
        String kind = verdict.winner().flatMap(protocol::issue).map(i -> i.kind()).orElse(null);
        moved.fire(new AssessmentMoved(a.id, what, a.passport, a.incident, a.mode, a.language, a.noVoice, a.startedAt,
                now, verdict.urgency(), Said.of(DESK).reason(verdict.reason(), protocol, DESK), verdict.status().name(),
                verdict.winner().orElse(null), kind, headline(turn, verdict, what), red(verdict, protocol),
                dangerWords, a.contact(), a.situationOpen ? null : a.protocolKey, detail));
    }

    private static void ended(Turn turn, AssessmentMoved.What what, Instant now) {
        switch (what) {
            case DECIDED, ENOUGH, RED_FLAG -> turn.assessment().decided(turn.found().status().name(), now);
            case WENT_SILENT -> turn.assessment().silentAt = now;
            default -> {
            }
        }
    }

    private static String headline(Turn turn, Verdict verdict, AssessmentMoved.What what) {
        Protocol protocol = turn.published().protocol();
        if (verdict.status() == Verdict.Status.RED_FLAG)
            return red(verdict, protocol).stream().findFirst().orElse("Red flag");
        if (turn.assessment().situationOpen)
            return "Has not said yet what it is about";
        String open = switch (what) {
            case HUMAN_WISHED -> "Asks for a human";
            case SAID_ABOUT -> "Asks for a human: " + protocol.situation().in(DESK);
            default -> "Not yet clear what comes first";
        };
        return verdict.winner().flatMap(protocol::issue).map(i -> i.label().in(DESK)).orElse(open);
    }

    private static List<String> red(Verdict verdict, Protocol protocol) {
        return verdict.flags().stream().flatMap(id -> protocol.flag(id).stream())
                .filter(f -> f.urgency() == Urgency.RED).map(f -> ticked(f, protocol)).toList();
    }

    /** What was ticked, not what we say to it: "Nobody should be alone now" tells a helper nothing. */
    private static String ticked(Flag flag, Protocol protocol) {
        return Stream.of(flag.when()).filter(Condition.Is.class::isInstance).map(Condition.Is.class::cast)
                .flatMap(is -> protocol.question(is.question()).stream().flatMap(q -> q.options().stream())
                        .filter(o -> is.values().contains(o.id())))
                .map(o -> o.label().in(DESK)).findFirst().orElseGet(() -> flag.message().in(DESK));
    }
}
