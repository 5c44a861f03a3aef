package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What somebody made up has in mind: one to six things happening, and of each a severity that colours all opinions. */
final class Mind {

    /** How many things are happening at once, from one upwards. */
    private static final double[] HAPPENING = { .10, .25, .30, .20, .10, .05 };
    /** An opinion is as much the common severity as its own noise; the squares sum to about one. */
    private static final double COMMON = 0.75;
    private static final double OWN = 0.66;

    final Set<String> happening;
    private final Protocol protocol;
    private final double[][] opinions;

    Mind(Protocol protocol, Random random) {
        this.protocol = protocol;
        var ids = new ArrayList<>(protocol.issues().stream().map(Issue::id).toList());
        int many = Math.min(ids.size(), happening(random.nextDouble()));
        Collections.shuffle(ids, random);
        this.happening = Collections.unmodifiableSet(new TreeSet<>(ids.subList(0, many)));
        this.opinions = opinions(random);
    }

    /** Which of these is the worst in this respect. */
    String worst(Dimension dimension, List<String> issues) {
        var worst = issues.getFirst();
        for (var issue : issues)
            if (opinion(dimension, issue) > opinion(dimension, worst))
                worst = issue;
        return worst;
    }

    double opinion(Dimension dimension, String issue) {
        int i = protocol.indexOf(issue);
        return i < 0 ? 0 : opinions[dimension.ordinal()][i];
    }

    /** Where an opinion lies between the mildest (0) and the worst (1): the logistic curve nearest to the normal one. */
    double share(Dimension dimension, String issue) {
        return 1 / (1 + Math.exp(-1.702 * opinion(dimension, issue)));
    }

    private double[][] opinions(Random random) {
        int n = protocol.issues().size();
        var severity = new double[n];
        for (int i = 0; i < n; i++)
            severity[i] = random.nextGaussian();
        var all = new double[Dimension.values().length][n];
        for (var opinion : all)
            for (int i = 0; i < n; i++)
                opinion[i] = COMMON * severity[i] + OWN * random.nextGaussian();
        for (var edge : protocol.influence())
            if (happening.contains(edge.from()) && happening.contains(edge.to()))
                all[Dimension.LEVER.ordinal()][protocol.indexOf(edge.from())] += edge.strength() / 4.0;
        return all;
    }

    private static int happening(double drawn) {
        int many = 1;
        for (double left = drawn - HAPPENING[0]; left >= 0 && many < HAPPENING.length; many++)
            left -= HAPPENING[many];
        return many;
    }
}
