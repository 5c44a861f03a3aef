package org.tourniquet.triage.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.Problem;
import org.tourniquet.triage.protocol.Issue;
import org.tourniquet.triage.protocol.Verdict;

/** What a person decides about their verdict: what comes first, which way, how far they are. Obeyed, and kept beside it. */
@ApplicationScoped
class Wishes {

    private final Conversation conversation;
    private final Telling telling;
    private final Clock clock;

    Wishes(Conversation conversation, Telling telling, Clock clock) {
        this.conversation = conversation;
        this.telling = telling;
        this.clock = clock;
    }

    /** "Which first?" The person's word counts, unless somebody may be in danger of life. */
    @Transactional
    Turn first(String token, String issue) {
        Turn turn = conversation.locked(token);
        Verdict found = turn.found();
        Instant now = clock.instant();
        if (turn.published().engine().happening(turn.answers()).stream().map(Issue::id).noneMatch(i -> i.equals(issue)))
            throw new Problem(422, "wish-wrong", "This is not one of your problems").at("/issue", "not-happening",
                    "must be one of those you ticked");
        if (found.status() == Verdict.Status.RED_FLAG || issue.equals(turn.shown().winner().orElse(null)))
            return turn;
        boolean back = issue.equals(found.winner().orElse(null));
        turn.assessment().wish(back ? null : issue, found.winner().orElse(null), now);
        telling.tell(turn, AssessmentMoved.What.WISHED_FIRST, found.winner().map(w -> "The questions point to: "
                + Said.of(Telling.DESK).label(turn.published().protocol(), found.winner())).orElse(null), now);
        return turn;
    }

    /** What the questions found stands first again. */
    @Transactional
    Turn back(String token) {
        Turn turn = conversation.locked(token);
        if (turn.wished()) {
            turn.assessment().wish(null, null, clock.instant());
            telling.tell(turn, AssessmentMoved.What.WISHED_FIRST, clock.instant());
        }
        return turn;
    }

    /** One of the two ways, by one tap. */
    @Transactional
    Turn take(String token, String way) {
        Turn turn = conversation.locked(token);
        Issue.Way chosen = turn.shown().options().stream().filter(w -> w.id().equals(way)).findFirst()
                .orElseThrow(() -> new Problem(422, "way-wrong", "This is not one of your two ways").at("/way",
                        "unknown-way", "must be one of the two"));
        Instant now = clock.instant();
        if (way.equals(turn.assessment().way))
            return turn;
        turn.assessment().take(way, now);
        telling.tell(turn, AssessmentMoved.What.TOOK_WAY, chosen.label().in(Telling.DESK), now);
        return turn;
    }

    /** So many steps are done; one tap too many changes nothing. */
    @Transactional
    Turn done(String token, int steps) {
        Turn turn = conversation.locked(token);
        int all = steps(turn).size();
        if (steps > turn.assessment().stepsDone && steps <= all) {
            turn.assessment().stepsDone = steps;
            telling.tell(turn, AssessmentMoved.What.STEP_DONE, steps + " of " + all, clock.instant());
        }
        return turn;
    }

    @Transactional
    Turn better(String token) {
        Turn turn = conversation.locked(token);
        if (turn.assessment().betterAt == null) {
            turn.assessment().betterAt = clock.instant();
            telling.tell(turn, AssessmentMoved.What.BETTER, null, clock.instant());
        }
        return turn;
    }

    /** In which language the person reads from now on. */
    @Transactional
    Turn speak(String token, String language) {
        Turn turn = conversation.locked(token);
        turn.assessment().language = language;
        return turn;
    }

    static List<org.tourniquet.triage.protocol.Localized> steps(Turn turn) {
        return turn.way().map(Issue.Way::steps).orElse(List.of());
    }
}
