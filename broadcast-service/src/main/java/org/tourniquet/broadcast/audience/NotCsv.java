package org.tourniquet.broadcast.audience;

import java.nio.charset.Charset;

import org.tourniquet.kit.edge.Problem;

/** What is told of files that are no text, or not the text they are said to be. */
final class NotCsv {

    private NotCsv() {
    }

    /** Spreadsheets and archives are known by their first bytes, whatever they are called. */
    static void refuse(byte[] first) {
        if (starts(first, 'P', 'K', 3, 4) || starts(first, 'P', 'K', 5, 6) || starts(first, 0xD0, 0xCF, 0x11, 0xE0)
                || starts(first, 0x1F, 0x8B) || starts(first, '%', 'P', 'D', 'F') || starts(first, 0x37, 0x7A, 0xBC, 0xAF))
            throw Problem.of(415, "not-csv", "This is a spreadsheet or an archive, not a CSV file")
                    .detail("Save the sheet as CSV (UTF-8) and import that.");
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length)
            return false;
        for (int i = 0; i < with.length; i++)
            if ((bytes[i] & 0xFF) != with[i])
                return false;
        return true;
    }

    static Problem noEncoding(long offset) {
        return Problem.of(422, "encoding", "The file is not text in any encoding that we read").detail("Byte " + offset
                + " fits none of UTF-8, UTF-16, Windows-1252, Windows-1250 and ISO-8859-2. Save the file as CSV (UTF-8).");
    }

    static Problem otherEncoding(Charset charset, long offset) {
        return Problem.of(422, "encoding", "The file is not " + charset.name() + " text").detail("Byte " + offset
                + " does not fit. Save it as UTF-8, or name its encoding, for example charset=windows-1252.");
    }
}
