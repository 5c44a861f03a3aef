package org.tourniquet.triage.protocol;

import java.util.List;
import java.util.Map;

/** The protocol's tables: urgency by horizon, route by the kind, and the order in which ties are broken. */
public record Tables(Map<String, Urgency> urgency, Map<String, Route> routes, List<Tie> ties) {

    /** A tie-break after the score; definition order always comes last. */
    public enum Tie {
        DANGER,
        TIME,
        CHOICE
    }

    public static final Map<String, Urgency> URGENCY = Map.of("minutes", Urgency.ORANGE, "hours", Urgency.YELLOW,
            "unknown", Urgency.YELLOW, "days", Urgency.GREEN, "later", Urgency.BLUE);
    public static final Map<String, Route> ROUTES = Map.of("technical", Route.TECH_CHAT, "coverage", Route.TEXT_AGENT,
            "reschedule", Route.SELF_SERVICE, "crisis", Route.HUMAN_NOW);
    public static final Tables STANDARD = new Tables(URGENCY, ROUTES, List.of(Tie.values()));

    public Tables {
        urgency = Map.copyOf(urgency);
        routes = Map.copyOf(routes);
        ties = List.copyOf(ties);
    }
}
