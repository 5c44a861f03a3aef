package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.audience.Whom;

/** Who is asleep, and over which address somebody is reached, decided by the real statements in a real database. */
class NightTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private final Town town = new Town("LIVE", "FIRST", "EMAIL", "SMS");

    @AfterEach
    void day() {
        town.run("delete from night");
    }

    @Test
    void who_is_asleep_gets_it_after_their_night_and_everybody_else_now() {
        night("Asia/Tokyo", "-1 hour", "2 hours");
        keep();
        UUID awake = town.person("elli@");
        UUID asleep = town.person("elli@");
        town.run("update recipient set time_zone = 'Asia/Tokyo' where id = ?", asleep);
        fanOut();
        assertEquals(0.0, dueIn(awake), 60);
        assertEquals(7200.0, dueIn(asleep), 60);
        assertEquals(1, claim().size());
        assertEquals("QUEUED", state(asleep));
    }

    @Test
    void a_region_that_is_a_country_says_the_zone_and_nothing_known_means_ours() {
        night("Asia/Tokyo", "-1 hour", "2 hours");
        night("", "-1 hour", "3 hours");
        keep();
        UUID japan = town.person("elli@");
        town.run("update recipient set region = 'Japan' where id = ?", japan);
        UUID somewhere = town.person("elli@");
        UUID finland = town.person("elli@");
        town.run("update recipient set region = 'FI' where id = ?", finland);
        fanOut();
        assertEquals(7200.0, dueIn(japan), 60);
        assertEquals(10800.0, dueIn(somewhere), 60);
        assertEquals(0.0, dueIn(finland), 60);
    }

    @Test
    void a_notice_that_overrides_wakes_everybody_but_those_who_are_contacted_with_care() {
        night("", "-1 hour", "2 hours");
        UUID anybody = town.person("+358");
        UUID careful = town.person("+358");
        town.run("update recipient set safe_contact = true where id = ?", careful);
        fanOut();
        assertEquals(0.0, dueIn(anybody), 60);
        assertEquals(7200.0, dueIn(careful), 60);
    }

    @Test
    void what_is_out_of_date_before_the_night_ends_has_failed_by_name() {
        night("", "-1 hour", "5 hours");
        keep();
        UUID asleep = town.person("elli@");
        fanOut();
        assertEquals("FAILED", state(asleep));
        assertEquals("asleep until it is out of date",
                town.one(String.class, "select reason from delivery where recipient_id = ?", asleep));
        assertEquals(0L, town.one(Long.class, "select open from account where notice_id = ?", town.notice));
    }

    @Test
    void a_delivery_that_waited_into_the_night_is_not_sent_but_put_off() {
        keep();
        UUID person = town.person("elli@");
        fanOut();
        night("", "-1 minute", "2 hours");
        assertEquals(List.of(), claim());
        assertEquals("QUEUED", state(person));
        assertEquals(7200.0, dueIn(person), 60);
        town.run("delete from night");
        town.run("update delivery set due_at = now() where recipient_id = ?", person);
        assertEquals(1, claim().size());
    }

    @Test
    void a_drill_is_rehearsed_at_any_hour() {
        Town drill = new Town("DRILL", "FIRST", "EMAIL");
        drill.run("update notice set quiet_hours = 'KEEP' where id = ?", drill.notice);
        night("", "-1 hour", "2 hours");
        UUID person = drill.person("elli@");
        drill.beginFanout();
        new FanoutSlice(drill.database).next(drill.notice, Whom.in(drill.audience), 10);
        assertTrue(
                drill.one(Boolean.class, "select due_at <= now() and quiet_zone is null from delivery where recipient_id = ?",
                        person));
    }

    @Test
    void the_second_mail_address_follows_when_the_first_is_silenced() {
        UUID person = town.person("a@", "b@", "+358");
        rename(person);
        town.silence("1 of " + person, "EMAIL");
        fanOut();
        assertEquals(List.of("2 of " + person), town.column(String.class,
                "select fingerprint from delivery where recipient_id = ?", person));
    }

    @Test
    void after_a_named_failure_the_next_address_of_the_persons_order_is_tried_whatever_its_medium() {
        UUID person = town.person("a@", "b@", "+358", "c@");
        rename(person);
        fanOut();
        for (int tried = 1; tried <= 4; tried++) {
            assertEquals(tried + " of " + person, town.one(String.class,
                    "select fingerprint from delivery where recipient_id = ? and state = 'QUEUED'", person));
            fail(person);
        }
        assertEquals(4L, town.one(Long.class, "select count(*) from delivery where recipient_id = ?", person));
        assertEquals(0L, town.one(Long.class, "select open from account where notice_id = ?", town.notice));
    }

    @Test
    void over_every_medium_each_person_gets_one_message_to_the_first_address_that_works() {
        Town every = new Town("LIVE", "EVERY", "EMAIL", "SMS");
        UUID person = every.person("a@", "b@", "+358", "+359");
        for (int position = 1; position <= 4; position++)
            every.run("update recipient_address set fingerprint = ? where recipient_id = ? and position = ?",
                    position + " of " + person, person, position);
        every.silence("1 of " + person, "EMAIL");
        every.beginFanout();
        new FanoutSlice(every.database).next(every.notice, Whom.in(every.audience), 10);
        assertEquals(List.of("2 of " + person, "3 of " + person), every.column(String.class,
                "select fingerprint from delivery where recipient_id = ? order by fingerprint", person));
    }

    private void rename(UUID person) {
        town.run("update recipient_address set fingerprint = position || ' of ' || recipient_id where recipient_id = ?",
                person);
    }

    private void fail(UUID person) {
        UUID delivery = town.one(UUID.class, "select id from delivery where recipient_id = ? and state = 'QUEUED'", person);
        Transaction.of(town.database, connection -> {
            try (var failed = connection
                    .prepareStatement("update delivery set state = 'FAILED', reason = 'refused' where id = ?")) {
                failed.setObject(1, delivery);
                failed.executeUpdate();
            }
            NextMedium.after(connection, delivery);
            return null;
        });
    }

    private void night(String zone, String from, String until) {
        town.run("insert into night values (?, now() + cast(? as interval), now() + cast(? as interval))", zone, from, until);
    }

    private void keep() {
        town.run("update notice set quiet_hours = 'KEEP' where id = ?", town.notice);
    }

    private void fanOut() {
        town.beginFanout();
        new FanoutSlice(town.database).next(town.notice, Whom.in(town.audience), 10);
    }

    private List<Claim.Claimed> claim() {
        return town.claim().take(town.deliveries("state = 'QUEUED'"), LEASE, "mail");
    }

    private double dueIn(UUID person) {
        return town.one(Double.class,
                "select cast(extract(epoch from due_at - now()) as float8) from delivery where recipient_id = ?", person);
    }

    private String state(UUID person) {
        return town.one(String.class, "select state from delivery where recipient_id = ?", person);
    }
}
