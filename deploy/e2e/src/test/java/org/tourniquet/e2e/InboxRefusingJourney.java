package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.suite.Port;

import com.fasterxml.jackson.databind.JsonNode;

/** Receivers that refuse, put off, throttle, break off and stammer: each person ends where their receiver said. */
class InboxRefusingJourney {

    private final Crowd crowd = Crowd.of("refused", 413, 160);
    private final Map<String, JsonNode> mails = new HashMap<>();
    private final Map<String, JsonNode> texts = new HashMap<>();
    private final Set<String> neverTaken = new LinkedHashSet<>();

    @AfterEach
    void mend() throws Exception {
        BadDays.mend();
    }

    @Test
    void each_person_ends_where_their_receiver_said_and_nobody_gets_it_twice() {
        mailboxesMisbehave();
        phonesMisbehave();
        SentNotice notice = SentNotice.sent(crowd);
        System.out.printf("receivers refuse: complete after %d s%n",
                notice.completesWithin(Duration.ofSeconds(150)).toSeconds());
        Eventually.holds("all receipts are in", () -> notice.count("accepted") == mailsTaken());
        notice.deliveries("medium=EMAIL").forEach(one -> mails.put(one.get("address").asText(), one));
        notice.deliveries("medium=SMS").forEach(one -> texts.put(one.get("address").asText(), one));

        mailboxesSaidSo();
        phonesSaidSo();
        Set<String> reached = crowd.addresses();
        reached.removeAll(neverTaken);
        Ledger.Verdict verdict = notice.ledger(reached, Instant.MAX).mustHold();
        assertTrue(verdict.ambiguous().size() <= 1, verdict.ambiguous()::toString);
        String broken = mail(6);
        assertEquals(Set.of(broken), verdict.ambiguous(), "only the mail whose receiver died after taking it is there twice");
    }

    private void mailboxesMisbehave() {
        behave(Port.MAIL, mail(0), Map.of("action", "GREYLIST", "times", 2));
        behave(Port.MAIL, mail(1), Map.of("action", "REJECT", "code", 550));
        behave(Port.MAIL, mail(2), Map.of("action", "REJECT", "code", 450));
        behave(Port.MAIL, mail(3), Map.of("action", "REJECT", "code", 452, "times", 1));
        behave(Port.MAIL, mail(5), Map.of("action", "DROP", "times", 1));
        behave(Port.MAIL, mail(6), Map.of("action", "ACCEPT_THEN_DIE", "times", 1));
    }

    private void mailboxesSaidSo() {
        ended(mails.get(mail(0)), "ACCEPTED", null, 3);
        Duration waited = Duration.between(Instant.parse(mails.get(mail(0)).get("owedAt").asText()),
                Instant.parse(mails.get(mail(0)).get("acceptedAt").asText()));
        assertTrue(waited.compareTo(Duration.ofMillis(3200)) >= 0, "two pauses, the second longer: " + waited);
        ended(mails.get(mail(1)), "FAILED", "the mail server said 550", 1);
        ended(mails.get(mail(2)), "FAILED", "the mail server said 450", 5);
        ended(mails.get(mail(3)), "ACCEPTED", null, 2);
        ended(mails.get(mail(5)), "ACCEPTED", null, 2);
        ended(mails.get(mail(6)), "ACCEPTED", null, 2);
        assertTrue(mails.get(mail(5)).get("again").asBoolean() && mails.get(mail(6)).get("again").asBoolean());
        neverTaken.add(mail(1));
        neverTaken.add(mail(2));
    }

    private void phonesMisbehave() {
        // the rule asked for last decides: the particular ones come after those for everybody
        String all = crowd.one(0).phone().substring(0, 5) + "*";
        behave(Port.SMS, all, Map.of("action", "SHUFFLE_CALLBACKS"));
        behave(Port.SMS, all, Map.of("action", "DOUBLE_CALLBACKS"));
        behave(Port.SMS, all, Map.of("action", "THROTTLE", "millis", 2000, "times", 12));
        behave(Port.SMS, phone(0), Map.of("action", "ACCEPT_THEN_DIE", "times", 1));
        behave(Port.SMS, phone(1), Map.of("action", "ACCEPT_THEN_DIE", "times", 1));
        behave(Port.SMS, phone(2), Map.of("action", "DROP", "times", 1));
        behave(Port.SMS, phone(3), Map.of("action", "REJECT", "code", 30003));
        behave(Port.SMS, phone(4), Map.of("action", "REJECT", "code", 21211));
        behave(Port.SMS, phone(5), Map.of("action", "REJECT", "code", 21610));
    }

    private void phonesSaidSo() {
        for (int taken : new int[] { 0, 1 }) {
            ended(texts.get(phone(taken)), "DELIVERED", null, 1);
        }
        ended(texts.get(phone(2)), "DELIVERED", null, 2);
        ended(texts.get(phone(3)), "FAILED", "the phone could not be reached (30003)", 1);
        ended(texts.get(phone(4)), "FAILED", "not a number (21211)", 1);
        ended(texts.get(phone(5)), "SUPPRESSED", "opted out", 1);
        neverTaken.add(phone(4));
        neverTaken.add(phone(5));
        Set<String> special = Set.of(phone(3), phone(4), phone(5));
        texts.forEach((number, text) -> {
            if (!special.contains(number)) {
                assertEquals("DELIVERED", text.get("state").asText(), text.toString());
            }
        });
    }

    private static void ended(JsonNode delivery, String state, String reason, int attempts) {
        assertEquals(state, delivery.get("state").asText(), delivery.toString());
        assertEquals(attempts, delivery.get("attempts").asInt(), delivery.toString());
        if (reason != null) {
            assertTrue(delivery.get("reason").asText().startsWith(reason), delivery.toString());
        }
    }

    private int mailsTaken() {
        return (int) crowd.addresses().stream().filter(address -> address.contains("@")).count() - 2;
    }

    private String mail(int i) {
        return crowd.withBoth(10 * i).mail();
    }

    private String phone(int i) {
        return crowd.withBoth(10 * i + 80).phone();
    }

    private static void behave(Port receiver, String recipients, Map<String, Object> how) {
        Map<String, Object> wish = new HashMap<>(how);
        wish.put("recipients", recipients);
        Api.anonymous(BadDays.uri(receiver)).post("/api/behaviour", wish);
    }
}
