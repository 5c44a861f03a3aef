package org.tourniquet.broadcast.delivery;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.broadcast.audience.Suppression;
import org.tourniquet.broadcast.delivery.unreached.PersonUnreached;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Those whom a notice could not reach are handed to the desk: nobody twice, and nobody who wants to be left in peace. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class HandOverTest extends OnRealParts {

    @Test
    void those_not_reached_are_called_once_and_who_asked_for_silence_is_not() throws Exception {
        String tag = tag();
        String audience = Browser.audience("""
                email,phone,name,language,safe_contact
                reached.%1$s@lake.example,,Reached,en,
                ,+12025561211,Landline,fi,
                gone.%1$s@lake.example,,Gone,en,
                quiet.%1$s@lake.example,,Quiet,en,
                ,+12025651211,Careful,en,true
                """.formatted(tag));
        silence("gone." + tag + "@lake.example", Suppression.Reason.HARD_BOUNCE);
        silence("quiet." + tag + "@lake.example", Suppression.Reason.OPTED_OUT);
        String notice = approvedFor("LIVE", "FIRST", audience);
        until(() -> ended(notice));
        as("manager").get("/api/notices/{id}/unreached", notice).then().statusCode(200).body("toHand", equalTo(2))
                .body("handed", equalTo(0)).body("withoutNumber", equalTo(1));
        Browser.of("manager").get("/notices/" + notice + "/unreached").then().statusCode(200)
                .body(containsString("Hand 2 people to the desk"));
        as("auditor").post("/api/notices/{id}/unreached", notice).then().statusCode(403);
        for (int press = 0; press < 2; press++)
            as("manager").post("/api/notices/{id}/unreached", notice).then().statusCode(200).body("toHand", equalTo(0))
                    .body("handed", equalTo(2));
        until(() -> told(notice).size() == 2);
        PersonUnreached landline = told(notice).stream().filter(p -> p.sealedPhone() != null).findFirst().orElseThrow();
        assertEquals("Landline", cipher.open(landline.sealedName()));
        assertEquals("+12025561211", cipher.open(landline.sealedPhone()));
        assertTrue(cipher.open(landline.sealedWords()).contains("Water is back"));
        assertTrue(landline.reason().contains("21211"), landline.reason());
        assertEquals("fi", landline.language());

        broker.called(ended(landline.id(), "REACHED"));
        until(() -> as("manager").get("/api/notices/{id}/unreached", notice).<Integer> path("reached") == 1);
        broker.called(ended(landline.id(), "NOBODY_ANSWERED"));
        broker.called(ended(UUID.randomUUID(), "REACHED"));
        UUID other = told(notice).stream().filter(p -> p.sealedPhone() == null).findFirst().orElseThrow().id();
        broker.called(ended(other, "WRONG_NUMBER"));
        until(() -> as("manager").get("/api/notices/{id}/unreached", notice).<Integer> path("inVain") == 1);
        as("manager").get("/api/notices/{id}/unreached", notice).then().body("handed", equalTo(2)).body("reached", equalTo(1));
        Browser.of("manager").get("/notices/" + notice + "/unreached").then().statusCode(200)
                .body(containsString("reached by telephone"));
    }

    @Test
    void what_is_still_on_its_way_or_only_rehearsed_is_not_handed_over() {
        String drill = approved("DRILL", "EVERY",
                "email,name\n,Nobody\n,Nobody Else\n".replace(",N", "x@" + tag() + ".example,N"));
        until(() -> ended(drill));
        as("manager").post("/api/notices/{id}/unreached", drill).then().statusCode(200).body("handed", equalTo(0));
        as("manager").post("/api/notices/{id}/unreached", UUID.randomUUID()).then().statusCode(404);
    }

    private static String ended(UUID call, String how) {
        return "{\"id\":\"%s\",\"person\":\"%1$s\",\"notice\":\"%1$s\",\"result\":\"%s\",\"tries\":1,\"endedAt\":\"%s\"}"
                .formatted(call, how, Instant.now());
    }

    private static boolean ended(String notice) {
        return "COMPLETE".equals(as("manager").get("/api/notices/{id}", notice).path("state"));
    }

    private List<PersonUnreached> told(String notice) {
        return broker.published("person-unreached").stream().filter(e -> e.contains(notice)).map(event -> {
            try {
                return json.readValue(event, PersonUnreached.class);
            } catch (java.io.IOException unreadable) {
                throw new AssertionError(unreadable);
            }
        }).toList();
    }

    private void silence(String at, Suppression.Reason reason) {
        QuarkusTransaction.requiringNew()
                .run(() -> Suppression.add(cipher.fingerprint(at), "EMAIL", reason, "test", Instant.now()));
    }
}
