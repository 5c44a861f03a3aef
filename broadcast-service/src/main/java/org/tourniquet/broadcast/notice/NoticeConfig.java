package org.tourniquet.broadcast.notice;

import java.math.BigDecimal;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What notices are measured against. */
@ConfigMapping(prefix = "tourniquet.notice")
public interface NoticeConfig {
    /** How long a notice is worth sending and showing when its author says nothing else. */
    @WithDefault("PT24H")
    Duration validFor();

    /** What one part of a text message costs; an estimate for the forecast, the provider's bill decides. */
    @WithDefault("0.0650")
    BigDecimal pricePerPart();

    /** The currency of that price. */
    @WithDefault("EUR")
    String currency();

    /** Parts a text message may have at most. */
    @WithDefault("10")
    int mostParts();
}
