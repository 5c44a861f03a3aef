package org.tourniquet.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One dated line of a CSV file, with the machine it was measured on. */
final class Line {

    private final Map<String, String> cells = new LinkedHashMap<>();

    Line() {
        cells.put("date", LocalDate.now().toString());
    }

    Line with(String column, Object value) {
        cells.put(column, String.valueOf(value));
        return this;
    }

    Line with(String column, int digits, double value) {
        return with(column, String.format(Locale.ROOT, "%." + digits + "f", value));
    }

    void keepIn(Path file) throws IOException {
        with("cores", Runtime.getRuntime().availableProcessors());
        with("load_average", 1, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        Files.createDirectories(file.getParent());
        if (Files.notExists(file)) {
            Files.writeString(file, String.join(",", cells.keySet()) + "\n");
        }
        Files.writeString(file, String.join(",", cells.values()) + "\n", StandardOpenOption.APPEND);
    }
}
