package org.tourniquet.triage.desk;

import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.tourniquet.kit.edge.OneAtATime;
import org.tourniquet.kit.edge.Unsealed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** Seals what an earlier version of ours wrote in the clear: at the start, and nightly while both versions run. */
@ApplicationScoped
class Sealing {

    private static final Logger LOG = Logger.getLogger(Sealing.class);

    private record Column(String table, String name) {
    }

    private static final List<Column> COLUMNS = List.of(new Column("ticket", "headline"), new Column("ticket", "reason"),
            new Column("ticket", "winner"), new Column("moment", "detail"), new Column("alert", "summary"),
            new Column("assessment", "wished_issue"), new Column("assessment", "found_issue"),
            new Column("assessment", "way"), new Column("true_story", "teller"));

    private final Unsealed unsealed;
    private final Helped helped;
    private final OneAtATime once;

    Sealing(Unsealed unsealed, Helped helped, OneAtATime once) {
        this.unsealed = unsealed;
        this.helped = helped;
        this.once = once;
    }

    void atStart(@Observes @Priority(150) StartupEvent start) {
        once.run("triage.sealing", this::seal);
    }

    void seal() {
        QuarkusTransaction.requiringNew().run(this::print);
        int rows = COLUMNS.stream().mapToInt(c -> unsealed.seal(c.table(), c.name())).sum();
        if (rows > 0)
            LOG.infof("sealed %d texts that an earlier version kept in the clear", rows);
    }

    /** Stories of the earlier version are counted by their print, too. */
    private void print() {
        Ticket.<Ticket> list("winner is not null and protocol is not null and issuePrint is null")
                .forEach(t -> t.issuePrint = helped.print(t.protocol, t.winner));
    }
}
