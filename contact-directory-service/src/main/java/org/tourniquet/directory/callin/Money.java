package org.tourniquet.directory.callin;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** An amount in the organisation's money, as staff reads it: €480 or €12.50. */
record Money(BigDecimal amount, String currency) {

    @Override
    public String toString() {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.UK);
        format.setCurrency(Currency.getInstance(currency));
        if (amount.stripTrailingZeros().scale() <= 0)
            format.setMaximumFractionDigits(0);
        return format.format(amount);
    }
}
