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

    /** A person's language as the desk calls it. */
    static String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
    }
}
