package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/**
 * The delivery states against a reference that only sees what providers see: random commands, crashes and late receipts on
 * the real statements in a real database. Nobody is lost, nobody is complete while unaccounted, no text is sent twice, no
 * mail more than once more and then flagged.
 */
class DeliveryStatesTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** What the outside saw: one line per message that reached a provider. */
    private record Arrived(UUID delivery, UUID attempt, Medium medium, String externalId, boolean again) {
    }

    /** One run of the service between two crashes, and the world around it. */
    private static final class Run {
        final Town town;
        final Claim claim;
        final Outcomes outcomes;
        final Lapse lapse;
        final Settlement settlement;
        final Receipts receipts;
        final FanoutSlice slices;
        final Counters counters;
        final RetrySchedule schedule;
        final Random random;
        final List<Claim.Claimed> inHand = new ArrayList<>();
        final List<Arrived> ledger = new ArrayList<>();
        final Set<UUID> silencedBefore = new HashSet<>();
        int ids;

        Run(long seed) {
            random = new Random(seed);
            town = new Town("LIVE", random.nextBoolean() ? "EVERY" : "FIRST", "EMAIL", "SMS");
            claim = new Claim(town.database, new Leftovers(town.database));
            outcomes = new Outcomes(town.database);
            lapse = new Lapse(town.database);
            settlement = new Settlement(town.database);
            receipts = new Receipts(town.database);
            slices = new FanoutSlice(town.database);
            counters = new Counters(town.database);
            schedule = new RetrySchedule(List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO), random);
            for (int person = 0; person < 7; person++)
                switch (person % 4) {
                    case 0 -> town.person("elli@", "+358");
                    case 1 -> town.person("+358", "elli@");
                    case 2 -> town.person(random.nextBoolean() ? "elli@" : "+358");
                    default -> town.person();
                }
            town.run("update notice set people = 7 where id = ?", town.notice);
            town.beginFanout();
        }

        void step() {
            switch (random.nextInt(14)) {
                case 0 -> slices.next(town.notice, 3);
                case 1, 2, 3 -> take();
                case 4, 5, 6 -> handOver();
                case 7 -> crash();
                case 8 -> lapse.once();
                case 9 -> settlement.mailOnceMore();
                case 10 -> look();
                case 11 -> receipt();
                case 12 -> silence();
                default -> town.run(
                        "update notice set state = case state when 'SENDING' then 'PAUSED' else 'SENDING' end where id = ?",
                        town.notice);
            }
        }

        void take() {
            settleTime();
            List<UUID> queued = town.deliveries("state = 'QUEUED'");
            List<UUID> some = queued.stream().filter(_ -> random.nextInt(3) > 0).toList();
            List<Claim.Claimed> claimed = claim.take(some, LEASE);
            assertTrue(
                    claimed.isEmpty()
                            || "SENDING".equals(town.one(String.class, "select state from notice where id = ?", town.notice)),
                    "claimed while the notice is not sending");
            claimed.forEach(one -> assertFalse(silencedBefore.contains(one.id()), "claimed after an opt-out"));
            inHand.addAll(claimed);
        }

        /** Retries are due at once, so that a run is short. */
        void settleTime() {
            town.run("update delivery set due_at = now() where notice_id = ? and state = 'QUEUED'", town.notice);
        }

        void handOver() {
            if (inHand.isEmpty())
                return;
            Claim.Claimed one = inHand.remove(random.nextInt(inHand.size()));
            outcomes.write(List.of(Settled.of(one, provider(one), schedule)));
        }

        /** The provider's mood; what it took stands in its ledger whether or not it says so. */
        Outcome provider(Claim.Claimed one) {
            return switch (random.nextInt(8)) {
                case 0 -> new Outcome.Refused("the mailbox is full");
                case 1 -> Outcome.TryLater.message("busy");
                case 2 -> Outcome.TryLater.account("too fast", Duration.ZERO);
                case 3 -> new Outcome.Unclear("lost the answer to " + arrive(one));
                case 4 -> new Outcome.Unclear("lost the question");
                case 5 -> one.errand().medium() == Medium.SMS ? new Outcome.OptedOut() : new Outcome.Accepted(arrive(one));
                default -> new Outcome.Accepted(arrive(one));
            };
        }

        String arrive(Claim.Claimed one) {
            String id = (one.errand().medium() == Medium.SMS ? "SM" : "") + one.id() + ++ids;
            ledger.add(new Arrived(one.id(), one.attempt(), one.errand().medium(), id, one.errand().again()));
            return id;
        }

        /** Some of what was in hand had been handed over when the process died; its leases run out. */
        void crash() {
            inHand.forEach(one -> {
                if (random.nextBoolean())
                    arrive(one);
            });
            inHand.clear();
            town.run("update delivery set lease_until = now() - interval '1 second' where notice_id = ? and state = 'SENDING'",
                    town.notice);
        }

        /** The provider's list is honest; whether it answers at all is its mood. */
        void look() {
            for (Settlement.Unclear unclear : settlement.toLookFor(Medium.SMS, 120)) {
                Evidence.Finding found = ledger.stream().filter(line -> line.attempt.equals(unclear.errand().attempt()))
                        .findFirst().<Evidence.Finding> map(line -> new Evidence.Finding.Found(line.externalId))
                        .orElse(new Evidence.Finding.Absent());
                settlement.conclude(unclear, random.nextInt(4) == 0 ? new Evidence.Finding.NoAnswer() : found);
            }
            town.run("update delivery set absent_since = absent_since - interval '3 minutes' where notice_id = ?", town.notice);
        }

        /** Late, twice, in any order; only texts have them. */
        void receipt() {
            List<Arrived> texts = ledger.stream().filter(line -> line.medium == Medium.SMS).toList();
            if (texts.isEmpty())
                return;
            Arrived line = texts.get(random.nextInt(texts.size()));
            String said = List.of("queued", "sent", "delivered", "undelivered").get(random.nextInt(4));
            DeliveryState becomes = switch (said) {
                case "delivered" -> DeliveryState.DELIVERED;
                case "undelivered" -> DeliveryState.FAILED;
                default -> DeliveryState.ACCEPTED;
            };
            for (int times = random.nextInt(2); times >= 0; times--)
                receipts.believe(new Receipts.Receipt(line.delivery, line.attempt, line.externalId, said, null, becomes,
                        becomes == DeliveryState.FAILED ? "the phone could not be reached" : null));
        }

        void silence() {
            UUID person = town.people.get(random.nextInt(town.people.size()));
            Medium medium = random.nextBoolean() ? Medium.EMAIL : Medium.SMS;
            town.silence(medium + " of " + person, medium.name());
            silencedBefore.addAll(town.deliveries("recipient_id = '" + person + "' and medium = '" + medium + "'"));
        }

        /** No more bad luck: everything that is open comes to its end. */
        void calmDown() {
            crash();
            while (slices.next(town.notice, 3))
                continue;
            for (int round = 0; round < 40 && !counters.of(town.notice).complete(); round++) {
                town.run("update notice set state = 'SENDING' where id = ?", town.notice);
                lapse.once();
                settlement.mailOnceMore();
                for (Settlement.Unclear unclear : settlement.toLookFor(Medium.SMS, 120))
                    settlement.conclude(unclear, ledger.stream().filter(line -> line.attempt.equals(unclear.errand().attempt()))
                            .findFirst().<Evidence.Finding> map(line -> new Evidence.Finding.Found(line.externalId))
                            .orElse(new Evidence.Finding.Absent()));
                town.run("update delivery set absent_since = absent_since - interval '3 minutes' where notice_id = ?",
                        town.notice);
                town.deliveries("state = 'UNKNOWN' and medium = 'EMAIL' and again")
                        .forEach(id -> settlement.byPerson(town.notice, id, true, "manager"));
                settleTime();
                for (Claim.Claimed one : claim.take(town.deliveries("state = 'QUEUED'"), LEASE))
                    outcomes.write(List.of(Settled.of(one, new Outcome.Accepted(arrive(one)), schedule)));
            }
        }

        void check() {
            Map<String, Long> counted = new HashMap<>();
            town.query("select medium || ' ' || state, count(*) from delivery where notice_id = ? group by 1", row -> {
                while (row.next())
                    counted.put(row.getString(1), row.getLong(2));
                return null;
            }, town.notice);
            Map<String, Long> kept = new HashMap<>();
            counters.of(town.notice).media()
                    .forEach((medium, states) -> states.forEach((state, n) -> kept.put(medium + " " + state, n)));
            assertEquals(counted, kept, "the counters have parted from the rows");
            long open = town.one(Long.class,
                    "select count(distinct recipient_id) from delivery where notice_id = ? and state in ('QUEUED', 'SENDING', 'UNKNOWN')",
                    town.notice);
            assertEquals(open, town.one(Long.class, "select open from account where notice_id = ?", town.notice),
                    "people who are open");
            Map<UUID, Integer> arrivals = new HashMap<>();
            for (Arrived line : ledger) {
                int times = arrivals.merge(line.delivery, 1, Integer::sum);
                assertTrue(times <= (line.medium == Medium.SMS ? 1 : 2), line.medium + " sent too often");
                assertTrue(times == 1 || line.again, "a mail sent once more carries no flag");
            }
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void nobody_is_lost_whatever_happens(@ForAll long seed, @ForAll @IntRange(min = 5, max = 60) int steps) {
        Run run = new Run(seed);
        for (int step = 0; step < steps; step++) {
            run.step();
            run.check();
        }
        run.calmDown();
        run.check();
        Progress progress = run.counters.of(run.town.notice);
        assertTrue(progress.complete(), () -> "still open: " + progress + run.town.column(String.class,
                "select state || ' ' || medium || ' ' || coalesce(reason, '') from delivery where notice_id = ?",
                run.town.notice));
        assertEquals(7, progress.total());
        assertEquals(7, run.town.one(Long.class, "select count(distinct recipient_id) from delivery where notice_id = ?",
                run.town.notice));
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void a_drill_is_never_claimed_for_sending(@ForAll boolean every) {
        Town town = new Town("DRILL", every ? "EVERY" : "FIRST", "EMAIL", "SMS");
        town.person("elli@", "+358");
        town.beginFanout();
        new FanoutSlice(town.database).next(town.notice, 10);
        List<UUID> queued = town.deliveries("state = 'QUEUED'");
        assertFalse(queued.isEmpty());
        assertTrue(new Claim(town.database, new Leftovers(town.database)).take(queued, LEASE).isEmpty());
        for (String state : List.of("SENDING", "ACCEPTED", "DELIVERED", "UNKNOWN"))
            assertTrue(refused(town, state), "a drill's row became " + state);
    }

    private static boolean refused(Town town, String state) {
        try {
            town.run("update delivery set state = ?, attempt_id = gen_random_uuid(), lease_until = now() where notice_id = ?",
                    state,
                    town.notice);
            return false;
        } catch (Transaction.Failed refused) {
            return true;
        }
    }

}
