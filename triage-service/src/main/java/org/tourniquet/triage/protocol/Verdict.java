package org.tourniquet.triage.protocol;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of an assessment: how soon a human, which one issue first and why, and how sure that is. Only the winner
 * is proven; runner-up and confidence may differ from those of the full questionnaire.
 */
public record Verdict(Status status, Optional<String> winner, Optional<String> runnerUp, boolean tie, Urgency urgency,
        Reason reason, Route route, List<String> flags, List<String> openFlags, Confidence confidence,
        List<Issue.Way> options, List<Localized> complications, List<Issue.Link> links, List<Line> ledger,
        List<Contradiction> contradictions, int asked, int full) {

    /** ABANDONED is given by whoever sees that the person has gone; the engine never does. */
    public enum Status {
        DECIDED,
        PROVISIONAL,
        RED_FLAG,
        UNDETERMINED,
        ABANDONED
    }

    /** Why the urgency is what it is; the subject is a flag, a horizon or an issue. */
    public record Reason(Kind kind, String subject) {
        public enum Kind {
            FLAG,
            FLAG_OPEN,
            WITHDRAWN,
            CONTRADICTION,
            HORIZON,
            ISSUE,
            REPEATED_CONTACT,
            NOT_ASKED
        }
    }

    /** How far the answers agree: share of telling answers that point to the winner, and its lead over the next. */
    public record Confidence(Level level, double support, double margin, int pointing, int telling) {
        public enum Level {
            HIGH,
            MEDIUM,
            LOW
        }
    }

    /**
     * One line of the explanation: so many quarter points for this issue, because of this answer ({@code question} is
     * empty for what the issue weighs by itself), directly or by taking a share of another issue away.
     */
    public record Line(String issue, long quarters, Optional<String> question, Optional<Value> answer,
            Optional<String> relieves, int strength) {

        public double points() {
            return quarters / 4.0;
        }
    }

    /** Two answers that do not go together; the person is never blamed for it. */
    public record Contradiction(Kind kind, String question, String issue) {
        public enum Kind {
            FLAG_DENIED,
            WORST_AND_SMALL,
            LATER_AND_URGENT
        }
    }

    /** The score of an issue as the ledger explains it. */
    public double score(String issue) {
        return ledger.stream().filter(l -> l.issue().equals(issue)).mapToLong(Line::quarters).sum() / 4.0;
    }

    /** The same, with another issue first because the person wants it so; what was found becomes the runner-up. */
    Verdict instead(Issue wished, List<Issue.Way> ways, Route by) {
        return new Verdict(status, Optional.of(wished.id()), winner, false, urgency, reason, by, flags,
                openFlags, confidence, ways, wished.complications(), wished.links(), ledger, contradictions, asked, full);
    }

    /** The same, seen when the person has gone silent. */
    public Verdict abandoned() {
        return new Verdict(Status.ABANDONED, winner, runnerUp, tie, urgency, reason, route, flags, openFlags,
                confidence, options, complications, links, ledger, contradictions, asked, full);
    }
}
