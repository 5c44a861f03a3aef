package org.tourniquet.triage.protocol;

import java.util.HashMap;
import java.util.Map;

/** Checks the issues: a need that leads somewhere, and two ways to stop the bleeding that are really two. */
final class Ways {

    private Ways() {
    }

    static void inspect(Findings found) {
        var firstSteps = new HashMap<String, String>();
        for (int i = 0; i < found.protocol.issues().size(); i++)
            issue(found, "/issues/" + i, found.protocol.issues().get(i), firstSteps);
    }

    private static void issue(Findings found, String at, Issue issue, Map<String, String> firstSteps) {
        if (!found.protocol.tables().routes().containsKey(issue.kind()))
            found.add(at + "/kind", "E-REF", "“" + issue.kind() + "” has no row in the route table; say in routeTable where "
                    + "this need leads.");
        if (issue.minUrgency().filter(u -> u == Urgency.RED).isPresent())
            found.add(at + "/minUrgency", "E-FLAG", "RED comes only from a flag; an issue asks for ORANGE at most.");
        issue.bindsFlag().filter(f -> found.protocol.flag(f).isEmpty()).ifPresent(
                f -> found.add(at + "/bindsFlag", "E-REF", "There is no flag “" + f + "”; write it, or take this out."));
        found.points(at + "/basePoints", issue.basePoints());
        if (issue.stopTheBleeding().size() != 2)
            found.add(at + "/stopTheBleeding", "E-OPTIONS", "Exactly two ways to stop the bleeding belong here; there "
                    + (issue.stopTheBleeding().size() == 1 ? "is one." : "are " + issue.stopTheBleeding().size() + "."));
        found.unique(at + "/stopTheBleeding", issue.stopTheBleeding().stream().map(Issue.Way::id).toList());
        for (int l = 0; l < issue.links().size(); l++)
            if (!issue.links().get(l).address().texts().values().stream().allMatch(Issue.Link::followed))
                found.add(at + "/links/" + l + "/url", "E-LINK", "A link begins with https:// or tel:; nothing else is put "
                        + "before a person.");
        for (int w = 0; w < issue.stopTheBleeding().size(); w++)
            way(found, at + "/stopTheBleeding/" + w, issue.stopTheBleeding().get(w), firstSteps);
    }

    private static void way(Findings found, String at, Issue.Way way, Map<String, String> firstSteps) {
        if (way.steps().isEmpty()) {
            found.add(at + "/steps", "E-OPTIONS", "A way out needs at least one step: who does what, with what, by when.");
            return;
        }
        way.steps().getFirst().texts().forEach((language, step) -> {
            var other = step.isBlank() ? null : firstSteps.putIfAbsent(language + " " + step.strip(), at);
            if (other != null)
                found.add(at + "/steps/0", "E-OPTIONS", "The first step (" + language + ") is the same as at " + other
                        + "; two ways that begin alike are one.");
        });
    }
}
