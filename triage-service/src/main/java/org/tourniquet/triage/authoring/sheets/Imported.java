package org.tourniquet.triage.authoring.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.tourniquet.triage.protocol.Flaw;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an uploaded spreadsheet says as far as it can be read, and what cannot be read in it. */
public record Imported(ObjectNode protocol, Places places, List<Slip> slips) {

    /** They weigh the whole against each other, so a single unreadable cell makes them speak of others. */
    private static final Set<String> OF_THE_WHOLE = Set.of("E-DEAD", "E-UNREACHABLE");

    /** Everything that is wrong: in the cells first, then in the protocol they make, each at its cell. */
    public List<Slip> with(List<Flaw> flaws) {
        var all = new ArrayList<>(slips);
        // while sheets or columns are missing, what the rest lacks says nothing
        if (slips.stream().noneMatch(s -> s.code().equals("E-SHEET") || s.code().equals("E-COLUMN")))
            places.of(flaws).stream().filter(this::certain).filter(slip -> slips.stream().noneMatch(s -> s.covers(slip)))
                    .forEach(all::add);
        return List.copyOf(all);
    }

    private boolean certain(Slip slip) {
        return slips.isEmpty() || !slip.warning() && !OF_THE_WHOLE.contains(slip.code());
    }
}
