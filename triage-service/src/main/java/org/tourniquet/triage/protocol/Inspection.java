package org.tourniquet.triage.protocol;

import java.util.List;

/** Reads a protocol before it may be used and names everything that is wrong with it, all at once. */
public final class Inspection {

    private Inspection() {
    }

    /** What can be seen by reading alone; {@link Trial} shows what comes out when people answer. */
    public static List<Flaw> of(Protocol protocol) {
        var found = new Findings(protocol);
        Frame.inspect(found);
        Ways.inspect(found);
        Influences.inspect(found);
        FlagRules.inspect(found);
        QuestionRules.inspect(found);
        Visibility.inspect(found);
        if (found.all().stream().allMatch(Flaw::warning)) { // they follow names and circles, so these have to be right
            Reachability.inspect(found);
            Relevance.inspect(found);
        }
        Completeness.inspect(found);
        Brevity.inspect(found);
        return found.all();
    }
}
