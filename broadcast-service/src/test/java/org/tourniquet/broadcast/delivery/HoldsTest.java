package org.tourniquet.broadcast.delivery;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** What the house itself holds: nobody spends more than was said, and what comes back too often asks a person. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
@TestProfile(HoldsTest.TenTextsANotice.class)
class HoldsTest extends OnRealParts {
    @Inject
    EntityManager entities;
    @Inject
    Health health;

    /** A text of one part costs 6.5 cents here. */
    public static class TenTextsANotice implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tourniquet.spend.per-notice", "0.65");
        }
    }

    private String texts(String area, int people) {
        return approved("LIVE", "EVERY", "phone,name\n" + IntStream.range(0, people)
                .mapToObj(i -> "+1" + area + (5_550_150 + i) + ",Person " + i).collect(Collectors.joining("\n")) + "\n");
    }

    private String state(String notice) {
        return as("manager").get("/api/notices/{id}", notice).path("state");
    }

    @Test
    void texts_stop_when_the_money_is_spent_and_say_so_and_go_on_when_somebody_lets_them() {
        String notice = texts("720", 15);
        until(() -> "PAUSED".equals(state(notice)));
        int sent = progress(notice).extract().path("media.SMS.accepted");
        assertTrue(sent <= 10, "sent " + sent);
        Browser.of("manager").get("/notices/{id}/progress", notice).then().body(containsString("Held by the service itself"),
                containsString("0.65 EUR"), containsString("allows the same sum once more"));
        until(() -> Outside.texts.posts.stream().anyMatch(post -> post.get("Body").startsWith("A notice is held")));
        as("manager").post("/api/notices/{id}/resume", notice).then().statusCode(200);
        until(() -> progress(notice).extract().<Boolean> path("complete"));
        progress(notice).body("media.SMS.accepted", equalTo(15));
        assertEquals(15, Outside.texts.posts.stream().filter(post -> post.get("To").startsWith("+1720555")).count());
        assertEquals(975_000L, QuarkusTransaction.requiringNew().call(() -> entities
                .createNativeQuery("select micros from spent_on_notice where notice_id = ?1", Long.class)
                .setParameter(1, UUID.fromString(notice)).getSingleResult()));
    }

    @Test
    void what_was_refused_costs_nothing() {
        String notice = approved("LIVE", "EVERY", "phone,name\n" + IntStream.range(0, 9)
                .mapToObj(i -> "+1" + (602 + i) + "5551211,Person " + i).collect(Collectors.joining("\n")) + "\n");
        until(() -> progress(notice).extract().<Boolean> path("complete"));
        assertEquals(0L, QuarkusTransaction.requiringNew().call(() -> entities
                .createNativeQuery("select micros from spent_on_notice where notice_id = ?1", Long.class)
                .setParameter(1, UUID.fromString(notice)).getSingleResult()));
    }

    @Test
    void three_in_a_hundred_mails_refused_for_good_hold_a_notice_until_a_person_looks() {
        String notice = approved("LIVE", "EVERY", "email,name\nanna@%s.example,Anna\n".formatted(tag()));
        until(() -> "COMPLETE".equals(state(notice)));
        moved(notice, "SENDING", 485, 15);
        health.look();
        assertEquals("SENDING", state(notice), "15 of 500 are three in a hundred, and not more");
        moved(notice, "SENDING", 485, 16);
        health.look();
        assertEquals("PAUSED", state(notice));
        Browser.of("manager").get("/notices/{id}/progress", notice).then()
                .body(containsString("16 were refused for good"), containsString("Held by the service itself"));
        as("manager").post("/api/notices/{id}/resume", notice).then().statusCode(200);
        moved(notice, "SENDING", 900, 30);
        health.look();
        assertEquals("SENDING", state(notice), "what a person has let go on is looked at anew");
        moved(notice, "SENDING", 900, 33);
        health.look();
        assertEquals("PAUSED", state(notice));
    }

    @Test
    void nobody_is_called_ill_by_less_than_its_share_of_a_whole_window() {
        assertFalse(Health.Ill.BOUNCES.is(20, 14));
        assertTrue(Health.Ill.BOUNCES.is(20, 16));
        assertFalse(Health.Ill.FILTERED.is(500, 10));
        assertTrue(Health.Ill.FILTERED.is(500, 11));
        assertTrue(Health.Ill.ACCOUNT.is(1, 1));
    }

    /** As thousands of ends would leave the counters. */
    private void moved(String notice, String state, int accepted, int bounced) {
        QuarkusTransaction.requiringNew().run(() -> {
            UUID id = UUID.fromString(notice);
            entities.createNativeQuery("update notice set state = ?2, ended_at = null where id = ?1").setParameter(1, id)
                    .setParameter(2, state).executeUpdate();
            entities.createNativeQuery("update account set open = 1 where notice_id = ?1").setParameter(1, id).executeUpdate();
            entities.createNativeQuery("update tally set n = ?2 where notice_id = ?1 and state = 'ACCEPTED'")
                    .setParameter(1, id)
                    .setParameter(2, accepted).executeUpdate();
            entities.createNativeQuery(
                    "insert into tally values (?1, 'EMAIL', 'QUEUED', 1) on conflict (notice_id, medium, state) do update set n = 1")
                    .setParameter(1, id).executeUpdate();
            entities.createNativeQuery(
                    "insert into failure_tally values (?1, 'EMAIL', 'BOUNCED', ?2) on conflict (notice_id, medium, kind) do update set n = ?2")
                    .setParameter(1, id).setParameter(2, bounced).executeUpdate();
        });
    }
}
