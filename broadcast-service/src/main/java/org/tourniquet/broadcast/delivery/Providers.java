package org.tourniquet.broadcast.delivery;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.tourniquet.broadcast.audience.Medium;

import io.quarkus.runtime.StartupEvent;

/**
 * All accounts at providers, medium by medium, in the order in which they are asked: the first that has leave to give sends.
 */
@ApplicationScoped
class Providers {
    private static final String KNOW = """
            insert into provider_account (name, medium, position) values (?, ?, ?)
            on conflict (name) do update set medium = excluded.medium, position = excluded.position""";
    private static final String STATES = """
            select name, breaker, paused_until, paused_why, opened_at from provider_account
            where name = any(?) and (breaker <> 'CLOSED' or paused_until > clock_timestamp()) order by position""";
    /** Batches that are taken in hand side by side; a hundred at once would get the places, and the claims, one by one. */
    private static final int BATCHES = 2;

    /** Leave to send so many over an account; the places for them are taken. */
    record Leave(Account account, int messages) {
    }

    /** An account that rests, until when and why. */
    record Resting(String name, boolean open, Instant until, String why, Instant since) {
    }

    /** How leave is drawn of an account. */
    interface Draw {
        int of(Account account, int wanted) throws InterruptedException;
    }

    private record Line(List<Account> accounts, Semaphore urgent, Semaphore bulk) {
    }

    private final DataSource database;
    private final Map<Medium, Line> lines = new EnumMap<>(Medium.class);

    @Inject
    Providers(DataSource database, Allowance allowance, Breaker breaker, Measured measured,
            @Any Instance<Sender.Source> sources) {
        this(database, allowance, breaker, measured, sources.stream().toList());
    }

    Providers(DataSource database, Allowance allowance, Breaker breaker, Measured measured,
            List<? extends Sender.Source> sources) {
        this.database = database;
        for (Sender.Source source : sources) {
            List<? extends Sender> senders = source.senders();
            lines.put(senders.getFirst().medium(), new Line(senders.stream()
                    .map(sender -> new Account(sender, allowance, breaker, measured, senders.size() == 1)).toList(),
                    new Semaphore(BATCHES, true), new Semaphore(BATCHES, true)));
        }
    }

    /** Each has its row before the first message asks for it. */
    void start(@Observes StartupEvent start) {
        Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(KNOW)) {
                for (Line line : lines.values())
                    for (int position = 0; position < line.accounts.size(); position++) {
                        statement.setString(1, line.accounts.get(position).name());
                        statement.setString(2, line.accounts.get(position).medium().name());
                        statement.setInt(3, position);
                        statement.executeUpdate();
                    }
            }
            return null;
        });
    }

    List<Account> of(Medium medium) {
        return lines.containsKey(medium) ? lines.get(medium).accounts : List.of();
    }

    /** Looks for accounts that are mute. */
    void look(Duration muteAfter) {
        lines.values().forEach(line -> line.accounts.forEach(account -> account.look(muteAfter)));
    }

    /** Messages a second over all accounts of a medium; 0: nobody bounds it. */
    int rate(Medium medium) {
        return of(medium).stream().anyMatch(account -> account.rate() == 0) ? 0
                : of(medium).stream().mapToInt(Account::rate).sum();
    }

    /** How many batches of a lane are taken in hand side by side. */
    Semaphore turns(Medium medium, Lane lane) {
        return lane == Lane.URGENT ? lines.get(medium).urgent : lines.get(medium).bulk;
    }

    /** Waits for places in hand and leave of an account; null when we are stopping. */
    Leave reserve(Medium medium, Lane lane, int wanted, Draw draw, BooleanSupplier stopping) throws InterruptedException {
        List<Account> accounts = of(medium);
        while (!stopping.getAsBoolean()) {
            boolean full = true;
            for (Account account : accounts) {
                int places = account.share(lane).take(wanted);
                full &= places == 0;
                int leave = places == 0 ? 0 : draw.of(account, places);
                account.share(lane).places().release(places - leave);
                if (leave > 0)
                    return new Leave(account, leave);
            }
            if (full)
                accounts.getFirst().share(lane).awaitOne();
            else
                Thread.sleep(25);
        }
        return null;
    }

    /** Which accounts of a medium send nothing this moment. */
    List<Resting> resting(Medium medium) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(STATES)) {
                statement.setArray(1, connection.createArrayOf("text", of(medium).stream().map(Account::name).toArray()));
                List<Resting> resting = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next())
                        resting.add(new Resting(row.getString("name"), !"CLOSED".equals(row.getString("breaker")),
                                instant(row.getTimestamp("paused_until")), row.getString("paused_why"),
                                instant(row.getTimestamp("opened_at"))));
                }
                return resting;
            }
        });
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
