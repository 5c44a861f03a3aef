package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.suite.Port;

import com.fasterxml.jackson.databind.JsonNode;

/** The text provider takes every call and says nothing: mails go as fast as ever, and we say so before anybody asks. */
class SickProviderJourney {
    private static final double MAILS_A_SECOND = 200;

    @AfterEach
    void mend() throws Exception {
        BadDays.mend();
    }

    @Test
    void a_mute_text_provider_costs_the_mails_nothing_and_everybody_gets_their_text_when_it_speaks_again() {
        Crowd crowd = Crowd.of("mute", 424, 2_000);
        Api gateway = Api.anonymous(BadDays.uri(Port.SMS));
        gateway.post("/api/behaviour",
                Map.of("recipients", crowd.one(0).phone().substring(0, 5) + "*", "action", "MUTE"));
        SentNotice notice = SentNotice.submitted(crowd, "EMAIL", "SMS");
        notice.approve();
        Instant began = Instant.now();
        Eventually.within(Duration.ofSeconds(30), "texts are down by our own measure",
                () -> texts().get("state").asText().equals("DOWN"));
        System.out.printf("mute: texts called down %d ms after the approval: %s%n",
                Duration.between(began, Instant.now()).toMillis(), texts().get("why"));

        long mails = crowd.addresses().stream().filter(address -> address.contains("@")).count();
        Eventually.within(Duration.ofSeconds(60), "all mails have arrived",
                () -> notice.progress().get("media").get("EMAIL").get("accepted").asLong() == mails);
        double rate = rate(notice.arrivals());
        System.out.printf("mute: %d mails at %.1f a second of %.0f allowed%n", mails, rate, MAILS_A_SECOND);
        assertTrue(rate >= 0.5 * MAILS_A_SECOND, "mails a second: " + rate);

        gateway.delete("/api/behaviour");
        Instant mended = Instant.now();
        Duration closed = Eventually.within(Duration.ofSeconds(40), "texts go again",
                () -> texts().get("state").asText().equals("WORKS"));
        notice.completesWithin(Duration.ofSeconds(150));
        System.out.printf("mute: texts go again %d s after the provider does, complete after %d s%n", closed.toSeconds(),
                Duration.between(mended, Instant.now()).toSeconds());
        assertEquals(0, notice.count("unknown"));
        notice.ledger().mustHold();
        Eventually.holds("the person on duty was told", () -> told() > 0);
    }

    private static JsonNode texts() {
        for (JsonNode one : SentNotice.manager().get("/api/providers"))
            if (one.get("name").asText().equals("texts"))
                return one;
        throw new AssertionError("no account for texts");
    }

    /** By mail, since texts are what does not go. */
    private static long told() {
        long told = 0;
        for (JsonNode mail : BadDays.journals().mailsTo("leila.haddad@rivertown.example"))
            if (mail.get("subject").asText().contains("is down"))
                told++;
        return told;
    }

    /** Between the first and the last of them. */
    private static double rate(List<Instant> arrivals) {
        Instant first = arrivals.stream().min(Instant::compareTo).orElseThrow();
        Instant last = arrivals.stream().max(Instant::compareTo).orElseThrow();
        return (arrivals.size() - 1) * 1000.0 / Duration.between(first, last).toMillis();
    }
}
