package org.tourniquet.triage.protocol;

/** Checks the red flags: read from safety questions alone, one for danger to life, each saying what to do this minute. */
final class FlagRules {

    private FlagRules() {
    }

    static void inspect(Findings found) {
        for (int i = 0; i < found.protocol.flags().size(); i++)
            flag(found, "/flags/" + i, found.protocol.flags().get(i));
        if (found.protocol.flags().stream().noneMatch(f -> f.urgency() == Urgency.RED))
            found.add("/flags", "E-FLAG", "A flag for danger to life is missing: urgency RED, with what to do this minute.");
    }

    private static void flag(Findings found, String at, Flag flag) {
        flag.issue().ifPresent(id -> found.reference(at + "/issue", id, found.issues, "issue"));
        new Conditions(found).inspect(at + "/when", flag.when());
        if (flag.when().reads().stream().anyMatch(q -> found.questions.containsKey(q)
                && found.questions.get(q).phase() != Phase.SAFETY))
            found.add(at + "/when", "E-FLAG", "A flag reads safety questions only, so that nothing asked later alters the "
                    + "urgency; ask this in phase SAFETY.");
        if (flag.urgency() == Urgency.RED && flag.immediateSteps().isEmpty())
            found.add(at + "/immediateSteps", "E-FLAG", "A red flag says what to do this minute; write at least one step.");
        if (!flag.urgency().atLeast(Urgency.ORANGE))
            found.add(at + "/urgency", "E-FLAG", "A flag is RED or ORANGE; what is less urgent is an issue.");
    }
}
