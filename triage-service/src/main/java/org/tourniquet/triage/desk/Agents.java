package org.tourniquet.triage.desk;

import java.util.Locale;

import org.tourniquet.kit.edge.LocalPeople;

/** How the desk names things: agents are people, not logins, and languages are in the desk's own. */
final class Agents {

    private Agents() {
    }

    static String name(String login) {
        return login == null ? null : LocalPeople.nameOf(login);
    }

    /** How soon a human has to be there: the colour, for those who work by it, and what it means. */
    static String urgency(String urgency) {
        return switch (urgency) {
            case "RED" -> "Red: now";
            case "ORANGE" -> "Orange: 10 minutes";
            case "YELLOW" -> "Yellow: one hour";
            case "GREEN" -> "Green: two hours";
            case "BLUE" -> "Blue: four hours";
            default -> urgency;
        };
    }

    /** How far the questions came. */
    static String status(String status) {
        return switch (status) {
            case "DECIDED" -> "First";
            case "PROVISIONAL" -> "First, as far as was asked";
            case "ABANDONED" -> "First, when the answers stopped";
            case "RED_FLAG" -> "Danger";
            case "UNDETERMINED" -> "No single first problem";
            case "UNASKED" -> "Not asked yet";
            default -> status;
        };
    }

    /** A person's language as the desk calls it. */
    static String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
    }
}
