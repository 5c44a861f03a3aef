package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.e2e.Ledger.Verdict;
import org.tourniquet.local.law.Eventually;

import com.fasterxml.jackson.databind.JsonNode;

/** The service dies in the middle of a notice, again and again, and nobody is forgotten or told twice. */
class KillJourney {

    private static final int PEOPLE = 5_000;
    private static final int KILLS = 5;
    /** What can be in flight of mails at one kill: twice the connections of the account. */
    private static final int IN_FLIGHT = 40;

    @AfterEach
    void mend() throws Exception {
        BadDays.mend();
    }

    @Test
    void nobody_is_forgotten_and_no_text_is_doubled_when_the_service_is_killed_while_it_tells_five_thousand() throws Exception {
        Random chance = BadDays.chance("kills");
        SentNotice notice = SentNotice.submitted(Crowd.of("killed", 412, PEOPLE), "EMAIL", "SMS");
        int before = BadDays.journals().count();
        notice.approve();
        int all = notice.crowd().addresses().size();
        for (int kill = 0; kill < KILLS; kill++) {
            int mark = kill == 0 ? 1 : all * kill / (KILLS + 1) + chance.nextInt(all / (2 * KILLS));
            Eventually.within(Duration.ofSeconds(90), mark + " messages have arrived",
                    () -> BadDays.journals().count() - before >= mark);
            Thread.sleep(chance.nextInt(200));
            kill(kill + 1, before);
        }
        Instant up = Instant.now();
        settleWhatNoEvidenceSettles(notice, Duration.ofSeconds(120));
        notice.completesWithin(Duration.ofSeconds(150));
        Duration rest = Duration.between(up, Instant.now());
        assertEquals(0, notice.count("unknown"));

        Verdict verdict = notice.ledger().mustHold();
        System.out.printf("%d kills: %d mails, %d texts, %d mails twice and flagged, complete %d s after the last start%n",
                KILLS, verdict.mails(), verdict.texts(), verdict.ambiguous().size(), rest.toSeconds());
        assertEquals(all, verdict.mails() - verdict.ambiguous().size() + verdict.texts());
        assertTrue(verdict.ambiguous().size() <= IN_FLIGHT * KILLS, verdict.ambiguous()::toString);
        everyDoubleIsCounted(notice, verdict);
    }

    private static void kill(int number, int before) throws Exception {
        BadDays.part("broadcast").kill();
        int arrived = BadDays.journals().count() - before;
        Instant dead = Instant.now();
        BadDays.part("broadcast").start();
        System.out.printf("kill %d at %d messages, ready again after %d ms%n", number, arrived,
                Duration.between(dead, Instant.now()).toMillis());
    }

    /** A mail that was in flight at two kills is not tried a third time: a person looks it up at the receiver and says so. */
    static void settleWhatNoEvidenceSettles(SentNotice notice, Duration patience) {
        Eventually.within(patience, "only what was unclear twice is left", () -> {
            List<JsonNode> unclear = notice.deliveries("state=UNKNOWN");
            if (notice.count("queued") + notice.count("sending") > 0
                    || unclear.stream().anyMatch(one -> !one.get("again").asBoolean())) {
                throw new AssertionError(notice.progress().toString());
            }
            return true;
        });
        for (JsonNode twice : notice.deliveries("state=UNKNOWN")) {
            boolean arrived = !BadDays.journals().mailsTo(twice.get("address").asText()).isEmpty();
            System.out.printf("a person settles %s: %s%n", twice.get("address"), arrived);
            SentNotice.manager().post(notice.path("/deliveries/" + twice.get("id").asText() + "/settlement"),
                    Map.of("arrived", arrived));
        }
    }

    /** Whoever has a mail twice is named by our own account, and the progress says how many were sent once more. */
    private static void everyDoubleIsCounted(SentNotice notice, Verdict verdict) {
        Set<String> flagged = notice.deliveries("medium=EMAIL").stream().filter(one -> one.get("again").asBoolean())
                .map(one -> one.get("address").asText()).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(flagged.containsAll(verdict.ambiguous()), () -> verdict.ambiguous() + " of " + flagged);
        assertEquals(flagged.size(), notice.progress().get("media").get("EMAIL").get("sentAgain").asInt());
        assertEquals(0, notice.progress().get("media").get("SMS").get("sentAgain").asInt());
    }
}
