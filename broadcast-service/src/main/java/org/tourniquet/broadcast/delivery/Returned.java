package org.tourniquet.broadcast.delivery;

import java.util.List;

/**
 * What a mail that came to us says, as far as it says it.
 *
 * @param mail what makes it the same mail when it is read again
 * @param ended whether the relay has given up; a delay is told while it still tries
 * @param recipient whom it is about; null where it does not say
 * @param status as of RFC 3463, such as 5.1.1; null where it does not say
 * @param reason in one line, without any address
 * @param about the Message-IDs it names, the likeliest first
 * @param cameTo every address it was sent to: one of them may be the return address that only this delivery had
 */
public record Returned(String mail, Kind kind, boolean ended, String recipient, String status, String reason,
        List<String> about, List<String> cameTo) {
    private static final int LONGEST = 160;

    /** What kind of mail it is. */
    public enum Kind {
        HARD,
        SOFT,
        COMPLAINT,
        /** Sent by no human hand: an absence, a receipt, a list. */
        AUTOMATIC,
        /** Somebody wrote to us. */
        WORDS;

        /** Whether it tells of a mail of ours that did not go well. */
        public boolean bounced() {
            return this == HARD || this == SOFT || this == COMPLAINT;
        }
    }

    /** Whether a status of RFC 3463 says that there is no such mailbox (5.1.10: its domain takes no mail at all). */
    public static boolean noSuchMailbox(String status) {
        return "5.1.1".equals(status) || "5.1.10".equals(status);
    }

    /** What a stranger's server says, cut to what a page can show; an address in it is personal. */
    public static String oneLine(String said) {
        String line = said == null ? ""
                : said.replaceAll("[\\p{Cntrl}\\s]+", " ").replaceAll("[^\\s<>\"']+@[^\\s<>\"']+", "(address)").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
