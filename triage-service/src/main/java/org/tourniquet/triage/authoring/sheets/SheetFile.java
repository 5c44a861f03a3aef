package org.tourniquet.triage.authoring.sheets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.tourniquet.kit.edge.Problem;

import com.fasterxml.jackson.databind.JsonNode;

/** A protocol as a file for spreadsheet programs, written and read. */
public final class SheetFile {

    /** The two forms of such a file; what is in them is the same. */
    public enum Format {
        XLSX(SheetFile.XLSX, ".xlsx"),
        CSV(SheetFile.ZIP, ".csv.zip");

        public final String type;
        public final String ending;

        Format(String type, String ending) {
            this.type = type;
            this.ending = ending;
        }
    }

    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String ZIP = "application/zip";

    private static final String SAVE = " Save it as .xlsx, or each sheet as CSV UTF-8 in one zip, and upload that.";

    private SheetFile() {
    }

    public static byte[] written(JsonNode protocol, Format format) {
        var tables = Export.of(protocol);
        return format == Format.XLSX ? Xlsx.written(tables) : CsvParcel.written(tables);
    }

    /** Whether this can be nothing but a file for spreadsheet programs, told by its first bytes and not by its name. */
    public static boolean is(byte[] file) {
        return starts(file, 'P', 'K', 3, 4) || starts(file, 'P', 'K', 5, 6) || old(file);
    }

    /** Reads whatever can be read, so that everything wrong can be named at once. */
    public static Imported read(byte[] file) {
        if (old(file))
            throw refused("This is an old .xls file, or one with a password.");
        if (!is(file))
            throw refused(
                    new String(file, 0, Math.min(file.length, 2_000), StandardCharsets.ISO_8859_1).matches("(?s).*[,;\t].*\n.*")
                            ? "One CSV file holds one sheet only, and a protocol has several."
                            : "This is neither an .xlsx file nor a zip of CSV files.");
        var parts = Parcel.unpacked(file);
        List<Slip> slips = new ArrayList<>();
        return Import.of(tables(parts, slips), slips);
    }

    private static List<Table> tables(Map<String, byte[]> parts, List<Slip> slips) {
        if (parts.containsKey(Xlsx.TYPES)) {
            unwanted(parts);
            return Xlsx.read(parts, slips);
        }
        if (parts.containsKey("mimetype"))
            throw refused("This is an OpenDocument file.");
        if (parts.keySet().stream().noneMatch(name -> name.toLowerCase(Locale.ROOT).endsWith(".csv")))
            throw refused("There is no CSV file in this zip.");
        return CsvParcel.read(parts, slips);
    }

    /** Programs in a spreadsheet are not for us to carry about, even unread. */
    private static void unwanted(Map<String, byte[]> parts) {
        boolean macros = parts.keySet().stream().map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.endsWith("vbaproject.bin") || name.contains("/macrosheets/"))
                || new String(parts.get(Xlsx.TYPES), StandardCharsets.UTF_8).contains("macroEnabled");
        if (macros)
            throw Problem.of(415, "macros", "This file has macros in it, so it was not read")
                    .detail("Save it as .xlsx without macros and upload that.");
        if (!parts.containsKey("xl/workbook.xml")
                && parts.keySet().stream().noneMatch(name -> name.matches("xl/workbook\\d*\\.xml")))
            throw refused("This is a document of another kind.");
    }

    private static Problem refused(String what) {
        return Problem.of(415, "not-a-spreadsheet", "This cannot be read as a spreadsheet").detail(what + SAVE);
    }

    private static boolean old(byte[] file) {
        return starts(file, 0xd0, 0xcf, 0x11, 0xe0);
    }

    private static boolean starts(byte[] file, int... with) {
        for (int i = 0; i < with.length; i++)
            if (i >= file.length || (file[i] & 0xff) != with[i])
                return false;
        return true;
    }
}
