package org.tourniquet.broadcast.delivery;

import java.math.BigDecimal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much texts may cost before a person is asked; the price of a part stands with the forecast. */
@ConfigMapping(prefix = "tourniquet.spend")
interface SpendConfig {
    /** For one notice; 0: no bound. */
    @WithDefault("0")
    BigDecimal perNotice();

    /** For all notices of a day, by the database's clock; 0: no bound. */
    @WithDefault("0")
    BigDecimal perDay();
}
