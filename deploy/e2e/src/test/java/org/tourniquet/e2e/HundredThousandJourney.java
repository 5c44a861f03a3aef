package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.e2e.Ledger.Verdict;
import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.suite.Port;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A notice to very many is sent, paused, killed, resumed, sent again to those it failed, stopped and explained person by
 * person. A few thousand in the ordinary run; a hundred thousand with {@code -Dtourniquet.people=100000 -Dtourniquet.rate=0}.
 */
class HundredThousandJourney {
    private static final int PEOPLE = Integer.getInteger("tourniquet.people", 3_000);
    private static final Duration PATIENCE = Duration.ofSeconds(90 + PEOPLE / 100);
    /** What can be in flight of mails at one kill: twice the connections of the account. */
    private static final int IN_FLIGHT = 40;
    private static final int SILENCE_MILLIS = 500;
    private static final int LOOKS = 200;

    @AfterEach
    void mend() throws Exception {
        BadDays.mend();
    }

    @Test
    void very_many_are_told_through_pauses_kills_and_refusals_and_each_of_them_can_be_explained() throws Exception {
        Crowd crowd = Crowd.of("many", 416, PEOPLE);
        Api.anonymous(BadDays.uri(Port.MAIL)).post("/api/behaviour",
                Map.of("recipients", "many*00@example.org", "action", "REJECT", "code", 550));
        Set<String> refusing = crowd.addresses().stream().filter(address -> address.matches("many\\d*00@.*"))
                .collect(Collectors.toSet());

        Instant began = Instant.now();
        SentNotice notice = SentNotice.submitted(crowd, "EMAIL", "SMS");
        say("imported and submitted", began);
        int all = crowd.addresses().size();
        int before = BadDays.journals().count();
        Instant approved = Instant.now();
        notice.approve();

        arrived(before, all / 10);
        watched(notice);
        arrived(before, all / 6);
        pausedAndSilent(notice);
        SentNotice.manager().post(notice.path("/resume"));
        arrived(before, all / 3);
        kill();
        arrived(before, all / 2);
        SentNotice.manager().post(notice.path("/pause"));
        kill();
        int held = BadDays.journals().count();
        Eventually.pause(Duration.ofSeconds(2));
        assertEquals(held, BadDays.journals().count(), "a restart lets nothing out that is paused");
        SentNotice.manager().post(notice.path("/resume"));
        KillJourney.settleWhatNoEvidenceSettles(notice, PATIENCE);
        notice.completesWithin(PATIENCE);
        Duration took = Duration.between(approved, Instant.now());
        System.out.printf("%,d people, %,d messages: through a pause and two kills in %d s (%,d a second), %s%n", PEOPLE, all,
                took.toSeconds(), all / Math.max(1, took.toSeconds()), memory());

        sentAgain(notice, refusing);
        Verdict verdict = notice.ledger().mustHold();
        System.out.printf("ledger: %,d mails, %,d texts, %d mails twice and flagged%n", verdict.mails(), verdict.texts(),
                verdict.ambiguous().size());
        assertEquals(all, verdict.mails() - verdict.ambiguous().size() + verdict.texts());
        assertTrue(verdict.ambiguous().size() <= 2 * IN_FLIGHT, verdict.ambiguous()::toString);
        explained(notice, all);
        stopped(notice.another());
    }

    private static void arrived(int before, int many) {
        Eventually.within(PATIENCE, many + " have arrived", () -> BadDays.journals().count() - before >= many);
    }

    /** The progress as a page polls it, while messages leave. */
    private static void watched(SentNotice notice) {
        List<Long> micros = new ArrayList<>();
        for (int look = 0; look < LOOKS; look++) {
            long began = System.nanoTime();
            notice.progress();
            micros.add((System.nanoTime() - began) / 1000);
        }
        Collections.sort(micros);
        System.out.printf("progress asked %d times while sending: %.1f ms in the middle, %.1f ms at 99 in 100%n", LOOKS,
                micros.get(LOOKS / 2) / 1000.0, micros.get(LOOKS * 99 / 100) / 1000.0);
        System.out.println("estimate: " + notice.progress().get("estimate"));
    }

    private static void pausedAndSilent(SentNotice notice) {
        Instant pressed = Instant.now();
        SentNotice.manager().post(notice.path("/pause"));
        Eventually.pause(Duration.ofMillis(Math.max(0, SILENCE_MILLIS - Duration.between(pressed, Instant.now()).toMillis())));
        int then = BadDays.journals().count();
        Eventually.pause(Duration.ofSeconds(2));
        assertEquals(then, BadDays.journals().count(), "paused, and something left later than " + SILENCE_MILLIS + " ms");
    }

    private static void kill() throws Exception {
        Instant dead = Instant.now();
        BadDays.part("broadcast").kill();
        BadDays.part("broadcast").start();
        say("killed and ready again", dead);
    }

    /** Only those it failed, only for the reason that was chosen, and the receivers have it then. */
    private static void sentAgain(SentNotice notice, Set<String> refusing) {
        assertEquals(refusing.size(), notice.progress().get("failures").get("BOUNCED").asInt());
        Api.anonymous(BadDays.uri(Port.MAIL)).delete("/api/behaviour");
        Instant again = Instant.now();
        assertEquals(refusing.size(), SentNotice.manager()
                .post(notice.path("/resend-failed"), Map.of("reasons", List.of("BOUNCED"))).get("deliveries").asInt());
        notice.completesWithin(PATIENCE);
        say(refusing.size() + " sent again to those it had failed", again);
    }

    /** Each delivery with its end, each person with each of theirs. */
    private static void explained(SentNotice notice, int all) {
        Instant asked = Instant.now();
        List<JsonNode> deliveries = notice.deliveries("");
        say("all deliveries listed", asked);
        Map<String, Long> people = deliveries.stream()
                .collect(Collectors.groupingBy(one -> one.get("recipient").asText(), TreeMap::new, Collectors.counting()));
        assertEquals(PEOPLE, people.size(), "people who can be explained");
        assertEquals(all, deliveries.size());
        for (JsonNode one : deliveries) {
            String state = one.get("state").asText();
            assertTrue(state.equals("ACCEPTED") || state.equals("DELIVERED"), one.toString());
        }
        JsonNode progress = notice.progress();
        int counted = 0;
        for (JsonNode language : progress.get("languages"))
            for (JsonNode state : language)
                counted += state.asInt();
        assertEquals(all, counted, "deliveries by language");
    }

    /** The second one is stopped on its way: it is said what happened to whom, and the receivers say the same. */
    private static void stopped(SentNotice notice) {
        int before = BadDays.journals().count();
        notice.approve();
        arrived(before, PEOPLE / 10);
        SentNotice.manager().post(notice.path("/stop"));
        Instant stop = Instant.now();
        Eventually.within(PATIENCE, "everybody is accounted for", () -> notice.left() == 0);
        Eventually.within(PATIENCE, "it is said what happened to whom", () -> {
            JsonNode told = notice.progress().get("told");
            return told.get("got").asInt() + told.get("didNot").asInt() == PEOPLE && told.get("mayHave").asInt() == 0;
        });
        JsonNode told = notice.progress().get("told");
        System.out.printf("stopped: %,d got it, %,d may have, %,d did not, said %d ms after the press%n",
                told.get("got").asInt(), told.get("mayHave").asInt(), told.get("didNot").asInt(),
                Duration.between(stop, Instant.now()).toMillis());
        Set<String> reached = notice.deliveries("").stream().filter(one -> !one.get("state").asText().equals("FAILED"))
                .map(one -> one.get("address").asText()).collect(Collectors.toSet());
        notice.ledger(reached, Instant.MAX).mustHold();
    }

    private static void say(String what, Instant since) {
        System.out.printf("%s: %d ms%n", what, Duration.between(since, Instant.now()).toMillis());
    }

    private static String memory() {
        long pid = BadDays.part("broadcast").pid().orElse(0);
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream().filter(line -> line.startsWith("VmHWM"))
                    .findFirst().orElse("memory not known").replaceAll("\\s+", " ");
        } catch (IOException elsewhere) {
            throw new UncheckedIOException(elsewhere);
        }
    }
}
