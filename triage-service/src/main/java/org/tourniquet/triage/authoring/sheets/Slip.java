package org.tourniquet.triage.authoring.sheets;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One thing that is wrong in a spreadsheet: the sheet, the row and column as its program counts them, and what to do. */
@RegisterForReflection
@TemplateData
public record Slip(String sheet, Integer row, String column, String cell, String code, String detail) {

    /** About a file or a sheet as a whole. */
    static Slip of(String sheet, String code, String detail) {
        return new Slip(sheet, null, null, null, code, detail);
    }

    /** Advice does not keep the protocol from being published. */
    public boolean warning() {
        return code.startsWith("W-");
    }

    /** Whether the other one is about the same cell, or about the row or the sheet in which this one stands. */
    boolean covers(Slip other) {
        return sheet.equals(other.sheet) && (row == null || row.equals(other.row))
                && (column == null || column.equals(other.column));
    }
}
