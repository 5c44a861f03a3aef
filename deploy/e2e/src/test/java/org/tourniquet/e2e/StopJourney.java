package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.suite.Port;

import com.fasterxml.jackson.databind.JsonNode;

/** Somebody presses stop: within a second nothing more leaves, and it is known what happened to whom. */
class StopJourney {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int CONNECTIONS = 40;

    @AfterEach
    void mend() throws Exception {
        Api.as("manager", BadDays.uri(Port.BROADCAST)).put("/api/kill-switch",
                Map.of("pressed", false, "reason", "all is well"));
        BadDays.mend();
    }

    @Test
    void a_stopped_notice_falls_silent_within_a_second_and_names_whom_it_reached() {
        SentNotice notice = begun(Crowd.of("stopped", 414, 2_000), 300);
        SentNotice.manager().post(notice.path("/stop"), Map.of("reason", "It was the wrong river"));
        Instant pressed = Instant.now();
        Eventually.within(Duration.ofSeconds(60), "everybody is accounted for", () -> notice.left() == 0);

        assertEquals("STOPPED", notice.progress().get("state").asText());
        List<JsonNode> deliveries = notice.deliveries("limit=200");
        Set<String> reached = addresses(deliveries, "ACCEPTED", "DELIVERED");
        Set<String> spared = addresses(deliveries, "FAILED");
        assertEquals(notice.crowd().addresses().size(), reached.size() + spared.size());
        deliveries.stream().filter(one -> one.get("state").asText().equals("FAILED"))
                .forEach(one -> assertEquals("stopped", one.get("reason").asText()));
        assertTrue(spared.size() > 1_000, "most had not left: " + spared.size());
        silentAfter(notice, pressed, reached);
        notice.ledger(reached, Instant.MAX).mustHold();
        System.out.printf("stopped: %d messages had left, %d were spared%n", reached.size(), spared.size());
    }

    @Test
    void the_switch_silences_everything_with_kafka_down_too_and_lets_it_go_on() throws Exception {
        SentNotice notice = begun(Crowd.of("silenced", 415, 1_500), 200);
        BadDays.part("kafka").kill();
        Api manager = Api.as("manager", BadDays.uri(Port.BROADCAST));
        manager.put("/api/kill-switch", Map.of("pressed", true, "reason", "Who sends this?"));
        Instant pressed = Instant.now();
        Eventually.pause(Duration.ofSeconds(4));
        silentAfter(notice, pressed, notice.crowd().addresses());
        int waiting = notice.left();
        assertTrue(waiting > 500, "most wait: " + waiting);

        BadDays.part("kafka").start();
        Eventually.pause(Duration.ofSeconds(3));
        assertEquals(waiting, notice.left(), "nothing leaves while the switch is pressed");
        manager.put("/api/kill-switch", Map.of("pressed", false, "reason", "It was us"));
        System.out.printf("switched off and on: complete %d s after the switch was released%n",
                notice.completesWithin(Duration.ofSeconds(90)).toSeconds());
        notice.ledger().mustHold();
    }

    private static SentNotice begun(Crowd crowd, int arrived) {
        SentNotice notice = SentNotice.submitted(crowd, "EMAIL", "SMS");
        int before = BadDays.journals().count();
        notice.approve();
        Eventually.within(Duration.ofSeconds(60), arrived + " messages have arrived",
                () -> BadDays.journals().count() - before >= arrived);
        return notice;
    }

    /** Later than a second only what had been handed over before: not more than there are connections. */
    private static void silentAfter(SentNotice notice, Instant pressed, Set<String> meant) {
        Ledger.Verdict late = notice.ledger(meant, pressed.plus(SOON));
        long stale = late.of(Ledger.Fault.STALE);
        System.out.printf("pressed: %d messages later than a second after%n", stale);
        assertTrue(stale <= CONNECTIONS, late.counterexamples()::toString);
    }

    private static Set<String> addresses(List<JsonNode> deliveries, String... states) {
        Set<String> wanted = Set.of(states);
        return deliveries.stream().filter(one -> wanted.contains(one.get("state").asText()))
                .map(one -> one.get("address").asText()).collect(Collectors.toSet());
    }
}
