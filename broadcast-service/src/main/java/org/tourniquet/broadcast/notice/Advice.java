package org.tourniquet.broadcast.notice;

import java.util.List;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What could be better in a wording of one language, each with the reason. Advice, never a wall: whoever writes may ignore it,
 * and who approves sees what was ignored.
 *
 * @param parts what a good crisis message says (CERC), and whether it is there
 * @param how how this language is judged, said honestly
 */
@RegisterForReflection
public record Advice(String language, List<Part> parts, List<Flag> flags, Level level, String how) {

    /** One thing a crisis message says; {@code because} quotes what was found, or says what to add. */
    @RegisterForReflection
    public record Part(String name, boolean said, String because) {
    }

    /** A place that could be better: in which form, which words, why, and what to write instead. */
    @RegisterForReflection
    public record Flag(String kind, String form, String words, String because) {
    }

    /** How hard it is to read by a published formula; {@code formula} is null where there is no sound one. */
    @RegisterForReflection
    public record Level(String formula, Double value, double most, boolean hard, String source) {
        /** As it stands beside the words. */
        public String said() {
            return value == null ? source
                    : "%s %.0f%s".formatted(formula, value,
                            hard ? ", more than the %.0f that most people read easily".formatted(most) : ", easy to read");
        }
    }

    public List<Part> missing() {
        return parts.stream().filter(part -> !part.said).toList();
    }

    /** How much is left to be said about it. */
    public int open() {
        return missing().size() + flags.size() + (level.hard ? 1 : 0);
    }

    /** What a form is called in the console. */
    public static String formName(String form) {
        return switch (form) {
            case "subject" -> "Subject";
            case "body" -> "E-mail";
            case "sms" -> "Text message";
            case "opening" -> "First words";
            case "changed" -> "What changed";
            case "unknown" -> "What we do not know yet";
            case "doing" -> "What we are doing";
            case "you" -> "What you can do";
            default -> "Banner";
        };
    }
}
