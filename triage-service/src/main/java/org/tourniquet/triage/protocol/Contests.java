package org.tourniquet.triage.protocol;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Checks on random complete answers that every issue can come first, and that no question decides nearly alone. */
final class Contests {

    private static final int SESSIONS = 20_000;
    private static final int ENOUGH = 2_000;
    private static final int FEW = 100;
    private static final double NEARLY_ALONE = 0.90;

    private final Findings found;
    private final Protocol protocol;
    private final Engine engine;
    private final int[] won;
    private final long[] nearest;
    private final String[] defeat;
    private final Map<String, int[]> questions = new HashMap<>();

    Contests(Findings found, Engine engine) {
        this.found = found;
        this.protocol = found.protocol;
        this.engine = engine;
        this.won = new int[protocol.issues().size()];
        this.nearest = new long[won.length];
        this.defeat = new String[won.length];
        Arrays.fill(nearest, Long.MAX_VALUE);
    }

    /** Who came first once can: the rest of the 20,000 is only for those who never did. */
    void inspect() {
        if (protocol.issues().size() < 2)
            return;
        for (int n = 0; n < SESSIONS && (n < ENOUGH || Arrays.stream(won).anyMatch(w -> w == 0)); n++)
            session(Respondent.of(protocol, Respondent.Model.UNIFORM, Simulation.SEED + 1, n).everything(engine));
        for (int i = 0; i < won.length; i++)
            if (won[i] == 0)
                found.add("/issues/" + i, "W-NOWIN", "In 20,000 random sessions this never came first"
                        + (defeat[i] == null ? "." : "; nearest it was with " + defeat[i] + ".")
                        + " Ask more about it, or take away what always outweighs it.");
        for (int q = 0; q < protocol.questions().size(); q++) {
            var tally = questions.getOrDefault(protocol.questions().get(q).id(), new int[2]);
            if (tally[0] >= FEW && tally[1] > NEARLY_ALONE * tally[0])
                found.add("/questions/" + q, "W-DOMINANT", "The answer to this alone named the winner in "
                        + 100 * tally[1] / tally[0] + " % of random sessions; give it fewer points, or ask nothing else.");
        }
    }

    private void session(Answers answers) {
        var weighing = new Weighing(protocol, new Situation(protocol, answers, Mode.FULL));
        if (weighing.issues.size() < 2)
            return;
        var contest = weighing.contest();
        int winner = contest.ranking().getFirst();
        if (contest.score(winner) <= 0)
            return;
        won[protocol.indexOf(contest.issues.get(winner).id())]++;
        for (int i = 0; i < contest.issues.size(); i++)
            if (i != winner)
                defeated(contest, i, winner);
        for (var ballot : contest.given)
            count(ballot, winner);
    }

    private void defeated(Contest contest, int loser, int winner) {
        int i = protocol.indexOf(contest.issues.get(loser).id());
        long gap = contest.score(winner) - contest.score(loser);
        if (gap < nearest[i]) {
            nearest[i] = gap;
            defeat[i] = points(contest.score(loser)) + " points against " + points(contest.score(winner)) + " of “"
                    + contest.issues.get(winner).id() + "”";
        }
    }

    private void count(Ballot ballot, int winner) {
        int best = -1;
        boolean alone = false;
        for (int i = 0; i < ballot.given().length; i++) {
            long points = ballot.given()[i][0];
            alone = best < 0 || points > ballot.given()[best][0] || points < ballot.given()[best][0] && alone;
            if (best < 0 || points > ballot.given()[best][0])
                best = i;
        }
        if (!alone)
            return;
        var tally = questions.computeIfAbsent(ballot.question().id(), q -> new int[2]);
        tally[0]++;
        if (best == winner)
            tally[1]++;
    }

    private static String points(long quarters) {
        return quarters % 4 == 0 ? Long.toString(quarters / 4) : Double.toString(quarters / 4.0);
    }
}
