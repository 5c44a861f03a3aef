package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.audience.Whom;

/** Whoever stops a notice learns what happened to whom: people, not deliveries. */
class ReckoningTest {
    private final Town town = new Town("LIVE", "EVERY", "EMAIL", "SMS");
    private final Reckoning reckoning = new Reckoning(town.database);

    private void becomes(UUID person, String medium, String state, String reason) {
        town.run("update delivery set state = ?, reason = ? where recipient_id = ? and medium = ?", state, reason, person,
                medium);
    }

    private List<UUID> people(Reckoning.Who who, UUID after) {
        return reckoning.list(town.notice, who, after, 10).stream().map(Reckoning.Somebody::recipient).toList();
    }

    @Test
    void who_got_it_over_one_medium_got_it_whatever_became_of_the_other() {
        town.beginFanout();
        UUID both = town.person("elli@", "+358");
        UUID unclear = town.person("elli@", "+358");
        UUID spared = town.person("elli@", "+358");
        UUID nobody = town.person();
        new FanoutSlice(town.database).next(town.notice, Whom.in(town.audience), 10);
        becomes(both, "EMAIL", "ACCEPTED", null);
        becomes(unclear, "SMS", "UNKNOWN", "no answer");
        town.run("update notice set state = 'STOPPED' where id = ?", town.notice);
        assertTrue(reckoning.of(town.notice).isEmpty());
        reckoning.once();
        Reckoning.Told told = reckoning.of(town.notice).orElseThrow();
        assertEquals(List.of(1L, 1L, 2L), List.of(told.got(), told.mayHave(), told.didNot()));
        assertEquals(List.of(both), people(Reckoning.Who.GOT, null));
        assertEquals(List.of(unclear), people(Reckoning.Who.MAY_HAVE, null));
        List<UUID> spares = people(Reckoning.Who.DID_NOT, null);
        assertEquals(2, spares.size());
        assertTrue(spares.containsAll(List.of(spared, nobody)));
        assertEquals(List.of(spares.getLast()), people(Reckoning.Who.DID_NOT, spares.getFirst()));
        becomes(unclear, "SMS", "ACCEPTED", null);
        town.run("update reckoning set as_of = as_of - interval '1 minute' where notice_id = ?", town.notice);
        reckoning.once();
        assertEquals(2, reckoning.of(town.notice).orElseThrow().got());
    }

    @Test
    void languages_and_reasons_are_counted_and_only_what_was_chosen_is_sent_again() {
        town.beginFanout();
        UUID landline = town.person("+358");
        UUID off = town.person("+358");
        town.person();
        new FanoutSlice(town.database).next(town.notice, Whom.in(town.audience), 10);
        becomes(landline, "SMS", "FAILED", "a landline, or the carrier cannot be reached (30006)");
        becomes(off, "SMS", "FAILED", "the phone could not be reached (30003)");
        Counters counters = new Counters(town.database);
        assertEquals(Map.of(FailureKind.BAD_NUMBER, 1L, FailureKind.UNREACHABLE, 1L, FailureKind.NO_ADDRESS, 1L),
                counters.failures(town.notice));
        assertEquals(3L, counters.languages(town.notice).get("fi").get(DeliveryState.FAILED));
        int again = Transaction.of(town.database,
                connection -> Resend.queue(connection, town.notice, List.of(FailureKind.UNREACHABLE)));
        assertEquals(1, again);
        assertEquals(1L, counters.languages(town.notice).get("fi").get(DeliveryState.QUEUED));
        assertEquals("QUEUED", town.one(String.class, "select state from delivery where recipient_id = ?", off));
    }
}
