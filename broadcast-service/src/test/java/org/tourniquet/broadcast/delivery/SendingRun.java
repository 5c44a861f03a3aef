package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Whom;
import org.tourniquet.broadcast.delivery.Reference.Key;
import org.tourniquet.broadcast.delivery.Reference.Row;

/** One run of sending on the real statements in a real database, command by command beside the reference. */
final class SendingRun {
    private static final int PEOPLE = 7;

    private final Random random;
    final Town town;
    final Reference reference;
    final Receivers receivers = new Receivers();
    private final Lapse lapse;
    private final Settlement settlement;
    private final Receipts receipts;
    private final FanoutSlice slices;
    private final SendingHands hands;
    private final List<String> story = new ArrayList<>();

    SendingRun(long seed) {
        random = new Random(seed);
        boolean first = random.nextBoolean();
        town = new Town("LIVE", first ? "FIRST" : "EVERY", "EMAIL", "SMS");
        lapse = new Lapse(town.database);
        settlement = new Settlement(town.database);
        receipts = new Receipts(town.database, null);
        slices = new FanoutSlice(town.database);
        Map<UUID, List<Medium>> people = new LinkedHashMap<>();
        for (int person = 0; person < PEOPLE; person++)
            switch (person % 4) {
                case 0 -> people.put(town.person("elli@", "+358"), List.of(Medium.EMAIL, Medium.SMS));
                case 1 -> people.put(town.person("+358", "elli@"), List.of(Medium.SMS, Medium.EMAIL));
                case 2 -> people.put(town.person("+358"), List.of(Medium.SMS));
                default -> people.put(town.person(), List.of());
            }
        reference = new Reference(people, first);
        hands = new SendingHands(random, town, reference, receivers, this::tell);
        town.run("update notice set people = ? where id = ?", PEOPLE, town.notice);
        town.beginFanout();
    }

    /** Does so many things at random and looks after each; then lets everything come to its end. */
    void go(int steps) {
        try {
            for (int step = 0; step < steps; step++) {
                step();
                new SendingCheck(this).look();
            }
            calmDown();
            new SendingCheck(this).look();
            assertTrue(reference.everybodyAccountedFor(), () -> "still open by the rules: " + reference.states());
            new SendingCheck(this).complete();
        } catch (AssertionError broken) {
            throw new AssertionError(broken.getMessage() + "\nafter " + String.join(", ", story), broken);
        } finally {
            town.run("update kill_switch set pressed = false");
            town.run("update notice set state = 'STOPPED' where id = ?", town.notice);
            town.run("delete from delivery where notice_id = ?", town.notice);
        }
    }

    private void step() {
        switch (random.nextInt(24)) {
            case 0 -> fanOut();
            case 1, 2, 3 -> hands.take(false);
            case 4 -> hands.take(true);
            case 5, 6, 7, 8 -> hands.handOver();
            case 9 -> hands.crash();
            case 10 -> lapse();
            case 11 -> mailOnceMore();
            case 12 -> look();
            case 13, 14, 15 -> receipt();
            case 16 -> silence();
            case 17 -> pauseOrResume();
            case 18 -> killSwitch();
            case 19 -> resend();
            case 20 -> clockSteps(random.nextBoolean() ? 600 : -600);
            case 21 -> minutesPass();
            case 22 -> byPerson();
            default -> seldom();
        }
    }

    private void seldom() {
        switch (random.nextInt(6)) {
            case 0 -> notice("STOPPED");
            case 1 -> {
                minutesPass();
                clockSteps(5 * 3600);
            }
            default -> calledComplete();
        }
    }

    private void tell(String what) {
        story.add(what);
    }

    private void fanOut() {
        tell("fan-out");
        slices.next(town.notice, Whom.in(town.audience), 3);
        reference.slice(3);
    }

    private void lapse() {
        tell("lapse");
        lapse.once();
        reference.lapse();
    }

    private void mailOnceMore() {
        tell("mails once more");
        settlement.mailOnceMore();
        reference.mailOnceMore();
    }

    /** The provider's list is honest; whether it answers at all is its mood. */
    private void look() {
        look(random.nextInt(4) == 0);
    }

    private void look(boolean mute) {
        tell("look");
        List<Settlement.Unclear> unclear = settlement.toLookFor(Medium.SMS, 120).stream()
                .filter(one -> town.notice.equals(one.errand().notice())).toList();
        assertEquals(reference.toLookFor(), unclear.stream().map(one -> one.errand().id()).collect(Collectors.toSet()),
                "what the provider is asked about");
        for (Settlement.Unclear one : unclear) {
            Evidence.Finding finding = mute ? new Evidence.Finding.NoAnswer() : receivers.find(one.errand().attempt());
            settlement.conclude(one, finding);
            reference.looked(reference.byId(one.errand().id()), finding);
        }
    }

    /** Late, twice, in any order, and of mails that bounce. */
    private void receipt() {
        if (receivers.arrived.isEmpty())
            return;
        Receivers.Arrived line = receivers.arrived.get(random.nextInt(receivers.arrived.size()));
        String said = line.medium() == Medium.EMAIL ? "bounced"
                : List.of("queued", "sent", "delivered", "undelivered").get(random.nextInt(4));
        DeliveryState becomes = switch (said) {
            case "delivered" -> DeliveryState.DELIVERED;
            case "undelivered", "bounced" -> DeliveryState.FAILED;
            default -> DeliveryState.ACCEPTED;
        };
        tell("receipt " + said);
        for (int times = random.nextInt(2); times >= 0; times--) {
            Receipts.Receipt receipt = new Receipts.Receipt(line.delivery(), line.attempt(), line.externalId(), said, null,
                    becomes, becomes == DeliveryState.FAILED ? said : null, Receipts.Follows.NOTHING);
            receipts.believe(receipt);
            reference.receipt(receipt);
        }
    }

    private void silence() {
        UUID person = town.people.get(random.nextInt(PEOPLE));
        Medium medium = random.nextBoolean() ? Medium.EMAIL : Medium.SMS;
        tell("opt-out");
        town.silence(medium + " of " + person, medium.name());
        reference.silence(new Key(person, medium));
    }

    private void pauseOrResume() {
        if (reference.notice.equals("SENDING"))
            notice("PAUSED");
        else if (reference.notice.equals("PAUSED"))
            notice("SENDING");
    }

    private void notice(String state) {
        if (reference.notice.equals("STOPPED") || reference.notice.equals("COMPLETE"))
            return;
        tell(state);
        town.run("update notice set state = ? where id = ?", state, town.notice);
        reference.notice = state;
    }

    /** Asked of the database with the very words with which the service asks. */
    private void calledComplete() {
        boolean may = town.one(UUID.class, Completion.ACCOUNTED + " and n.id = ?", town.notice) != null;
        boolean moving = reference.notice.equals("SENDING") || reference.notice.equals("PAUSED");
        assertEquals(moving && reference.everybodyAccountedFor(), may, "called complete");
        if (may)
            notice("COMPLETE");
    }

    private void killSwitch() {
        tell("kill switch");
        reference.killed = !reference.killed;
        town.run("update kill_switch set pressed = ?", reference.killed);
    }

    private void resend() {
        if (reference.notice.equals("STOPPED"))
            return;
        tell("resend");
        int again = Transaction.of(town.database, connection -> Resend.queue(connection, town.notice, null));
        if (again > 0 && reference.notice.equals("COMPLETE"))
            town.run("update notice set state = 'SENDING' where id = ?", town.notice);
        reference.resend();
    }

    private void clockSteps(int seconds) {
        hands.clockSteps();
        tell("clock " + seconds);
        town.run(
                """
                        update delivery set lease_until = lease_until - make_interval(secs => ?1), due_at = due_at - make_interval(secs => ?1),
                            expires_at = expires_at - make_interval(secs => ?1), offered_until = offered_until - make_interval(secs => ?1),
                            absent_since = absent_since - make_interval(secs => ?1) where notice_id = ?2"""
                        .replace("?1", "" + seconds)
                        .replace("?2", "?"),
                town.notice);
        town.run("update notice set expires_at = expires_at - make_interval(secs => " + seconds + ") where id = ?",
                town.notice);
        reference.now += seconds;
    }

    /** By then every process has either handed over what it held or found it too old. */
    private void minutesPass() {
        hands.empty();
        clockSteps(180);
    }

    private void byPerson() {
        reference.rows.values().stream().filter(row -> row.state == DeliveryState.UNKNOWN && row.id != null).findFirst()
                .ifPresent(row -> byPerson(row, receivers.find(row.attempt) instanceof Evidence.Finding.Found));
    }

    private void byPerson(Row row, boolean arrived) {
        tell("a person says " + arrived);
        hands.empty();
        boolean unclear = row.state == DeliveryState.UNKNOWN;
        assertEquals(unclear, settlement.byPerson(town.notice, row.id, arrived, "manager"), "settled by a person");
        if (unclear)
            reference.byPerson(row, arrived);
    }

    /** No more bad luck: everything that is open comes to its end. */
    private void calmDown() {
        tell("calm");
        if (reference.killed)
            killSwitch();
        hands.crash();
        for (int slice = 0; slice < PEOPLE; slice++)
            fanOut();
        for (int round = 0; round < 12 && !reference.everybodyAccountedFor(); round++) {
            if (reference.notice.equals("PAUSED"))
                notice("SENDING");
            lapse();
            mailOnceMore();
            look(false);
            clockSteps(180);
            new SendingCheck(this).look();
            for (Row row : List.copyOf(reference.rows.values()))
                if (row.state == DeliveryState.UNKNOWN && row.key.medium() == Medium.EMAIL)
                    byPerson(row, true);
            hands.take(false);
            hands.allIsAccepted();
        }
    }
}
