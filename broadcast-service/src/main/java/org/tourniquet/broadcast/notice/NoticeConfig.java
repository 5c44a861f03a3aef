package org.tourniquet.broadcast.notice;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** The share of people who call because of a notice; what your own incidents taught is better than this guess. */
    @WithDefault("0.05")
    double responseRate();

    /** In which time after their message they do. */
    @WithDefault("PT40M")
    Duration responseWithin();

    /** Parts a text message may have at most. */
    @WithDefault("10")
    int mostParts();

    /** Domains whose links are ours, with everything below them; those of the three services when nothing is named. */
    Optional<List<String>> ownDomains();

    /**
     * What somebody reads next best when a notice is not in their language, by language, before English:
     * {@code tourniquet.notice.next-best.ar=fr} gives French to readers of Arabic.
     */
    Map<String, List<String>> nextBest();

    /** So long nobody has opened what waits for approval before the next approver is called. */
    @WithDefault("PT3M")
    Duration nextCall();

    /** So long a broken glass can be taken back before anything leaves. */
    @WithDefault("PT60S")
    Duration recall();
}
