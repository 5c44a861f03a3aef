package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

/** What nobody told us is asked for, and what was counted is counted again. */
class ReconciliationTest {
    private static final Duration SIX_HOURS = Duration.ofHours(6);

    private final Town town = new Town("LIVE", "EVERY", "SMS");
    private final MissedReceipts missed = new MissedReceipts(town.database, new Receipts(town.database, null), null, null,
            null);
    private final CounterCheck counters = new CounterCheck(town.database, null);
    private final List<String> asked = new ArrayList<>();

    @Test
    void a_text_whose_receipt_never_came_is_asked_for_and_settled_once() {
        UUID old = accepted("SM-old", "7 hours");
        UUID fresh = accepted("SM-fresh", "5 hours");
        UUID forgotten = accepted("SM-forgotten", "4 days");
        assertEquals(1, missed.ask(provider(DeliveryState.DELIVERED, null), SIX_HOURS));
        assertEquals(List.of("SM-old"), asked);
        assertEquals("DELIVERED", state(old));
        assertEquals("ACCEPTED", state(fresh));
        assertEquals("ACCEPTED", state(forgotten));
        assertEquals(0, missed.ask(provider(DeliveryState.FAILED, "unknown number"), SIX_HOURS));
        assertEquals("DELIVERED", state(old));
    }

    @Test
    void one_that_did_not_arrive_has_its_reason_and_one_still_on_its_way_stays() {
        UUID off = accepted("SM-off", "8 hours");
        assertEquals(0, missed.ask(provider(DeliveryState.ACCEPTED, null), SIX_HOURS));
        assertEquals("ACCEPTED", state(off));
        assertEquals(1, missed.ask(provider(DeliveryState.FAILED, "the phone could not be reached (30003)"), SIX_HOURS));
        assertEquals("the phone could not be reached (30003)",
                town.one(String.class, "select reason from delivery where id = ?", off));
    }

    @Test
    void a_provider_that_does_not_answer_rests_after_three_questions() {
        for (int i = 0; i < 5; i++)
            accepted("SM-" + i, "7 hours");
        missed.ask(provider(null, null), SIX_HOURS);
        assertEquals(3, asked.size());
        town.run("update delivery set state = 'DELIVERED' where notice_id = ?", town.notice);
    }

    @Test
    void a_counter_that_was_touched_is_named() {
        accepted("SM-counted", "1 hour");
        assertEquals(List.of(), differences());
        town.run("update tally set n = n + 2 where notice_id = ? and state = 'ACCEPTED'", town.notice);
        assertEquals(List.of(new CounterCheck.Difference(town.notice, "SMS", "ACCEPTED", 3, 1)), differences());
        town.run("delete from tally where notice_id = ? and state = 'ACCEPTED'", town.notice);
        assertEquals(List.of(new CounterCheck.Difference(town.notice, "SMS", "ACCEPTED", 0, 1)), differences());
        town.run("insert into tally (notice_id, medium, state, n) values (?, 'SMS', 'ACCEPTED', 1)", town.notice);
        assertEquals(List.of(), differences());
    }

    private List<CounterCheck.Difference> differences() {
        return counters.differences(Integer.MAX_VALUE).stream().filter(one -> one.notice().equals(town.notice)).toList();
    }

    /** A text that the provider took so long ago. */
    private UUID accepted(String externalId, String ago) {
        UUID person = town.person("+358");
        UUID delivery = UUID.randomUUID();
        if (town.one(Long.class, "select count(*) from account where notice_id = ?", town.notice) == 0)
            town.beginFanout();
        town.run("""
                insert into delivery (id, notice_id, recipient_id, mode, medium, lane, alone, fingerprint, state, expires_at,
                    external_id, attempt_id, accepted_at)
                values (?, ?, ?, 'LIVE', 'SMS', 'BULK', true, ?, 'ACCEPTED', now() + interval '1 hour',
                    ?, gen_random_uuid(), now() - ?::interval)""", delivery, town.notice, person,
                Town.fingerprint("+358", person), externalId + delivery, ago);
        return delivery;
    }

    private String state(UUID delivery) {
        return town.one(String.class, "select state from delivery where id = ?", delivery);
    }

    /** The world outside, always of one mind; null: it does not answer. */
    private Afterwards provider(DeliveryState becomes, String reason) {
        return (Afterwards.OfTexts) message -> {
            asked.add(message.externalId().replace(message.delivery().toString(), ""));
            return Optional.ofNullable(becomes).map(state -> new Receipts.Receipt(message.delivery(), message.attempt(),
                    message.externalId(), state.name(), null, state, reason, Receipts.Follows.NOTHING));
        };
    }
}
