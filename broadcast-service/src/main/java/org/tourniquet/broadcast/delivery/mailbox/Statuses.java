package org.tourniquet.broadcast.delivery.mailbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tourniquet.broadcast.delivery.Returned.Kind;

/**
 * Whether an address is gone or only this mail did not get through: by the status of RFC 3463 where it says so, else by the
 * words
 * that servers use. In doubt about words the mail failed and the address lives: silence in a crisis costs more than a bounce.
 */
final class Statuses {
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.])");
    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([45])\\d\\d(?=[ \\-:]|$)");
    private static final Pattern PASSES = words(
            "mailbox (is )?full|full mailbox|over ?(the )?quota|quota (is )?exceeded|exceed\\w* .{0,30}(quota|storage|limit)",
            "insufficient .{0,10}storage|out of (disk )?space|temporar|try(ing)? again|greylist|time[d]? ?out|not respond",
            "connection (was )?(refused|dropped|timed)|too (many|large|big)|size limit|rate limit|\\bspam|blocked|black-?list",
            "block-?list|policy|reputation|content (was )?rejected|\\bloop|hop count|still be(ing)? tried|will be retried|delayed",
            "boîte .{0,20}pleine|postilaatikko .{0,20}täynnä|megtelt|saturée");
    private static final Pattern GONE = words(
            "(user|recipient|address|mailbox|account|domain) (is |was )?(unknown|not found|invalid|disabled|inactive|deactivated)",
            "(unknown|invalid|no such|bad) (\\w+ )?(user|recipient|address|mailbox|account|person|domain)",
            "(does not|doesn.t|do not|don.t) (\\w+ )?(exist|have (an?|any) )|(was|is|were|could) ?(not|n.t) (be )?found|not listed in",
            "no mailbox (here )?by that name|mailbox unavailable|recipient (address )?rejected|no longer (valid|in use|here|accept)",
            "unrouteable|account (has been |is |was )?(closed|disabled|suspended|deleted|terminated)|not a (valid|known) (user|mailbox)",
            "host or domain name not found|name or service not known|n.existe pas|inconnu|ei ole olemassa|tuntematon|nem létezik",
            "ismeretlen|this user doesn.t have");

    private Statuses() {
    }

    /** The status of RFC 3463 in a text; null where there is none. */
    static String in(String text) {
        Matcher status = STATUS.matcher(text);
        return status.find() ? status.group() : null;
    }

    /** What follows for the address. */
    static Kind kind(String status, String words) {
        Matcher parts = STATUS.matcher(status == null ? "" : status);
        if (!parts.matches())
            return byWords(words);
        if (!parts.group(1).equals("5"))
            return Kind.SOFT;
        String detail = parts.group(3);
        return switch (parts.group(2)) {
            case "1" -> detail.equals("7") || detail.equals("8") ? Kind.SOFT : Kind.HARD;
            case "2" -> detail.equals("2") || detail.equals("3") || detail.equals("4") ? Kind.SOFT : Kind.HARD;
            case "0" -> PASSES.matcher(words).find() ? Kind.SOFT : Kind.HARD;
            case "4" -> detail.equals("4") || GONE.matcher(words).find() ? Kind.HARD : Kind.SOFT;
            default -> GONE.matcher(words).find() ? Kind.HARD : Kind.SOFT;
        };
    }

    private static Kind byWords(String words) {
        if (PASSES.matcher(words).find())
            return Kind.SOFT;
        Matcher code = CODE.matcher(words);
        boolean later = code.find() && code.group(1).equals("4");
        return !later && GONE.matcher(words).find() ? Kind.HARD : Kind.SOFT;
    }

    private static Pattern words(String... alternatives) {
        return Pattern.compile(String.join("|", alternatives),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
