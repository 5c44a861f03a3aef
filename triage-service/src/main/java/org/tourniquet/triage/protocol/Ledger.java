package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The explanation: every point of every issue, and which answer brought it; the lines of an issue sum to its score. */
final class Ledger {

    private final Weighing weighing;
    private final List<Verdict.Line> lines = new ArrayList<>();

    Ledger(Weighing weighing, Contest contest, List<Integer> order, Current now) {
        this.weighing = weighing;
        for (int i : order) {
            var own = new ArrayList<Verdict.Line>();
            for (int j = 0; j < weighing.issues.size(); j++)
                add(own, i, Optional.empty(), Optional.empty(), List.of(weighing.baseOf(j)));
            for (var ballot : contest.given) {
                var value = now.value(ballot.question());
                add(own, i, Optional.of(ballot.question().id()), value,
                        weighing.grains(ballot.question(), value.orElseThrow()));
            }
            own.sort(Comparator.comparingLong(Verdict.Line::quarters).reversed());
            lines.addAll(own);
        }
    }

    private void add(List<Verdict.Line> to, int issue, Optional<String> question, Optional<Value> answer,
            List<Weighing.Grain> grains) {
        for (var grain : grains) {
            int share = weighing.share(issue, grain);
            if (share == 0 || grain.points() == 0)
                continue;
            var relieves = grain.issue() == issue ? Optional.<String> empty()
                    : Optional.of(weighing.issues.get(grain.issue()).id());
            to.add(new Verdict.Line(weighing.issues.get(issue).id(), (long) share * grain.points(), question, answer,
                    relieves, share == 4 ? 0 : share));
        }
    }

    List<Verdict.Line> lines() {
        return List.copyOf(lines);
    }
}
