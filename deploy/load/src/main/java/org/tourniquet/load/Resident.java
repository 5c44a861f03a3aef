package org.tourniquet.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.tourniquet.local.suite.Part;

/** The most memory that a part of the suite has held so far. */
final class Resident {

    private Resident() {
    }

    /** As Linux says in {@code /proc}; 0 where there is none. */
    static double mebibytes(Part part) throws IOException {
        Path status = Path.of("/proc", String.valueOf(part.pid().orElseThrow()), "status");
        if (Files.notExists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }
}
