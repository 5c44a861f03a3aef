package org.tourniquet.broadcast.notice;

/** A verb was said to a notice that it may not follow; the code tells which rule stood in the way. */
public class NoticeRefused extends RuntimeException {
    /** The rule that stood in the way. */
    public enum Why {
        /** The notice is not in a state from which this can be done; someone else may have been quicker. */
        WRONG_STATE,
        /** The author may not approve what they wrote. */
        OWN_NOTICE,
        /** The word typed is not the word asked for. */
        WRONG_WORD,
        /** What would be sent is not what was submitted. */
        CONTENT_CHANGED,
        /** A drill does not need this. */
        DRILL
    }

    private final Why why;

    NoticeRefused(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
