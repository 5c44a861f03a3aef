package org.tourniquet.directory.callin;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What calling in would bring and cost, and who would be asked; nothing is asked yet. */
@TemplateData
@RegisterForReflection
public record Offer(UUID channel, String name, @Schema(description = "how many would be asked") int people,
        @Schema(description = "for how many hours they come") int hours,
        @Schema(description = "null: nobody has said how the line is staffed") Figures figures,
        @Schema(description = "what an hour of overtime costs; null: nobody has said") BigDecimal hourlyRate,
        BigDecimal cost, String currency, @Schema(description = "in the order in which they would be asked") List<String> next,
        List<Candidates.Candidate> reachable, List<Candidates.Candidate> others,
        @Schema(description = "the call that is going on, or null") UUID open) {

    /** The line with and without those who would come. */
    @TemplateData
    @RegisterForReflection
    public record Figures(int agents, double callsPerHour, boolean surge,
            @Schema(description = "people needed at the phones: 80 % within 20 seconds, nobody busier than 85 %") int needed,
            int shortfall, int patienceSeconds,
            @Schema(description = "nobody has measured when callers hang up") boolean patienceAssumed,
            @Schema(description = "calls lost in these hours as it is") long lostNow,
            @Schema(description = "calls lost in these hours when everybody asked comes") long lostThen,
            @Schema(description = "mean seconds until somebody answers; null: nobody is there") Integer waitNow,
            Integer waitThen) {

        public long calls() {
            return Math.round(callsPerHour);
        }

        public long answered() {
            return Math.max(0, lostNow - lostThen);
        }

        /** As a part of the longer bar, of a hundred. */
        public long barNow() {
            return lostNow == 0 ? 0 : 100;
        }

        public long barThen() {
            return lostNow == 0 ? 0 : Math.round(100.0 * lostThen / lostNow);
        }
    }

    public String costInWords() {
        return cost == null ? null : new Money(cost, currency).toString();
    }

    public String rateInWords() {
        return hourlyRate == null ? null : new Money(hourlyRate, currency).toString();
    }

    /** What one call that is answered instead of lost costs; null where there is none. */
    public String costOfACall() {
        return cost == null || figures == null || figures.answered() == 0 ? null
                : new Money(cost.divide(BigDecimal.valueOf(figures.answered()), 2, java.math.RoundingMode.HALF_UP), currency)
                        .toString();
    }

    /** What has to be typed before somebody is asked in earnest, or in a drill. */
    public String word() {
        return word(false, people);
    }

    public String drillWord() {
        return word(true, people);
    }

    static String word(boolean drill, int people) {
        return (drill ? "REHEARSE " : "CALL ") + people;
    }

    public String overtime() {
        return people * hours + " h";
    }

    public String asked() {
        return people == 1 ? "1 person" : people + " people";
    }
}
