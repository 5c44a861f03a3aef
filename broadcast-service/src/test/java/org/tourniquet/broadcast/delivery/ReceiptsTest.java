package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Whom;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Receipts in any order, doubled, before our own row knows the provider's id: the end is the same, and never goes back. */
class ReceiptsTest {

    @Property(tries = 120, shrinking = ShrinkingMode.OFF)
    void any_shuffle_with_doubles_ends_the_same(@ForAll long seed, @ForAll boolean arrived) {
        Random luck = new Random(seed);
        Town town = new Town("LIVE", "EVERY", "SMS");
        town.person("+358");
        town.beginFanout();
        new FanoutSlice(town.database).next(town.notice, Whom.in(town.audience), 10);
        UUID delivery = town.deliveries("state = 'QUEUED'").getFirst();
        UUID attempt = UUID.randomUUID();
        String sid = "SM" + delivery;
        town.run(
                "update delivery set state = 'SENDING', attempts = 1, attempt_id = ?, lease_until = now() + interval '30 seconds' where id = ?",
                attempt, delivery);
        Receipts receipts = new Receipts(town.database, null);
        List<Runnable> events = new ArrayList<>();
        for (String said : new String[] { "queued", "sending", "sent", arrived ? "delivered" : "undelivered" })
            for (int times = 1 + luck.nextInt(2); times > 0; times--)
                events.add(() -> receipts.believe(receipt(luck.nextInt(10) == 0 ? null : delivery, attempt, sid, said)));
        events.add(() -> town.run("""
                update delivery set external_id = ?, accepted_at = coalesce(accepted_at, now()), lease_until = null,
                    state = case when state = 'SENDING' then 'ACCEPTED' else state end where id = ?""", sid, delivery));
        Collections.shuffle(events, luck);
        List<String> trail = new ArrayList<>();
        for (Runnable event : events) {
            event.run();
            trail.add(town.one(String.class, "select state from delivery where id = ?", delivery));
        }
        new Orphans(town.database, receipts, null, new SimpleMeterRegistry()).settle();
        assertEquals(arrived ? "DELIVERED" : "FAILED",
                town.one(String.class, "select state from delivery where id = ?", delivery), trail.toString());
        int ended = Math.max(trail.indexOf("DELIVERED"), trail.indexOf("FAILED"));
        if (ended >= 0)
            assertEquals(1, trail.subList(ended, trail.size()).stream().distinct().count(), trail.toString());
        assertEquals(0L, town.one(Long.class, "select count(*) from receipt where orphan and external_id = ?", sid));
    }

    @Example
    void a_second_try_is_not_disturbed_by_what_is_told_of_the_first_and_there_is_no_third() {
        Town town = accepted("now() + interval '4 hours'");
        UUID delivery = town.deliveries("state = 'ACCEPTED'").getFirst();
        UUID attempt = town.one(UUID.class, "select attempt_id from delivery where id = ?", delivery);
        Receipts receipts = new Receipts(town.database, new SmallRyeConfigBuilder().withMapping(DeliveryConfig.class)
                .addDiscoveredConverters().build().getConfigMapping(DeliveryConfig.class));
        receipts.believe(unknown(delivery, attempt, "SM1" + delivery));
        assertEquals("QUEUED", town.one(String.class, "select state from delivery where id = ?", delivery));
        assertEquals("SENDING", town.one(String.class, "select state from notice where id = ?", town.notice));
        for (String said : new String[] { "queued", "sending", "sent" })
            receipts.believe(receipt(delivery, attempt, "SM1" + delivery, said));
        assertEquals("QUEUED", town.one(String.class, "select state from delivery where id = ?", delivery));
        assertEquals(0L, town.one(Long.class, "select count(*) from receipt where orphan and delivery_id = ?", delivery));
        UUID second = UUID.randomUUID();
        town.run("update delivery set state = 'ACCEPTED', attempts = 2, attempt_id = ?, external_id = ? where id = ?", second,
                "SM2" + delivery, delivery);
        receipts.believe(unknown(delivery, second, "SM2" + delivery));
        assertEquals("FAILED", town.one(String.class, "select state from delivery where id = ?", delivery));
    }

    @Example
    void what_is_no_longer_true_by_then_is_not_tried_again() {
        Town town = accepted("now() + interval '10 seconds'");
        UUID delivery = town.deliveries("state = 'ACCEPTED'").getFirst();
        UUID attempt = town.one(UUID.class, "select attempt_id from delivery where id = ?", delivery);
        new Receipts(town.database,
                new SmallRyeConfigBuilder().withMapping(DeliveryConfig.class).addDiscoveredConverters().build()
                        .getConfigMapping(DeliveryConfig.class))
                .believe(unknown(delivery, attempt, "SM1" + delivery));
        assertEquals("FAILED", town.one(String.class, "select state from delivery where id = ?", delivery));
    }

    /** A text that the provider has, of a notice that is complete. */
    private static Town accepted(String expires) {
        Town town = new Town("LIVE", "EVERY", "SMS");
        town.person("+358");
        town.beginFanout();
        new FanoutSlice(town.database).next(town.notice, Whom.in(town.audience), 10);
        UUID delivery = town.deliveries("state = 'QUEUED'").getFirst();
        town.run(
                "update delivery set state = 'ACCEPTED', attempts = 1, attempt_id = ?, external_id = ?, expires_at = " + expires
                        + " where id = ?",
                UUID.randomUUID(), "SM1" + delivery, delivery);
        town.run("update notice set state = 'COMPLETE', ended_at = now() where id = ?", town.notice);
        return town;
    }

    private static Receipts.Receipt unknown(UUID delivery, UUID attempt, String sid) {
        return new Receipts.Receipt(delivery, attempt, sid, "undelivered", 30008, DeliveryState.FAILED,
                "the carrier gave no reason (30008)", Receipts.Follows.ONCE_MORE);
    }

    private static Receipts.Receipt receipt(UUID delivery, UUID attempt, String sid, String said) {
        DeliveryState becomes = switch (said) {
            case "delivered" -> DeliveryState.DELIVERED;
            case "undelivered" -> DeliveryState.FAILED;
            default -> DeliveryState.ACCEPTED;
        };
        return new Receipts.Receipt(delivery, delivery == null ? null : attempt, sid, said, null, becomes,
                becomes == DeliveryState.FAILED ? "the phone could not be reached (30003)" : null,
                Receipts.Follows.NOTHING);
    }
}
