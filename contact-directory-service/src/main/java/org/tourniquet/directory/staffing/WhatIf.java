package org.tourniquet.directory.staffing;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A line as somebody imagines it, and what each number of people from too few to more than enough would make of it. */
@TemplateData
@RegisterForReflection
public record WhatIf(int people, double callsPerHour, int handlingSeconds, int patienceSeconds,
        @Schema(description = "how many there are") int present,
        @Schema(description = "the fewest for 80 % within 20 seconds, nobody busier than 85 %") int wanted,
        @Schema(description = "the fewest with nobody busier than 85 %") int ceiling, Step imagined, List<Step> steps) {

    private static final int ASSUMED_PATIENCE = 180;
    private static final int POINTS = 48;
    private static final int MOST_PEOPLE = 2000;

    /** The same calls with a number of people. */
    @TemplateData
    @RegisterForReflection
    public record Step(int people, int waitSeconds, @Schema(description = "share who hang up before") double lost,
            @Schema(description = "share answered within 20 seconds if nobody hung up") double serviceLevel,
            @Schema(description = "share of the time that each is busy") double occupancy) {
        public String lostInWords() {
            return percent(lost);
        }

        public String levelInWords() {
            return percent(serviceLevel);
        }

        public String busyInWords() {
            return percent(Math.min(1, occupancy));
        }

        private static String percent(double share) {
            return share > 0 && share < 0.0995 ? Math.round(share * 1000) / 10.0 + " %" : Math.round(share * 100) + " %";
        }
    }

    /** What somebody imagines, as they typed it; what is empty is as it is. */
    record Wish(String people, String callsPerHour, String handlingSeconds, String patienceSeconds) {
    }

    static WhatIf of(Staffing kept, Wish wish) {
        Problem wrong = Problem.of(422, "what-if-wrong", "This cannot be reckoned");
        Staffing line = kept.under(number("/callsPerHour", wish.callsPerHour(), kept.callsPerHour, 0, 100_000, wrong),
                (int) number("/patienceSeconds", wish.patienceSeconds(), patience(kept), 1, 86_400, wrong));
        line.handlingSeconds = (int) number("/handlingSeconds", wish.handlingSeconds(), kept.handlingSeconds, 1, 86_400, wrong);
        int people = (int) number("/people", wish.people(), Math.clamp(kept.agents, 1, MOST_PEOPLE), 1, MOST_PEOPLE, wrong);
        wrong.throwIfAny();
        Outlook now = Outlook.of(line.with(people));
        int ceiling = Math.max(1, (int) Math.ceil(now.load() / Outlook.BUSIEST - 1e-9));
        return new WhatIf(people, line.callsPerHour, line.handlingSeconds, line.patienceSeconds, kept.agents, now.needed(),
                ceiling, step(line, people), steps(line, people, now.needed(), kept.agents, ceiling));
    }

    private static int patience(Staffing kept) {
        return kept.patienceSeconds == null ? ASSUMED_PATIENCE : kept.patienceSeconds;
    }

    /** From a few less than the fewest of those that matter to a few more than the most; what matters is always among them. */
    private static List<Step> steps(Staffing line, int... matter) {
        int fewest = IntStream.of(matter).min().orElseThrow();
        int most = IntStream.of(matter).max().orElseThrow();
        int from = Math.max(1, fewest - 2 - most / 10);
        int to = most + 2 + most / 10;
        int apart = Math.max(1, (to - from) / POINTS);
        TreeSet<Integer> numbers = new TreeSet<>();
        IntStream.iterate(from, n -> n <= to, n -> n + apart).forEach(numbers::add);
        IntStream.of(matter).filter(n -> n > 0).forEach(numbers::add);
        return numbers.stream().map(n -> step(line, n)).toList();
    }

    private static Step step(Staffing line, int people) {
        Outlook outlook = Outlook.of(line.with(people));
        return new Step(people, outlook.waitSeconds(), outlook.abandons(), outlook.serviceLevel(), outlook.occupancy());
    }

    private static double number(String pointer, String text, double otherwise, int least, int most, Problem wrong) {
        if (text == null || text.isBlank())
            return otherwise;
        if (text.strip().matches("\\d{1,6}([.]\\d{1,3})?") && Double.parseDouble(text.strip()) >= least
                && Double.parseDouble(text.strip()) <= most)
            return Double.parseDouble(text.strip());
        wrong.at(pointer, "range", "must be a number from %,d to %,d".formatted(least, most));
        return otherwise;
    }
}
