package org.tourniquet.broadcast.delivery;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.jboss.logging.Logger;
import org.tourniquet.kit.edge.OneAtATime;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/**
 * A receipt that never came would leave a message accepted for ever: what a provider took hours ago and never spoke of again is
 * asked for, and the answer is believed like a receipt. After three days nobody will know any more.
 */
@ApplicationScoped
class MissedReceipts {
    private static final Logger LOG = Logger.getLogger(MissedReceipts.class);
    /** By lot, so that those whose end the provider does not know either do not hold up the others. */
    private static final String SILENT = """
            select id, attempt_id, provider, external_id from delivery
            where medium = ? and state = 'ACCEPTED' and mode = 'LIVE' and external_id is not null
              and accepted_at between now() - interval '3 days' and now() - make_interval(secs => ?)
            order by random() limit 500""";
    private static final int UNANSWERED = 3;

    private final DataSource database;
    private final Receipts receipts;
    private final DeliveryConfig config;
    private final OneAtATime oneAtATime;
    private final Instance<Afterwards> providers;

    MissedReceipts(DataSource database, Receipts receipts, DeliveryConfig config, OneAtATime oneAtATime,
            @Any Instance<Afterwards> providers) {
        this.database = database;
        this.receipts = receipts;
        this.config = config;
        this.oneAtATime = oneAtATime;
        this.providers = providers;
    }

    @Scheduled(every = "15m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void ask() {
        oneAtATime.run("missed receipts", () -> {
            for (Afterwards provider : providers) {
                int told = ask(provider, config.receiptAfter());
                if (told > 0)
                    LOG.infof("%d receipts of %s had not come and were asked for", told, provider.medium());
            }
        });
    }

    /** Asks for what has been silent so long; says how many ends are known now. A provider that does not answer rests. */
    int ask(Afterwards provider, Duration silence) {
        int told = 0;
        int unanswered = 0;
        for (Afterwards.Taken message : silent(provider, silence)) {
            Optional<Receipts.Receipt> receipt = provider.ask(message);
            if (receipt.isEmpty() && ++unanswered == UNANSWERED)
                return told;
            if (receipt.isPresent() && receipt.get().becomes() != DeliveryState.ACCEPTED) {
                receipts.believe(receipt.get());
                told++;
            }
        }
        return told;
    }

    private List<Afterwards.Taken> silent(Afterwards provider, Duration silence) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SILENT)) {
                statement.setString(1, provider.medium().name());
                statement.setDouble(2, silence.toSeconds());
                List<Afterwards.Taken> silent = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next())
                        silent.add(new Afterwards.Taken(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                                row.getString(3), row.getString(4)));
                }
                return silent;
            }
        });
    }
}
