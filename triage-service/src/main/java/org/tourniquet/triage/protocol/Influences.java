package org.tourniquet.triage.protocol;

import java.util.HashSet;

/** Checks what drives what: between issues that are there, never itself, each pair once, one to three quarters. */
final class Influences {

    private Influences() {
    }

    static void inspect(Findings found) {
        var seen = new HashSet<String>();
        for (int i = 0; i < found.protocol.influence().size(); i++) {
            var edge = found.protocol.influence().get(i);
            var at = "/influence/" + i;
            found.reference(at + "/from", edge.from(), found.issues, "issue");
            found.reference(at + "/to", edge.to(), found.issues, "issue");
            if (edge.from().equals(edge.to()))
                found.add(at, "E-EDGE", "An issue cannot relieve itself; take this out.");
            if (edge.strength() < 1 || edge.strength() > 3)
                found.add(at + "/strength", "E-EDGE", "The strength is 1, 2 or 3 quarters.");
            if (!seen.add(edge.from() + " " + edge.to()))
                found.add(at, "E-EDGE", "This influence is already listed; keep one of the two.");
        }
    }
}
