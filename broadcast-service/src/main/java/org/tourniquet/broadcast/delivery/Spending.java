package org.tourniquet.broadcast.delivery;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.notice.NoticeConfig;
import org.tourniquet.broadcast.notice.SmsParts;

/**
 * Keeps texts within what may be spent on a notice and in a day: booked in the very transaction that claims them, so that no
 * two instances spend the same money. What one person is sent is counted in the day and never refused.
 */
@ApplicationScoped
class Spending {
    private static final long MICROS = 1_000_000;
    private static final String ON_NOTICE = """
            insert into spent_on_notice as s (notice_id, micros) values (?, ?)
            on conflict (notice_id) do update set micros = s.micros + excluded.micros returning micros, granted""";
    private static final String ON_DAY = """
            insert into spent_on_day as s (day, micros) values (current_date, ?)
            on conflict (day) do update set micros = s.micros + excluded.micros returning micros, granted""";
    /** A person let it go on although it had been held for the money: the same sum once more. */
    private static final String GRANT = """
            with held as (update notice_hold set resumed_at = now() where notice_id = ? and resumed_at is null
                and kind in ('SPENT_NOTICE', 'SPENT_DAY') returning kind),
            notices as (update spent_on_notice set granted = granted + 1
                where notice_id = ? and exists (select from held where kind = 'SPENT_NOTICE'))
            update spent_on_day set granted = granted + 1
                where day = current_date and exists (select from held where kind = 'SPENT_DAY')""";

    /** The claim must not stand: this notice would cost more than it may. */
    static final class Spent extends RuntimeException {
        private final UUID notice;
        private final Holds.Kind kind;

        Spent(UUID notice, Holds.Kind kind, String why) {
            super(why, null, false, false);
            this.notice = notice;
            this.kind = kind;
        }

        UUID notice() {
            return notice;
        }

        Holds.Kind kind() {
            return kind;
        }
    }

    private final Envelopes envelopes;
    private final long price;
    private final long perNotice;
    private final long perDay;
    private final String currency;

    @Inject
    Spending(Envelopes envelopes, SpendConfig config, NoticeConfig notices) {
        this(envelopes, notices.pricePerPart(), config.perNotice(), config.perDay(), notices.currency());
    }

    Spending(Envelopes envelopes, BigDecimal price, BigDecimal perNotice, BigDecimal perDay, String currency) {
        this.envelopes = envelopes;
        this.price = micros(price);
        this.perNotice = micros(perNotice);
        this.perDay = micros(perDay);
        this.currency = currency;
        if (bounded() && this.price == 0)
            throw new IllegalStateException(
                    "tourniquet.spend bounds what texts may cost, and nobody said what one costs: set tourniquet.notice.price-per-part");
    }

    private static long micros(BigDecimal money) {
        return money.movePointRight(6).longValue();
    }

    private boolean bounded() {
        return perNotice > 0 || perDay > 0;
    }

    /** Books what was just claimed, in its transaction; throws when that is more than may be spent. */
    void book(Connection connection, List<Claim.Claimed> claimed) throws SQLException {
        if (!bounded())
            return;
        Map<UUID, Long> costs = new TreeMap<>();
        long onePerson = 0;
        for (Claim.Claimed one : claimed)
            if (one.errand().medium() == Medium.SMS) {
                long cost = cost(one.errand());
                if (one.errand().notice() == null)
                    onePerson += cost;
                else
                    costs.merge(one.errand().notice(), cost, Long::sum);
            }
        for (Map.Entry<UUID, Long> cost : costs.entrySet())
            onNotice(connection, cost.getKey(), cost.getValue());
        long all = onePerson + costs.values().stream().mapToLong(Long::longValue).sum();
        if (all > 0 && !within(add(connection, ON_DAY, all), perDay) && !costs.isEmpty())
            throw new Spent(costs.keySet().iterator().next(), Holds.Kind.SPENT_DAY,
                    "What may be spent on texts in a day is spent (" + money(perDay) + ")");
    }

    private void onNotice(Connection connection, UUID notice, long cost) throws SQLException {
        try (PreparedStatement grant = connection.prepareStatement(GRANT)) {
            grant.setObject(1, notice);
            grant.setObject(2, notice);
            grant.executeUpdate();
        }
        if (!within(add(connection, ON_NOTICE, notice, cost), perNotice))
            throw new Spent(notice, Holds.Kind.SPENT_NOTICE,
                    "What may be spent on the texts of a notice is spent (" + money(perNotice) + ")");
    }

    private record Sum(long micros, int granted) {
    }

    private static boolean within(Sum spent, long bound) {
        return bound == 0 || spent.micros <= bound * (1L + spent.granted);
    }

    private static Sum add(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++)
                statement.setObject(at + 1, values[at]);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Sum(row.getLong(1), row.getInt(2));
            }
        }
    }

    /** Gives back what was booked for texts that nobody took, in the transaction that writes so. */
    void giveBack(Connection connection, List<Settled> settled) throws SQLException {
        if (!bounded())
            return;
        Map<UUID, Long> costs = new TreeMap<>();
        long all = 0;
        for (Settled one : settled)
            if (one.errand() != null && one.errand().medium() == Medium.SMS && one.notTaken()) {
                long cost = cost(one.errand());
                all += cost;
                if (one.errand().notice() != null)
                    costs.merge(one.errand().notice(), cost, Long::sum);
            }
        for (Map.Entry<UUID, Long> cost : costs.entrySet())
            add(connection, ON_NOTICE, cost.getKey(), -cost.getValue());
        if (all > 0)
            add(connection, ON_DAY, -all);
    }

    private long cost(Errand errand) {
        try {
            return price * SmsParts.of(envelopes.of(errand, Duration.ofMinutes(1)).text()).segments();
        } catch (Envelopes.CannotBeWritten nothingToSend) {
            return 0;
        }
    }

    private String money(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString() + " " + currency;
    }
}
