package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.audience.Medium;

/** When it will be through, and no more than is known. */
class EstimateTest {
    private static Estimate.Way texts(long open, long others, double measured, int limit) {
        return new Estimate.Way(Medium.SMS, open, others, measured, limit, false);
    }

    private static Estimate.Way mails(long open, double measured) {
        return new Estimate.Way(Medium.EMAIL, open, 0, measured, 0, false);
    }

    private static String said(Estimate.Way... ways) {
        return Estimate.of(List.of(ways), null).said();
    }

    @Test
    void the_slowest_medium_decides_and_says_who_makes_us_wait() {
        assertEquals("about 12 minutes, limited by the text provider's 10 a second",
                said(mails(3_000, 500), texts(7_000, 0, 9.7, 10)));
        assertEquals("about 20 seconds, at the rate of the last seconds", said(mails(10_000, 500), texts(10, 0, 9, 10)));
    }

    @Test
    void before_anything_is_measured_what_is_allowed_is_all_that_is_known() {
        assertEquals("about 10 minutes, limited by the text provider's 10 a second", said(texts(6_000, 0, 0, 10)));
        assertEquals("nothing was measured yet", said(mails(6_000, 0)));
    }

    @Test
    void other_notices_take_their_share() {
        assertEquals("about 20 minutes, limited by the text provider's 10 a second, shared with other notices",
                said(texts(6_000, 6_000, 0, 10)));
        assertEquals("about 22 minutes, limited by the text provider's 10 a second, shared with other notices",
                said(texts(6_000, 6_000, 4.5, 10)));
        assertEquals("about 50 minutes, at the rate of the last seconds", said(texts(6_000, 6_000, 2, 10)));
    }

    @Test
    void a_resting_provider_has_no_time() {
        assertEquals("the text provider rests; it goes on by itself",
                said(new Estimate.Way(Medium.SMS, 5, 0, 3, 10, true), mails(100, 5)));
        assertNull(Estimate.of(List.of(mails(0, 0)), null));
    }

    @Test
    void what_waits_for_later_decides_where_the_rest_is_through_before() {
        Duration hour = Duration.ofHours(1);
        assertEquals("about 60 minutes, until the last wave has left or the last night is over",
                Estimate.of(List.of(mails(3_000, 500)), hour).said());
        assertEquals("about 60 minutes, until the last wave has left or the last night is over",
                Estimate.of(List.of(mails(0, 0)), hour).said());
        assertEquals("about 3 hours, at the rate of the last seconds", Estimate.of(List.of(mails(100_000, 10)), hour).said());
        assertEquals("nothing was measured yet", Estimate.of(List.of(mails(6_000, 0)), hour).said());
    }

    @Test
    void nothing_is_finer_than_it_can_be_known() {
        assertEquals("a few seconds, at the rate of the last seconds", said(mails(30, 5)));
        assertEquals("about 3 hours, at the rate of the last seconds", said(mails(100_000, 10)));
    }
}
