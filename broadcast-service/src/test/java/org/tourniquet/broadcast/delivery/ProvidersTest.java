package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Whom;
import org.tourniquet.local.law.Eventually;

/** Two accounts of one medium on the real rows: who sends, who rests, and when the sick one is asked again. */
class ProvidersTest {
    private final Town town = new Town("LIVE", "FIRST", "EMAIL", "SMS");
    private final Allowance allowance = new Allowance(town.database);
    private final Measured measured = new Measured(town.database);
    private final TestAccount first = new TestAccount("one", 0);
    private final TestAccount second = new TestAccount("two", 0);
    private Providers providers;

    @BeforeEach
    void begin() {
        town.run("delete from provider_account");
        town.run("delete from provider_minute");
        providers = of(first, second);
    }

    private Providers of(Sender... senders) {
        Sender.Source source = () -> List.of(senders);
        Providers made = new Providers(town.database, allowance, new Breaker(town.database), measured,
                List.of(source));
        made.start(null);
        return made;
    }

    private Providers.Leave leave(int wanted) {
        try {
            long end = System.nanoTime() + 200_000_000;
            Providers.Leave leave = providers.reserve(Medium.SMS, Lane.BULK, wanted,
                    (account, places) -> account.draw(places, Lane.BULK), () -> System.nanoTime() > end);
            if (leave != null)
                leave.account().share(Lane.BULK).places().release(leave.messages());
            return leave;
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private Outcome send(Providers.Leave leave) {
        Envelope text = Approvals.text("+12025550100", "x");
        return leave.account().send(text, Approvals.of(text));
    }

    private String breaker(String account) {
        return town.one(String.class, "select breaker from provider_account where name = ?", account);
    }

    @Test
    void five_failures_in_a_row_rest_an_account_and_the_next_one_takes_over() {
        first.mood = new Outcome.Unclear("no answer in time");
        for (int time = 0; time < 4; time++)
            send(leave(1));
        assertEquals("CLOSED", breaker("one"));
        assertEquals("one", leave(1).account().name());
        send(leave(1));
        assertEquals("OPEN", breaker("one"));
        assertEquals("two", leave(10).account().name());
        assertEquals("no answer in time", providers.resting(Medium.SMS).getFirst().why());
    }

    @Test
    void four_that_wait_side_by_side_rest_an_account_before_the_time_of_any_is_up() {
        waits(3);
        providers.look(Duration.ZERO);
        assertEquals("CLOSED", breaker("one"));
        waits(1);
        providers.look(Duration.ofSeconds(60));
        assertEquals("CLOSED", breaker("one"), "they have not waited for long");
        providers.look(Duration.ZERO);
        assertEquals("OPEN", breaker("one"));
        assertEquals("two", leave(10).account().name());
        assertEquals("4 messages had no answer", providers.resting(Medium.SMS).getFirst().why());
        providers.look(Duration.ZERO);
        assertEquals(5, town.one(Integer.class, "select failures from provider_account where name = 'one'"), "counted once");
        first.mouth.countDown();
    }

    @Test
    void who_has_answered_anybody_since_is_not_mute() {
        waits(4);
        CountDownLatch closed = first.mouth;
        first.mouth = new CountDownLatch(0);
        send(leave(1));
        providers.look(Duration.ZERO);
        assertEquals("CLOSED", breaker("one"));
        closed.countDown();
    }

    private void waits(int messages) {
        if (first.mouth.getCount() == 0)
            first.mouth = new CountDownLatch(1);
        int asked = first.asked.get();
        for (int message = 0; message < messages; message++)
            Thread.startVirtualThread(() -> send(leave(1)));
        Eventually.holds("they wait for an answer", () -> first.asked.get() == asked + messages);
    }

    @Test
    void what_cannot_be_noted_of_an_account_leaves_the_message_what_it_is() {
        Providers.Leave leave = leave(1);
        town.run("alter table provider_account rename to provider_away");
        try {
            assertEquals(new Outcome.Accepted("SM1"), send(leave));
        } finally {
            town.run("alter table provider_away rename to provider_account");
        }
    }

    @Test
    void an_answer_between_failures_begins_the_count_anew() {
        for (int time = 0; time < 12; time++) {
            first.mood = time % 4 == 3 ? new Outcome.Refused("not a number") : new Outcome.Down("refused", false);
            send(leave(1));
        }
        assertEquals("CLOSED", breaker("one"));
    }

    @Test
    void a_message_that_breaks_off_between_others_does_not_rest_the_account_and_five_in_a_row_do() {
        for (int time = 0; time < 12; time++) {
            first.mood = time % 3 == 2 ? new Outcome.Accepted("SM" + time) : new Outcome.BrokenOff("it hung up");
            send(leave(1));
        }
        assertEquals("CLOSED", breaker("one"));
        first.mood = new Outcome.BrokenOff("it hung up");
        for (int time = 0; time < 5; time++)
            send(leave(1));
        assertEquals("OPEN", breaker("one"));
    }

    @Test
    void after_its_rest_one_message_is_let_through_and_its_end_decides() {
        first.mood = new Outcome.Down("the account is suspended", true);
        send(leave(1));
        assertEquals("OPEN", breaker("one"));
        assertTrue(restOf("one").compareTo(Duration.ofSeconds(30)) < 0);
        restIsOver("one");
        Providers.Leave probe = leave(16);
        assertEquals("one", probe.account().name());
        assertEquals(1, probe.messages());
        assertEquals("two", leave(16).account().name(), "no second probe beside the first");
        send(probe);
        assertEquals("OPEN", breaker("one"));
        restIsOver("one");
        first.mood = new Outcome.Accepted("SM2");
        send(leave(16));
        assertEquals("CLOSED", breaker("one"));
        assertEquals(16, leave(16).messages());
    }

    @Test
    void every_rest_ends_within_half_a_minute_however_long_it_is_sick() {
        first.mood = new Outcome.Down("not there", true);
        for (int time = 0; time < 12; time++) {
            send(leave(1));
            assertTrue(restOf("one").compareTo(Duration.ofSeconds(21)) < 0);
            restIsOver("one");
        }
    }

    @Test
    void what_was_on_its_way_when_it_opened_does_not_close_it() {
        Providers.Leave early = leave(1);
        first.mood = new Outcome.Down("not there", true);
        send(leave(1));
        first.mood = new Outcome.Accepted("SM3");
        send(early);
        assertEquals("OPEN", breaker("one"));
    }

    @Test
    void slow_down_rests_the_account_as_long_as_asked_but_the_message_only_where_nobody_else_can_take_it() {
        first.mood = Outcome.TryLater.account("slow down", Duration.ofMinutes(7));
        assertEquals(Outcome.TryLater.account("slow down", Duration.ofSeconds(1)), send(leave(1)));
        assertEquals("CLOSED", breaker("one"));
        assertTrue(restOf("one").toMinutes() > 5);
        assertEquals("two", leave(1).account().name());
        TestAccount alone = new TestAccount("alone", 0);
        alone.mood = Outcome.TryLater.account("slow down", Duration.ofDays(1));
        providers = of(alone);
        assertEquals(Outcome.TryLater.account("slow down", Duration.ofMinutes(15)), send(leave(1)));
        assertNull(leave(1));
        alone.mood = Outcome.TryLater.account("slow down", null);
        town.run("update provider_account set paused_until = null");
        send(leave(1));
        assertTrue(restOf("alone").compareTo(Duration.ofSeconds(2)) < 0);
    }

    @Test
    void an_account_keeps_to_its_rate_and_two_share_the_work() throws Exception {
        providers = of(new TestAccount("slow", 50), new TestAccount("fast", 100));
        assertEquals(150, providers.rate(Medium.SMS));
        long begun = System.nanoTime();
        long end = begun + 2_000_000_000L;
        int slow = 0;
        int fast = 0;
        while (System.nanoTime() < end) {
            Providers.Leave leave = leave(16);
            if (leave == null)
                continue;
            if (leave.account().name().equals("slow"))
                slow += leave.messages();
            else
                fast += leave.messages();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        // never more, however the machine stalls; less only by what a stall takes away
        assertTrue(slow >= 50 && slow <= 50 * seconds + 6, "slow " + slow + " in " + seconds);
        assertTrue(fast >= 100 && fast <= 100 * seconds + 12, "fast " + fast + " in " + seconds);
    }

    @Test
    void what_we_measured_is_told_by_account() {
        send(leave(1));
        first.mood = new Outcome.Refused("no");
        send(leave(1));
        measured.write();
        Measured.Figures figures = measured.lately(5).get("one");
        assertEquals(1, figures.accepted());
        assertEquals(1, figures.refused());
        ProviderBoard.View view = new ProviderBoard(town.database, providers, measured).now().getFirst();
        assertEquals("WORKS", view.state());
        assertFalse(view.needsPerson());
    }

    @Test
    void who_waits_in_vain_for_one_medium_gets_the_next_and_who_has_no_other_keeps_waiting() {
        town.beginFanout();
        UUID both = town.person("+358", "elli@");
        UUID only = town.person("+358");
        new FanoutSlice(town.database).next(town.notice, Whom.in(town.audience), 10);
        ProviderWatch watch = new ProviderWatch(town.database, null, providers, null, null, null, null, "");
        assertEquals(1, watch.next(Medium.SMS));
        assertEquals("the provider is down", town.one(String.class,
                "select reason from delivery where recipient_id = ? and state = 'FAILED'", both));
        assertEquals("EMAIL", town.one(String.class,
                "select medium from delivery where recipient_id = ? and state = 'QUEUED'", both));
        assertEquals("QUEUED", town.one(String.class, "select state from delivery where recipient_id = ?", only));
        assertEquals(0, watch.next(Medium.SMS));
    }

    private Duration restOf(String account) {
        return Duration.ofMillis(Math.round(1000 * town.one(Double.class,
                "select extract(epoch from paused_until - clock_timestamp())::float8 from provider_account where name = ?",
                account)));
    }

    private void restIsOver(String account) {
        town.run("update provider_account set paused_until = clock_timestamp() - interval '1 second' where name = ?", account);
    }
}
