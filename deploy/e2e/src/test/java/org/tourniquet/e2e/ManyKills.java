package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.e2e.Ledger.Seen;
import org.tourniquet.e2e.Ledger.Verdict;
import org.tourniquet.local.law.Eventually;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Kills of the service at random moments, for as long as one likes, while notices to very many run: nobody is forgotten, no
 * text comes twice, no mail comes twice without saying so. Too long for every day: {@code deploy/bench kills}.
 */
class ManyKills {
    private static final int KILLS = Integer.getInteger("tourniquet.kills", 15);
    private static final Duration AT_MOST = Duration.ofMinutes(Integer.getInteger("tourniquet.minutes", 60));
    private static final int NOTICES = Integer.getInteger("tourniquet.notices", 3);
    private static final int PEOPLE = Integer.getInteger("tourniquet.people", 2_000);
    private static final int EVERY_SECONDS = Integer.getInteger("tourniquet.every", 5);
    /** What is left by then is sent after the last kill; more than that is stopped. */
    private static final int SENT_AFTERWARDS = 20_000;
    /** What can be in flight of mails at one kill: twice the connections of the account. */
    private static final int IN_FLIGHT = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<Integer> AREAS = List.of(416, 412, 413, 414, 415, 417, 419);
    private static final int IN_AN_AREA = 390_000;

    private final Instant began = Instant.now();
    private final Random chance = BadDays.chance("many kills");
    private final List<SentNotice> notices = new ArrayList<>();
    private int kills;
    private int settledByAPerson;

    @AfterEach
    void mend() throws Exception {
        BadDays.mend();
    }

    @Test
    void nobody_is_forgotten_and_no_text_is_doubled_however_often_the_service_is_killed() throws Exception {
        for (int i = 0; i < NOTICES; i++)
            notices.add(submitted());
        notices.forEach(SentNotice::approve);
        int before = BadDays.journals().count();
        say("%d notices to %,d people each are under way, %d kills to come", NOTICES, PEOPLE, KILLS);
        Instant end = Instant.now().plus(AT_MOST);
        while (kills < KILLS && Instant.now().isBefore(end)) {
            Eventually.pause(Duration.ofMillis(EVERY_SECONDS * 500L + chance.nextInt(EVERY_SECONDS * 1000)));
            if (waiting() < PEOPLE)
                notices.add(submitted().approve());
            Instant dead = Instant.now();
            BadDays.part("broadcast").kill();
            int arrived = BadDays.journals().count() - before;
            BadDays.part("broadcast").start();
            kills++;
            say("kill %d of %d at %,d messages, ready again after %d ms", kills, KILLS, arrived,
                    Duration.between(dead, Instant.now()).toMillis());
        }
        Set<SentNotice> stopped = waiting() > SENT_AFTERWARDS ? stopTheRest() : Set.of();
        settle(stopped);
        judge(stopped);
    }

    private SentNotice submitted() {
        int before = notices.size() * PEOPLE;
        Crowd crowd = Crowd.of("k" + notices.size() + "x", AREAS.get(before / IN_AN_AREA), before % IN_AN_AREA, PEOPLE);
        return SentNotice.submitted(crowd, "EMAIL", "SMS");
    }

    private List<SentNotice> underWay() {
        return notices.stream().filter(notice -> notice.left() > 0).toList();
    }

    private int waiting() {
        return underWay().stream().mapToInt(notice -> notice.count("queued")).sum();
    }

    /** The time is over: what has not left by now is stopped, and has to be accounted for as such. */
    private Set<SentNotice> stopTheRest() {
        Set<SentNotice> stopped = Set.copyOf(underWay());
        stopped.forEach(notice -> SentNotice.manager().post(notice.path("/stop")));
        say("the rest is stopped: %d notices", stopped.size());
        return stopped;
    }

    /** What was unclear at two kills, or when its notice was stopped, is looked up at the receiver by a person. */
    private void settle(Set<SentNotice> stopped) {
        Instant up = Instant.now();
        for (SentNotice notice : notices) {
            Eventually.within(PATIENCE.plusSeconds(SENT_AFTERWARDS / 50), "only what a person has to settle is left", () -> {
                if (notice.count("queued") + notice.count("sending") > 0)
                    throw new AssertionError(notice.progress().toString());
                return notice.count("unknown") == 0
                        || notice.deliveries("state=UNKNOWN").stream()
                                .allMatch(one -> one.get("medium").asText().equals("EMAIL")
                                        && (stopped.contains(notice) || one.get("again").asBoolean()));
            });
            for (JsonNode one : notice.deliveries("state=UNKNOWN")) {
                boolean arrived = !BadDays.journals().mailsTo(one.get("address").asText()).isEmpty();
                SentNotice.manager().post(notice.path("/deliveries/" + one.get("id").asText() + "/settlement"),
                        java.util.Map.of("arrived", arrived));
                settledByAPerson++;
            }
        }
        Eventually.within(PATIENCE, "everybody is accounted for", () -> underWay().isEmpty());
        say("everybody is accounted for %d s after the last start", Duration.between(up, Instant.now()).toSeconds());
    }

    private void judge(Set<SentNotice> stopped) {
        List<Seen> journal = BadDays.journals().since(began);
        List<String> counterexamples = new ArrayList<>();
        long mails = 0;
        long texts = 0;
        int twice = 0;
        int unknown = 0;
        for (SentNotice notice : notices) {
            Verdict verdict = notice.ledger(stopped.contains(notice) ? reached(notice) : notice.crowd().addresses(), journal);
            verdict.counterexamples().forEach(one -> counterexamples.add(notice.mark() + " " + one));
            mails += verdict.mails();
            texts += verdict.texts();
            twice += verdict.ambiguous().size();
            unknown += notice.count("unknown");
            int said = notice.progress().get("media").get("EMAIL").get("sentAgain").asInt();
            if (verdict.ambiguous().size() > said)
                counterexamples.add(notice.mark() + ": " + verdict.ambiguous().size() + " mails twice, " + said + " told of");
        }
        say("%d notices to %,d people: %,d mails, %,d texts; %d mails twice, each flagged and under one Message-ID; "
                + "%d unclear at the end, %d settled by a person", notices.size(), (long) notices.size() * PEOPLE, mails, texts,
                twice, unknown, settledByAPerson);
        say(counterexamples.isEmpty()
                ? "VERDICT: in 0 of %1$d kills was anybody forgotten or told twice unawares: below 3/%1$d = %2$.2f %% per kill at 95 %%"
                : "VERDICT: broken in %1$d kills", kills, 300.0 / Math.max(1, kills));
        assertTrue(counterexamples.isEmpty(), () -> counterexamples.size() + " counterexamples, among them "
                + counterexamples.stream().limit(20).toList());
        assertTrue(unknown == 0 && twice <= IN_FLIGHT * kills, unknown + " unclear, " + twice + " twice");
    }

    /** Of a stopped notice: whom we say that it has reached. The receivers have to say the same, no more and no less. */
    private static Set<String> reached(SentNotice notice) {
        return notice.deliveries("").stream().filter(one -> Set.of("ACCEPTED", "DELIVERED").contains(one.get("state").asText()))
                .map(one -> one.get("address").asText()).collect(Collectors.toSet());
    }

    private void say(String words, Object... values) {
        System.out.printf("%4d s  %s%n", Duration.between(began, Instant.now()).toSeconds(), words.formatted(values));
    }
}
