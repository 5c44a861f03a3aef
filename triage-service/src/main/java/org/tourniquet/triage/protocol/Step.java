package org.tourniquet.triage.protocol;

import java.util.List;
import java.util.Optional;

/** What comes next: one more question, or the verdict. */
public sealed interface Step {

    /**
     * A question to put. The choices are those of this person: a pick offers only what is happening. "None of these" is
     * a choice of every pick, "I don't know" wherever {@code question.unknown().allowed()}. At most so many questions
     * are still to come, this one included; a person is offered after several "I don't know" in a row.
     */
    record Ask(Question question, List<Question.Option> choices, Why why, int asked, int atMost,
            boolean offerHuman) implements Step {
    }

    record Done(Verdict verdict) implements Step {
    }

    /** Why a question is asked: it belongs to the fixed ones, it decides between two issues, or it checks a contradiction. */
    record Why(Kind kind, Optional<String> leader, Optional<String> rival) {
        public enum Kind {
            ALWAYS,
            DECIDES,
            CHECK
        }

        static final Why ALWAYS = new Why(Kind.ALWAYS, Optional.empty(), Optional.empty());
        static final Why CHECK = new Why(Kind.CHECK, Optional.empty(), Optional.empty());
    }
}
