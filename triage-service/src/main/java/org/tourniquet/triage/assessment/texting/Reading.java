package org.tourniquet.triage.assessment.texting;

import java.util.List;

/** How a text was understood. */
public sealed interface Reading {

    /** An answer: the ids chosen; of several none at all is an answer too. */
    record Choice(List<String> ids) implements Reading {
        public Choice {
            ids = List.copyOf(ids);
        }
    }

    record Unknown() implements Reading {
    }

    /** Names something that was not said to be happening. */
    record Absent(String id) implements Reading {
    }

    record Human() implements Reading {
    }

    record Back() implements Reading {
    }

    /** Wants to go on in a browser. */
    record Web() implements Reading {
    }

    /** What is known so far will do. */
    record Enough() implements Reading {
    }

    /** Further questions, please. */
    record More() implements Reading {
    }

    /** The person's own words, for a human to read. */
    record Words() implements Reading {
    }
}
