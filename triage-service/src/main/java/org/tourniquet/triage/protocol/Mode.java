package org.tourniquet.triage.protocol;

import java.util.OptionalInt;

/**
 * How this assessment is run: everything asked or only what can still matter, how often the person got in touch in the
 * last 72 hours, this time included, and after how many answers it must come to an end (by text message: eight, then one
 * duel).
 */
public record Mode(boolean full, int contacts, OptionalInt budget) {

    public static final Mode SHORT = new Mode(false, 1);
    public static final Mode FULL = new Mode(true, 1);
    public static final Mode TEXT = SHORT.withBudget(8);

    public Mode(boolean full, int contacts) {
        this(full, contacts, OptionalInt.empty());
    }

    public Mode withContacts(int contacts) {
        return new Mode(full, contacts, budget);
    }

    public Mode withBudget(int questions) {
        return new Mode(full, contacts, OptionalInt.of(questions));
    }

    /** The tighter of its own budget and the protocol's limit; none where everything is asked. */
    OptionalInt most(Limits limits) {
        if (full || budget.isEmpty() || limits.maxQuestions().isEmpty())
            return full ? OptionalInt.empty() : budget.isPresent() ? budget : limits.maxQuestions();
        return OptionalInt.of(Math.min(budget.getAsInt(), limits.maxQuestions().getAsInt()));
    }
}
