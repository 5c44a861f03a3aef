package org.tourniquet.triage.protocol;

import java.util.Arrays;

/** Checks on random complete answers that every issue can come first where there are several. */
final class Contests {

    private static final int SESSIONS = 20_000;
    private static final int ENOUGH = 2_000;

    private final Findings found;
    private final Protocol protocol;
    private final Engine engine;
    private final int[] won;
    private final long[] nearest;
    private final String[] defeat;

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

    private static String points(long quarters) {
        return quarters % 4 == 0 ? Long.toString(quarters / 4) : Double.toString(quarters / 4.0);
    }
}
