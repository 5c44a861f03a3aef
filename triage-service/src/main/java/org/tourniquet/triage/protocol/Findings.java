package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the checks of a protocol have found so far, and the names they may look up. */
final class Findings {

    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final int MOST_POINTS = 1_000_000;

    final Protocol protocol;
    final Set<String> issues;
    final Map<String, Question> questions = new HashMap<>();
    private final List<Flaw> flaws = new ArrayList<>();

    Findings(Protocol protocol) {
        this.protocol = protocol;
        this.issues = protocol.issues().stream().map(Issue::id).collect(Collectors.toSet());
        protocol.questions().forEach(q -> questions.putIfAbsent(q.id(), q));
    }

    List<Flaw> all() {
        return List.copyOf(flaws);
    }

    void add(String at, String code, String sentence) {
        flaws.add(new Flaw(at, code, sentence));
    }

    void reference(String at, String id, Collection<String> known, String what) {
        if (!known.contains(id))
            add(at, "E-REF", "There is no " + what + " “" + id + "”; write it, or name one of those that are there.");
    }

    void unique(String at, List<String> ids) {
        var seen = new HashSet<String>();
        for (int i = 0; i < ids.size(); i++) {
            id(at + "/" + i + "/id", ids.get(i));
            if (!seen.add(ids.get(i)))
                add(at + "/" + i + "/id", "E-ID", "“" + ids.get(i) + "” is there twice; give one of them another id.");
        }
    }

    void id(String at, String id) {
        if (!ID.matcher(id).matches() || id.equals(Value.UNKNOWN) || id.equals(Value.NONE))
            add(at, "E-ID", "“" + id + "” is not a usable id: letters, digits, - and _, beginning with a letter; not "
                    + Value.UNKNOWN + " and not " + Value.NONE + ".");
    }

    void points(String at, int points) {
        if (Math.abs((long) points) > MOST_POINTS)
            add(at, "E-WEIGHT", "At most a million points; what is worse than all else belongs into a red flag.");
        else if (points < 0)
            add(at, "W-NEGATIVE", "Negative points are hard to explain; give points to the other answers instead.");
    }
}
