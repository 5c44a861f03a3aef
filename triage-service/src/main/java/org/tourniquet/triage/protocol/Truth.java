package org.tourniquet.triage.protocol;

import java.util.List;
import java.util.function.Function;

/** Yes, no, or still open, with the rules of three-valued logic. */
enum Truth {
    NO,
    OPEN,
    YES;

    static Truth of(Condition condition, Function<Condition.Is, Truth> leaf) {
        return switch (condition) {
            case Condition.Is is -> leaf.apply(is);
            case Condition.All all -> lowest(all.parts(), leaf);
            case Condition.Any any -> highest(any.parts(), leaf);
            case Condition.Not not -> of(not.part(), leaf).opposite();
        };
    }

    static Truth of(boolean yes) {
        return yes ? YES : NO;
    }

    private static Truth lowest(List<Condition> parts, Function<Condition.Is, Truth> leaf) {
        var worst = YES;
        for (var part : parts)
            worst = values()[Math.min(worst.ordinal(), of(part, leaf).ordinal())];
        return worst;
    }

    private static Truth highest(List<Condition> parts, Function<Condition.Is, Truth> leaf) {
        var best = NO;
        for (var part : parts)
            best = values()[Math.max(best.ordinal(), of(part, leaf).ordinal())];
        return best;
    }

    private Truth opposite() {
        return values()[YES.ordinal() - ordinal()];
    }
}
