package org.tourniquet.broadcast.delivery;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.tourniquet.kit.edge.OneAtATime;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Holds a notice of which too much comes back: three in a hundred mails refused for good, two in a hundred texts filtered by
 * carriers, of the last five hundred; or when the provider has suspended us. Going on would cost us the right to send at all.
 */
@ApplicationScoped
class Health {
    private static final int WINDOW = 500;
    private static final String ENDS = """
            select t.notice_id,
                sum(t.n) filter (where t.medium = 'EMAIL' and t.state in ('ACCEPTED', 'DELIVERED')) as mails,
                sum(t.n) filter (where t.medium = 'SMS' and t.state in ('ACCEPTED', 'DELIVERED', 'FAILED')) as texts,
                (select f.n from failure_tally f where f.notice_id = t.notice_id and f.medium = 'EMAIL' and f.kind = 'BOUNCED') as bounced,
                (select f.n from failure_tally f where f.notice_id = t.notice_id and f.medium = 'SMS' and f.kind = 'FILTERED') as filtered,
                (select f.n from failure_tally f where f.notice_id = t.notice_id and f.medium = 'SMS' and f.kind = 'ACCOUNT') as account
            from tally t join notice n on n.id = t.notice_id and n.state = 'SENDING' and n.mode = 'LIVE' group by t.notice_id""";

    /** What can come back, and how much of it is too much. */
    enum Ill {
        BOUNCES(Holds.Kind.BOUNCES, 0.03, "of the last %d mails %d were refused for good"),
        FILTERED(Holds.Kind.FILTERED, 0.02, "of the last %d texts the carriers filtered %d"),
        ACCOUNT(Holds.Kind.ACCOUNT, 0, "the text provider says that our account is suspended or refused");

        private final Holds.Kind kind;
        private final double most;
        private final String words;

        Ill(Holds.Kind kind, double most, String words) {
            this.kind = kind;
            this.most = most;
            this.words = words;
        }

        /** Nobody is called ill by fewer than the share of a whole window. */
        boolean is(long ended, long bad) {
            return this == ACCOUNT ? bad > 0 : bad >= most * WINDOW && bad > most * ended;
        }
    }

    /** How many had ended by a moment, and how many of them badly. */
    private record Mark(long ended, long bad) {
    }

    private record Of(UUID notice, Ill ill) {
    }

    private final DataSource database;
    private final Holds holds;
    private final Map<Of, Deque<Mark>> marks = new HashMap<>();
    private final Rounds rounds;

    Health(DataSource database, Holds holds, OneAtATime oneAtATime) {
        this.database = database;
        this.holds = holds;
        this.rounds = new Rounds("health", Duration.ofSeconds(1), () -> {
            oneAtATime.run("health", this::look);
            return false;
        });
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    synchronized void look() {
        holds.resumed();
        Map<Of, Mark> now = read();
        marks.keySet().retainAll(new HashSet<>(now.keySet()));
        now.forEach(this::look);
    }

    /** After a restart, or after a person has let it go on, what is looked at begins where it was held. */
    private void look(Of of, Mark now) {
        Deque<Mark> window = marks.computeIfAbsent(of, _ -> new ArrayDeque<>(List.of(from(of))));
        while (window.size() > 1 && secondOf(window).ended <= now.ended - WINDOW)
            window.removeFirst();
        long ended = now.ended - window.getFirst().ended;
        long bad = now.bad - window.getFirst().bad;
        if (of.ill.is(ended, bad)) {
            String what = of.ill.words.formatted(ended, bad);
            holds.hold(of.notice, of.ill.kind, Character.toUpperCase(what.charAt(0)) + what.substring(1), now.ended, now.bad);
            marks.remove(of);
        } else if (!window.getLast().equals(now)) {
            window.addLast(now);
        }
    }

    private Mark from(Of of) {
        return holds.last(of.notice).filter(hold -> hold.kind() == of.ill.kind).map(hold -> new Mark(hold.ended(), hold.bad()))
                .orElse(new Mark(0, 0));
    }

    private static Mark secondOf(Deque<Mark> window) {
        return window.stream().skip(1).findFirst().orElseThrow();
    }

    private Map<Of, Mark> read() {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ENDS);
                    ResultSet row = statement.executeQuery()) {
                Map<Of, Mark> found = new HashMap<>();
                while (row.next()) {
                    UUID notice = row.getObject("notice_id", UUID.class);
                    long bounced = row.getLong("bounced");
                    found.put(new Of(notice, Ill.BOUNCES), new Mark(row.getLong("mails") + bounced, bounced));
                    found.put(new Of(notice, Ill.FILTERED), new Mark(row.getLong("texts"), row.getLong("filtered")));
                    found.put(new Of(notice, Ill.ACCOUNT), new Mark(row.getLong("texts"), row.getLong("account")));
                }
                return found;
            }
        });
    }
}
