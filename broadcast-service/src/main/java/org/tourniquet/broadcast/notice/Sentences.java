package org.tourniquet.broadcast.notice;

import java.util.regex.Pattern;

/** What stands between two things that are said one after the other, so that nobody reads them as one. */
final class Sentences {
    private static final Pattern ENDED = Pattern.compile("[.!?:؟…][\"')»”’]?\\s*$");
    /** A full stop behind an address would become a part of it on some phones. */
    private static final Pattern LINKED = Pattern.compile(
            "(?:https?://\\S*|www\\.\\S*|\uE000(?:help|unsubscribe)[^\uE001]*\uE001"
                    + "|\\{\\{\\s*(?:help|contact|check|unsubscribe)\\s*}})$");

    private Sentences() {
    }

    /** A space after a sentence, a full stop before it where there is none yet; nothing after nothing. */
    static String between(String said) {
        return between(said, " ");
    }

    /** The same, with {@code line} after an address or a place that one may fill. */
    static String between(String said, String line) {
        if (said == null || said.isBlank())
            return "";
        return LINKED.matcher(said).find() ? line : ENDED.matcher(said).find() ? " " : ". ";
    }
}
