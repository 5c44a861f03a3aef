package org.tourniquet.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The table at the end of a run and the dated line that is kept of it. */
final class Results {

    private static final String HEADER = "date,benchmark,people,rounds,ratio_min,ratio_median,ratio_max,peer_against_itself_max,"
            + "product_per_second_median,peer_per_second_median,product_cpu_us_per_unit,cores,load_average\n";

    private Results() {
    }

    static void report(String benchmark, int people, List<Round> rounds, Path folder) throws IOException {
        List<Round> sorted = rounds.stream().sorted(Comparator.comparingDouble(Round::ratio)).toList();
        Round median = sorted.get(sorted.size() / 2);
        double itself = rounds.stream().mapToDouble(Round::peerAgainstItself).max().orElseThrow();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        int cores = Runtime.getRuntime().availableProcessors();
        double cpu = median.productCpuSeconds() * 1e6 / people;
        double own = people / median.productSeconds();
        double peer = people / ((median.peerSeconds() + median.peerAgainSeconds()) / 2);
        System.out.printf(Locale.ROOT, """

                %s: %,d people, %d rounds, %d cores, load average %.1f
                  ratio to smtp-source   min %.3f   median %.3f   max %.3f   (peer against itself: up to %.2f)
                  a second               product %,.0f   smtp-source %,.0f   (medians' round)
                  processor per message  %.0f µs in broadcast-service
                  What it is not: a loopback sink has no latency, no TLS and no spam filter.
                """, benchmark, people, rounds.size(), cores, load, sorted.getFirst().ratio(), median.ratio(),
                sorted.getLast().ratio(),
                itself, own, peer, cpu);
        keep(folder,
                String.format(Locale.ROOT, "%s,%s,%d,%d,%.3f,%.3f,%.3f,%.2f,%.0f,%.0f,%.0f,%d,%.1f%n", LocalDate.now(),
                        benchmark,
                        people, rounds.size(), sorted.getFirst().ratio(), median.ratio(), sorted.getLast().ratio(), itself, own,
                        peer, cpu,
                        cores, load));
    }

    private static void keep(Path folder, String line) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("benchmarks.csv");
        if (Files.notExists(file)) {
            Files.writeString(file, HEADER);
        }
        Files.writeString(file, line, StandardOpenOption.APPEND);
    }
}
