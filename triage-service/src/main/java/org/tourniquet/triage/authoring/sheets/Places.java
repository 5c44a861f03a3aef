package org.tourniquet.triage.authoring.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.tourniquet.triage.protocol.Flaw;

/** Where in the spreadsheet each piece of the protocol stands, so that what is wrong with it is shown there. */
public final class Places {

    /** A cell; a column that is not in the sheet has a name but no address. */
    record Place(String sheet, Integer row, String column, String cell) {

        Slip slip(String code, String detail) {
            return new Slip(sheet, row, column, cell, code, detail);
        }
    }

    private final Map<String, Place> places = new HashMap<>();

    void put(String pointer, Place place) {
        places.put(pointer, place);
    }

    void putIfAbsent(String pointer, Place place) {
        places.putIfAbsent(pointer, place);
    }

    /** The same flaw of a list that several questions share is told once. */
    public List<Slip> of(List<Flaw> flaws) {
        var slips = new LinkedHashSet<Slip>();
        flaws.forEach(flaw -> slips.add(at(flaw.pointer()).slip(flaw.code(), flaw.sentence())));
        return new ArrayList<>(slips);
    }

    private Place at(String pointer) {
        for (String near = pointer;; near = near.substring(0, near.lastIndexOf('/')))
            if (places.containsKey(near))
                return places.get(near);
            else if (near.isEmpty())
                return new Place(Layout.SETTINGS.name(), null, null, null);
    }
}
