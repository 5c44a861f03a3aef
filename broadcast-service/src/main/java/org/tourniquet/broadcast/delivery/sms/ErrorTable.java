package org.tourniquet.broadcast.delivery.sms;

import java.util.Map;
import java.util.Set;

import org.tourniquet.broadcast.delivery.Outcome;
import org.tourniquet.broadcast.delivery.Receipts;

/** What the provider's error codes mean for one message: https://www.twilio.com/docs/api/errors. */
final class ErrorTable {
    private static final Map<Integer, String> REFUSED = Map.ofEntries(Map.entry(21211, "not a number"),
            Map.entry(21614, "not a mobile number"), Map.entry(21612, "no way to this number"),
            Map.entry(21408, "the account may not text this region"), Map.entry(21617, "the text is too long"),
            Map.entry(21602, "the text is empty"), Map.entry(30003, "the phone could not be reached"),
            Map.entry(30004, "the number is blocked"), Map.entry(30005, "unknown number"),
            Map.entry(30006, "a landline, or the carrier cannot be reached"), Map.entry(30007, "filtered by the carrier"),
            Map.entry(30008, "the carrier gave no reason"), Map.entry(30036, "not sent before it expired"));
    private static final Map<Integer, String> LATER = Map.of(30001, "the provider's queue is full", 21611,
            "the number's queue is full");
    private static final Map<Integer, String> ACCOUNT_LATER = Map.of(20429, "too many requests at once", 63017,
            "the account's rate is used up", 63018, "the account's rate is used up", 14107, "the account's rate is used up");
    private static final Map<Integer, String> ACCOUNT_BROKEN = Map.of(20003, "the provider refuses our token", 30002,
            "the account is suspended", 21606, "the number may not send texts", 21603, "no sender's number is set");

    /** Nothing sent to it will ever arrive. */
    private static final Set<Integer> NO_SUCH_NUMBER = Set.of(21211, 21614, 30005, 30006);
    /** A second try may well arrive: the queue was full, or nobody knows why. */
    private static final Set<Integer> ONCE_MORE = Set.of(30001, 30008);

    private ErrorTable() {
    }

    /** What follows from a code in the answer to a message. */
    static Outcome outcome(int code) {
        if (code == 21610)
            return new Outcome.OptedOut();
        if (NO_SUCH_NUMBER.contains(code))
            return new Outcome.NoSuchAddress(reason(code));
        if (LATER.containsKey(code))
            return Outcome.TryLater.message(LATER.get(code));
        if (ACCOUNT_LATER.containsKey(code))
            return Outcome.TryLater.account(ACCOUNT_LATER.get(code), null);
        if (ACCOUNT_BROKEN.containsKey(code))
            return new Outcome.Down(reason(code), true);
        return new Outcome.Refused(reason(code));
    }

    /** What follows from a code in a receipt for a message that did not arrive. */
    static Receipts.Follows follows(Integer code) {
        if (code == null)
            return Receipts.Follows.NOTHING;
        return NO_SUCH_NUMBER.contains(code) ? Receipts.Follows.NO_SUCH_ADDRESS
                : ONCE_MORE.contains(code) ? Receipts.Follows.ONCE_MORE : Receipts.Follows.NOTHING;
    }

    /** In words, for a receipt as for an answer; a code nobody knows is told as it is. */
    static String reason(Integer code) {
        if (code == null)
            return "the provider gave no reason";
        String known = REFUSED.getOrDefault(code,
                LATER.getOrDefault(code, ACCOUNT_LATER.getOrDefault(code, ACCOUNT_BROKEN.get(code))));
        return known == null ? "the provider's error " + code : known + " (" + code + ")";
    }
}
