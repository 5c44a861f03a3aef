package org.tourniquet.broadcast.delivery;

import java.time.Duration;
import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How fast and how patiently messages are sent. */
@ConfigMapping(prefix = "tourniquet.delivery")
public interface DeliveryConfig {
    /** How long a claimed delivery belongs to who claimed it; nothing is handed over in the second half. */
    @WithDefault("30s")
    Duration lease();

    /** How long to wait after the first, second, … try that was certainly not taken. */
    @WithDefault("2s,8s,30s,2m,5m")
    List<Duration> retry();

    /** How long a text must be missing from the provider's complete list before it is sent again. */
    @WithDefault("2m")
    Duration absentFor();

    /** How long a provider may be silent about a message it took before it is asked. */
    @WithDefault("6h")
    Duration receiptAfter();

    /** People per slice of a fan-out. */
    @WithDefault("2000")
    int slice();

    /** Ids per message on the topics. */
    @WithDefault("100")
    int batch();

    /** How long a message to one person is worth sending. */
    @WithDefault("24h")
    Duration messageWorth();

    /** How long all accounts of a medium must be down before whoever can be reached otherwise is: their next medium. */
    @WithDefault("2m")
    Duration nextMediumAfter();

    /** The mail relay's account. */
    Account email();

    /** The second mail relay's account, where there is one. */
    Account email2();

    /** The text provider's account. */
    Account sms();

    /** What one provider account allows. */
    interface Account {
        /** Messages a second over all instances; 0: as many as go. */
        @WithDefault("0")
        int rate();

        /** Messages handed over at the same time by one instance; twice as many may be in hand. */
        @WithDefault("20")
        int connections();
    }
}
