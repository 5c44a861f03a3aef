package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tourniquet.e2e.Ledger.Counterexample;
import org.tourniquet.e2e.Ledger.Fault;
import org.tourniquet.e2e.Ledger.Promise;
import org.tourniquet.e2e.Ledger.Seen;
import org.tourniquet.e2e.Ledger.Verdict;

/** A checker that cannot see a planted fault proves nothing: each kind is planted here once. */
class LedgerTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Promise PROMISE = new Promise("K-7", Set.of("a@example.org", "b@example.org", "+12025550101",
            "+12025550102"), NOON.plusSeconds(60));

    private final List<Seen> journal = new ArrayList<>(List.of(mail("a@example.org", 1, false), mail("b@example.org", 2, false),
            text("+12025550101", 3), text("+12025550102", 4)));

    @Test
    void a_journal_in_which_everybody_has_it_once_is_as_promised() {
        Verdict verdict = Ledger.compare(PROMISE, journal).mustHold();
        assertEquals(2, verdict.mails());
        assertEquals(2, verdict.texts());
        assertEquals(Set.of(), verdict.ambiguous());
    }

    @Test
    void one_who_never_got_it_is_seen() {
        journal.remove(3);
        assertOnly(Fault.MISSING, "+12025550102");
    }

    @Test
    void one_text_too_many_is_seen() {
        journal.add(text("+12025550101", 5));
        assertOnly(Fault.DOUBLED, "+12025550101");
    }

    @Test
    void a_second_mail_that_does_not_say_so_is_seen() {
        journal.add(mail("a@example.org", 5, false));
        assertOnly(Fault.DOUBLED, "a@example.org");
    }

    @Test
    void a_flagged_second_mail_under_another_id_is_seen() {
        journal.add(new Seen("a@example.org", "K-7", NOON.plusSeconds(5), "<other@example.org>", true));
        assertOnly(Fault.DOUBLED, "a@example.org");
    }

    @Test
    void a_third_mail_is_seen_however_it_is_flagged() {
        journal.add(mail("a@example.org", 5, true));
        journal.add(mail("a@example.org", 6, true));
        assertOnly(Fault.DOUBLED, "a@example.org");
    }

    @Test
    void a_flagged_second_mail_under_the_same_id_is_counted_and_no_fault() {
        journal.add(mail("a@example.org", 5, true));
        assertEquals(Set.of("a@example.org"), Ledger.compare(PROMISE, journal).mustHold().ambiguous());
    }

    @Test
    void what_arrives_too_late_is_seen() {
        journal.set(3, text("+12025550102", 61));
        assertOnly(Fault.STALE, "+12025550102");
    }

    @Test
    void old_words_are_seen() {
        journal.add(new Seen("+12025550101", "what we said yesterday", NOON, null, false));
        assertOnly(Fault.STALE, "+12025550101");
    }

    @Test
    void one_who_was_not_meant_is_seen() {
        journal.add(text("+12025550199", 5));
        assertOnly(Fault.UNEXPECTED, "+12025550199");
    }

    @Test
    void all_faults_at_once_are_all_seen() {
        journal.set(3, text("+12025550101", 5));
        journal.set(1, mail("b@example.org", 61, false));
        journal.add(text("+12025550199", 5));
        Verdict verdict = Ledger.compare(PROMISE, journal);
        for (Fault fault : Fault.values()) {
            assertEquals(1, verdict.of(fault), fault + " in " + verdict);
        }
        assertThrows(AssertionError.class, verdict::mustHold);
    }

    private void assertOnly(Fault fault, String address) {
        assertEquals(List.of(fault + " " + address), Ledger.compare(PROMISE, journal).counterexamples().stream()
                .map(LedgerTest::inShort).toList());
    }

    private static String inShort(Counterexample one) {
        return one.fault() + " " + one.address();
    }

    private static Seen mail(String to, int second, boolean again) {
        return new Seen(to, "River K-7", NOON.plusSeconds(second), "<" + to.charAt(0) + "@broadcast>", again);
    }

    private static Seen text(String to, int second) {
        return new Seen(to, "River K-7", NOON.plusSeconds(second), null, false);
    }
}
