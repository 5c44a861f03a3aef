package org.tourniquet.triage.protocol;

/** Checks the frame: something to compare, something to ask, the two fixed questions, points and the urgency table. */
final class Frame {

    private static final int MOST_ISSUES = 20;
    private static final int MOST_QUESTIONS = 200;

    private Frame() {
    }

    static void inspect(Findings found) {
        var protocol = found.protocol;
        if (protocol.issues().isEmpty())
            found.add("/issues", "E-EMPTY", "A protocol needs at least one issue: what can be wrong.");
        if (protocol.questions().isEmpty())
            found.add("/questions", "E-EMPTY", "A protocol needs at least one question.");
        if (protocol.issues().size() > MOST_ISSUES)
            found.add("/issues", "E-LIMIT", "At most 20 issues can be compared; join those with the same way out.");
        if (protocol.questions().size() > MOST_QUESTIONS)
            found.add("/questions", "E-LIMIT", "At most 200 questions can be weighed.");
        found.id("/key", protocol.key());
        found.unique("/issues", protocol.issues().stream().map(Issue::id).toList());
        found.unique("/flags", protocol.flags().stream().map(Flag::id).toList());
        found.unique("/questions", protocol.questions().stream().map(Question::id).toList());
        if (protocol.horizonQuestion().isEmpty())
            found.add("/questions", "E-PHASE", "The question when it becomes irreversible is missing: phase SAFETY, type "
                    + "SINGLE, with the options minutes, hours, days and later.");
        if (protocol.gateQuestion().isEmpty())
            found.add("/questions", "E-PHASE", "The question in which people tick what is happening is missing: phase "
                    + "GATE, type MULTI, optionsFrom ISSUES.");
        urgencies(found);
        weights(found);
    }

    private static void urgencies(Findings found) {
        found.protocol.tables().urgency().forEach((horizon, urgency) -> {
            if (urgency == Urgency.RED)
                found.add("/urgencyTable/" + horizon, "E-FLAG", "RED comes only from a flag; give ORANGE at most.");
            if (!Tables.URGENCY.containsKey(horizon))
                found.add("/urgencyTable/" + horizon, "E-REF", "There is no horizon “" + horizon
                        + "”; known are minutes, hours, days, later and unknown.");
        });
    }

    private static void weights(Findings found) {
        boolean any = found.protocol.issues().stream().anyMatch(i -> i.basePoints() != 0);
        for (var entry : found.protocol.dimensions().entrySet()) {
            var at = "/dimensions/" + entry.getKey();
            found.points(at + "/pick", entry.getValue().pick());
            any |= entry.getValue().pick() != 0;
            for (int level = 0; level < entry.getValue().levels().size(); level++) {
                found.points(at + "/levels/" + level, entry.getValue().levels().get(level));
                any |= entry.getValue().levels().get(level) != 0;
            }
        }
        if (!any)
            found.add("/dimensions", "E-WEIGHT", "All points are zero, so nothing could ever be decided; give some.");
    }
}
