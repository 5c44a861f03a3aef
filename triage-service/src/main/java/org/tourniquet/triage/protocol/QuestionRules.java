package org.tourniquet.triage.protocol;

/** Checks each question: "I don't know" allowed, something to choose from, points that its dimension has. */
final class QuestionRules {

    private QuestionRules() {
    }

    static void inspect(Findings found) {
        for (int i = 0; i < found.protocol.questions().size(); i++)
            question(found, "/questions/" + i, found.protocol.questions().get(i));
    }

    private static void question(Findings found, String at, Question question) {
        found.unique(at + "/options", question.options().stream().map(Question.Option::id).toList());
        question.issue().ifPresent(id -> found.reference(at + "/issue", id, found.issues, "issue"));
        question.visibleIf().ifPresent(c -> new Conditions(found).inspect(at + "/visibleIf", c));
        found.points(at + "/unknown/points", question.unknown().points());
        if (question.phase() != Phase.CONTEXT && !question.unknown().allowed())
            found.add(at + "/unknown", "E-UNKNOWN", "Somebody in panic may not know: set “allowed” to true here.");
        if (question.cost() < 1)
            found.add(at + "/cost", "E-WEIGHT", "A cost is at least 1.");
        if (Visibility.choices(found.protocol, question).isEmpty() && question.type() != QuestionType.TEXT)
            found.add(at + "/options", "E-OPTIONS", "There is nothing to choose from; write the options.");
        question.dimension().ifPresent(d -> scored(found, at, question, d));
        if (question.type() == QuestionType.TEXT && question.phase() != Phase.CONTEXT)
            found.add(at + "/type", "E-PHASE", "Free text is never scored; it belongs to CONTEXT.");
        if (question.type() == QuestionType.DUEL)
            found.add(at + "/type", "E-PHASE", "A duel is made by the engine, never written down; take it out.");
    }

    private static void scored(Findings found, String at, Question question, Dimension dimension) {
        var weights = found.protocol.dimensions().get(dimension);
        if (weights == null) {
            found.add(at + "/dimension", "E-REF", "The protocol gives no points for " + dimension
                    + "; give some in dimensions.");
            return;
        }
        boolean pick = question.source() == Question.Source.ACTIVE_ISSUES;
        if (question.type() == QuestionType.PICK && !pick)
            found.add(at + "/optionsFrom", "E-OPTIONS", "A pick offers the active issues: set optionsFrom to ACTIVE_ISSUES.");
        if (!pick && question.issue().isEmpty())
            found.add(at + "/issue", "E-REF", "A scored question says which issue it is about.");
        if ((pick || question.type() == QuestionType.MULTI) && question.unknown().points() != 0)
            found.add(at + "/unknown/points", "E-WEIGHT", "Not knowing which says nothing about any issue; give 0.");
        for (int o = 0; o < question.options().size(); o++) {
            int level = question.options().get(o).level();
            if (level >= weights.levels().size() || level < 0 && question.type() != QuestionType.MULTI)
                found.add(at + "/options/" + o + "/level", "E-WEIGHT", dimension + " has the levels 0 to "
                        + (weights.levels().size() - 1) + "; name one of them.");
        }
    }
}
