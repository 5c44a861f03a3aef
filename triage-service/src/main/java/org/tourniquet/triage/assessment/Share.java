package org.tourniquet.triage.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * So many of so many, with the interval in which the true share lies (Wilson, 95 %); of fewer than ten no share is told.
 */
@RegisterForReflection
@TemplateData
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Share(long count, long of, Double share, Double low, Double high) {

    private static final int FEWEST = 10;
    private static final double Z = 1.959964;

    public static Share of(long count, long of) {
        if (of < FEWEST)
            return new Share(count, of, null, null, null);
        double p = (double) count / of;
        double scale = 1 + Z * Z / of;
        double middle = (p + Z * Z / (2 * of)) / scale;
        double half = Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of)) / scale;
        return new Share(count, of, rounded(p), rounded(Math.max(0, middle - half)), rounded(Math.min(1, middle + half)));
    }

    private static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }

    /** As people read it: "3 of 24 (12.5 %, likely 4.3 to 31.0 %)". */
    public String said() {
        return count + " of " + of
                + (share == null ? "" : " (%s %%, likely %s to %s %%)".formatted(percent(share), percent(low), percent(high)));
    }

    private static String percent(double share) {
        return String.valueOf(Math.round(share * 1000) / 10.0);
    }
}
