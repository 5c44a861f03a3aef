package org.tourniquet.broadcast.notice;

import org.tourniquet.kit.edge.Problem;

/** Says a notice's own refusal in the words of the edge. */
final class Refusal {

    private Refusal() {
    }

    static void orProblem(Runnable verb) {
        try {
            verb.run();
        } catch (NoticeRefused refused) {
            throw problem(refused);
        }
    }

    private static Problem problem(NoticeRefused refused) {
        return switch (refused.why()) {
            case WRONG_STATE -> Problem.of(409, "wrong-state", "This cannot be done to the notice any more")
                    .detail(refused.getMessage() + ".");
            case OWN_NOTICE -> Problem.of(403, "own-notice", "Who wrote a notice cannot approve it")
                    .detail("Another manager has to look at it: not its author, and not who changed it last.");
            case WRONG_WORD -> Problem.of(422, "wrong-word", "The word does not match").at("/confirm", "wrong-word",
                    "must be the word shown");
            case CONTENT_CHANGED -> Problem.of(409, "content-changed", "This is not what was submitted")
                    .detail("Its words, people or media have changed. Return it, and have it submitted again.");
            case DRILL -> Problem.of(409, "drill", "A drill has time for a second person")
                    .detail("Nothing of it leaves the building, so nothing is lost by waiting.");
        };
    }
}
