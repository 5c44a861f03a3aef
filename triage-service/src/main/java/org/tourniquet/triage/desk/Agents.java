package org.tourniquet.triage.desk;

import org.tourniquet.kit.edge.LocalPeople;

/** The name a person reads under an agent's words; agents are people, not logins. */
final class Agents {

    private Agents() {
    }

    static String name(String login) {
        return login == null ? null : LocalPeople.nameOf(login);
    }
}
