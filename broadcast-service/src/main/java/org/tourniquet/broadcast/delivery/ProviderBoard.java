package org.tourniquet.broadcast.delivery;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Medium;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How each provider does by our own measure: not what their status page says. */
@ApplicationScoped
class ProviderBoard {
    private static final int LATELY = 5;
    private static final String STATES = """
            select name, breaker, failures, needs_person, opened_at, paused_why,
                   case when paused_until > clock_timestamp() then paused_until end as rests_until
            from provider_account where name = ?""";

    /**
     * One account; the figures are of the last five minutes.
     *
     * @param state WORKS, RESTS (asked to slow down) or DOWN
     * @param answerMillis how long an answer took, on average; null without one
     */
    @RegisterForReflection
    @TemplateData
    record View(String name, Medium medium, String state, String why, Instant since, Instant restsUntil, boolean needsPerson,
            int ratePerSecond, long accepted, long refused, long later, long failed, Long answerMillis) {
        public String pill() {
            return switch (state) {
                case "WORKS" -> "good";
                case "RESTS" -> "waiting";
                default -> "live";
            };
        }

        public String label() {
            return switch (state) {
                case "WORKS" -> accepted + refused + later == 0 ? "Ready" : "Works";
                case "RESTS" -> "Asked us to slow down";
                default -> "Down";
            };
        }
    }

    private final DataSource database;
    private final Providers providers;
    private final Measured measured;

    ProviderBoard(DataSource database, Providers providers, Measured measured) {
        this.database = database;
        this.providers = providers;
        this.measured = measured;
    }

    /** All of them, in the order in which they are asked. */
    List<View> now() {
        Map<String, Measured.Figures> figures = measured.lately(LATELY);
        return Transaction.of(database, connection -> {
            List<View> views = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(STATES)) {
                for (Medium medium : Medium.values())
                    for (Account account : providers.of(medium)) {
                        statement.setString(1, account.name());
                        try (ResultSet row = statement.executeQuery()) {
                            row.next();
                            views.add(view(account, row, figures.getOrDefault(account.name(), Measured.Figures.NONE)));
                        }
                    }
            }
            return views;
        });
    }

    private static View view(Account account, ResultSet row, Measured.Figures lately) throws java.sql.SQLException {
        boolean down = !"CLOSED".equals(row.getString("breaker"));
        Instant rests = instant(row.getTimestamp("rests_until"));
        return new View(account.name(), account.medium(), down ? "DOWN" : rests != null ? "RESTS" : "WORKS",
                down || rests != null ? row.getString("paused_why") : null,
                down ? instant(row.getTimestamp("opened_at")) : null,
                rests, row.getBoolean("needs_person"), account.rate(), lately.accepted(), lately.refused(), lately.later(),
                lately.failed(), lately.answerTook() == null ? null : lately.answerTook().toMillis());
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
