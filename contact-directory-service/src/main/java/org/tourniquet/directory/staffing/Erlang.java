package org.tourniquet.directory.staffing;

/**
 * The wait that a number of people at the phones gives: Erlang B by its recursion (factorials overflow), Erlang C where callers
 * wait for ever, Erlang A (M/M/N+M) where they lose patience. Loads are in erlangs, times in seconds.
 */
final class Erlang {
    /** States of the queue beyond these weigh nothing. */
    private static final double NOTHING = 1e-15;
    private static final int MOST_AGENTS = 100_000;

    private Erlang() {
    }

    /** The share of callers who would find everybody busy if nobody could wait: B₀ = 1, Bₙ = A·Bₙ₋₁ / (n + A·Bₙ₋₁). */
    static double blocked(double load, int agents) {
        double blocked = 1;
        for (int n = 1; n <= agents; n++)
            blocked = load * blocked / (n + load * blocked);
        return blocked;
    }

    /** The share of callers who wait at all; 1 where more comes than can be answered. */
    static double waits(double load, int agents) {
        if (load >= agents)
            return 1;
        double blocked = blocked(load, agents);
        return blocked / (1 - load / agents * (1 - blocked));
    }

    /** The share answered within so many seconds. */
    static double serviceLevel(double load, int agents, double handling, double within) {
        return load >= agents ? 0 : 1 - waits(load, agents) * Math.exp(-(agents - load) * within / handling);
    }

    /** The mean wait over all callers; infinite where more comes than can be answered. */
    static double meanWait(double load, int agents, double handling) {
        return load >= agents ? Double.POSITIVE_INFINITY : waits(load, agents) * handling / (agents - load);
    }

    /** The fewest who answer such a share within so many seconds, none of them busier than the ceiling. */
    static int needed(double load, double handling, double share, double within, double busiest) {
        // below the ceiling nobody needs to look
        int agents = (int) Math.min(MOST_AGENTS, Math.max(1, Math.ceil(load / busiest - 1e-9)));
        while (agents < MOST_AGENTS
                && (load / agents > busiest || serviceLevel(load, agents, handling, within) < share))
            agents++;
        return agents;
    }

    /** How many must be on the plan for so many at the phones, when a share of the time goes to rest, training and illness. */
    static int scheduled(int agents, double shrinkage) {
        return (int) Math.ceil(agents / (1 - shrinkage) - 1e-9);
    }

    /** What callers meet when they hang up after a while. */
    record Impatient(double waits, double abandons, double meanWait) {
    }

    /** Erlang A: callers give up after an exponential patience; defined for any load. */
    static Impatient impatient(double load, int agents, double handling, double patience) {
        double arrivals = load / handling;
        double weight = 1;
        double all = 0;
        double busy = 0;
        double queued = 0;
        for (int inside = 0; inside < agents * 20 + 100_000; inside++) {
            all += weight;
            if (inside >= agents) {
                busy += weight;
                queued += (inside - agents) * weight;
                if (weight < NOTHING * all)
                    break;
            }
            double leaves = Math.min(inside + 1, agents) / handling + Math.max(0, inside + 1 - agents) / patience;
            weight *= arrivals / leaves;
            if (all > 1e200) {
                all /= 1e200;
                busy /= 1e200;
                queued /= 1e200;
                weight /= 1e200;
            }
        }
        double waiting = queued / all;
        return new Impatient(busy / all, waiting / patience / arrivals, waiting / arrivals);
    }
}
