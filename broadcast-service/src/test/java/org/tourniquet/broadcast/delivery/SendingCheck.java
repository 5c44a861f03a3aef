package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.delivery.Reference.Key;

/** Compares the database with the reference, the counters with a count, and both with what the outside saw. */
final class SendingCheck {
    private final SendingRun run;
    private final Town town;

    SendingCheck(SendingRun run) {
        this.run = run;
        this.town = run.town;
    }

    void look() {
        assertEquals(run.reference.states(), states(), "the deliveries are not where the rules put them");
        counters();
        run.receivers.nobodyGotItTwice();
    }

    /** Whoever reads the counters believes them. */
    void complete() {
        Progress progress = new Counters(town.database).of(town.notice);
        assertEquals(true, progress.complete(), () -> "everybody is accounted for, and it is not called so: " + progress);
        assertEquals(town.people.size(), progress.total(), "people");
        assertEquals(town.people.size(),
                town.one(Long.class, "select count(distinct recipient_id) from delivery where notice_id = ?", town.notice),
                "people with a delivery");
    }

    private Map<String, String> states() {
        return town.query("select id, recipient_id, medium, state, again from delivery where notice_id = ?", row -> {
            Map<String, String> states = new TreeMap<>();
            while (row.next()) {
                UUID person = row.getObject("recipient_id", UUID.class);
                Medium medium = Medium.valueOf(row.getString("medium"));
                Reference.Row known = run.reference.rows.get(new Key(person, medium));
                if (known != null)
                    known.id = row.getObject("id", UUID.class);
                states.put(medium + " of " + person, row.getString("state") + (row.getBoolean("again") ? " once more" : ""));
            }
            return states;
        }, town.notice);
    }

    private void counters() {
        Map<String, Long> counted = new TreeMap<>();
        run.reference.rows.values().forEach(row -> counted.merge(row.key.medium() + " " + row.state, 1L, Long::sum));
        Map<String, Long> kept = town.query("select medium || ' ' || state, n from tally where notice_id = ? and n <> 0",
                row -> {
                    Map<String, Long> tally = new TreeMap<>();
                    while (row.next())
                        tally.put(row.getString(1), row.getLong(2));
                    return tally;
                }, town.notice);
        assertEquals(counted, kept, "the counters have parted from the rows");
        assertEquals(run.reference.open(), town.one(Long.class, "select open from account where notice_id = ?", town.notice),
                "people who are open");
        assertEquals(0L,
                town.one(Long.class,
                        """
                                select (select count(*) from (select medium, state, sum(n) as n from language_tally where notice_id = n.id group by 1, 2) l
                                        full join (select medium, state, n from tally where notice_id = n.id) t using (medium, state)
                                        where coalesce(l.n, 0) <> coalesce(t.n, 0))
                                     + (select count(*) from (select medium, kind, n from failure_tally where notice_id = n.id and n <> 0) f
                                        full join (select medium, failure_kind(reason) as kind, count(*) as n from delivery
                                            where notice_id = n.id and state = 'FAILED' group by 1, 2) d using (medium, kind)
                                        where coalesce(f.n, 0) <> coalesce(d.n, 0))
                                from notice n where n.id = ?""",
                        town.notice),
                "languages or reasons are miscounted");
    }
}
