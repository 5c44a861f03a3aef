package org.tourniquet.triage.authoring.sheets;

import org.dhatim.fastexcel.reader.Cell;

/** Finds out whether a number in a spreadsheet is shown as a date, which some programs make of "2-10". */
final class Dates {

    private Dates() {
    }

    static boolean shown(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && (id >= 14 && id <= 22 || id >= 45 && id <= 47))
            return true;
        String format = cell.getDataFormatString();
        return format != null && !format.equalsIgnoreCase("general")
                && format.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.", "").matches("(?i).*[ymdhs].*");
    }
}
