package org.tourniquet.triage.authoring.sheets;

import java.util.ArrayList;
import java.util.List;

import org.tourniquet.triage.protocol.Flaw;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an uploaded spreadsheet says as far as it can be read, and what cannot be read in it. */
public record Imported(ObjectNode protocol, Places places, List<Slip> slips) {

    /** Everything that is wrong: in the cells first, then in the protocol they make, each at its cell. */
    public List<Slip> with(List<Flaw> flaws) {
        var all = new ArrayList<>(slips);
        // while sheets or columns are missing, what the rest lacks says nothing
        if (slips.stream().noneMatch(s -> s.code().equals("E-SHEET") || s.code().equals("E-COLUMN")
                || s.code().equals("E-FILE")))
            places.of(flaws).stream().filter(slip -> slips.stream().noneMatch(s -> s.covers(slip))).forEach(all::add);
        return List.copyOf(all);
    }
}
