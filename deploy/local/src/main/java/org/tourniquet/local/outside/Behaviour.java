package org.tourniquet.local.outside;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A fault that somebody asked for: what happens to messages for certain recipients, and how often. */
public record Behaviour(String recipients, Action action, Integer code, Long millis, Integer times) {

    /** What an outside party may do to a message. */
    public enum Action {
        ACCEPT,
        SLOW,
        GREYLIST,
        REJECT,
        DROP,
        MUTE,
        THROTTLE,
        ACCEPT_THEN_DIE,
        /** Takes a mail and sends it back later: code 550, or 552 for a full mailbox. */
        BOUNCE,
        SHUFFLE_CALLBACKS,
        DOUBLE_CALLBACKS
    }

    public Behaviour {
        if (recipients == null || recipients.isBlank())
            recipients = "*";
        if (action == null)
            throw new IllegalArgumentException("action is missing");
        pattern(recipients);
    }

    public static Behaviour of(Map<String, ?> json) {
        var action = json.get("action");
        try {
            return new Behaviour((String) json.get("recipients"),
                    action == null ? null : Action.valueOf(action.toString().toUpperCase()), whole(json.get("code")),
                    json.get("millis") == null ? null : (long) whole(json.get("millis")), whole(json.get("times")));
        } catch (ClassCastException e) {
            throw new IllegalArgumentException("recipients and action are texts; code, millis and times are numbers", e);
        }
    }

    /** A glob (`*@example.com`, `+1555*`) if it reads as one, else a regular expression; the whole address must fit. */
    public static Pattern pattern(String recipients) {
        if (recipients.matches("[\\w@.+*?%-]*") && !recipients.contains(".*") && !recipients.contains(".+"))
            return Pattern.compile(glob(recipients), Pattern.CASE_INSENSITIVE);
        try {
            return Pattern.compile(recipients, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("recipients is neither a glob nor a regular expression", e);
        }
    }

    private static String glob(String text) {
        var regex = new StringBuilder();
        for (char c : text.toCharArray()) {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    private static Integer whole(Object value) {
        return value == null ? null : value instanceof Number n ? (Integer) n.intValue() : Integer.valueOf((String) value);
    }
}
