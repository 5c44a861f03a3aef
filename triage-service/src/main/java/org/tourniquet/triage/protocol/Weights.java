package org.tourniquet.triage.protocol;

import java.util.List;

/** The whole points of one dimension: for being picked, per level, and whether relief carries them to other issues. */
public record Weights(int pick, List<Integer> levels, boolean propagates) {

    public Weights {
        levels = List.copyOf(levels);
    }

    int at(int level) {
        return level < 0 || level >= levels.size() ? 0 : levels.get(level);
    }
}
