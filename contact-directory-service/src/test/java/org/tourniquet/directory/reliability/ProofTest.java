package org.tourniquet.directory.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.tourniquet.directory.channel.Condition;
import org.tourniquet.directory.reliability.Proof.Rules;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProofTest {

    private static final Instant NOON = Instant.parse("2026-11-22T10:00:00Z");
    private static final Rules STRICT = new Rules(24, 600);
    private static final Rules NONE = new Rules(null, null);

    record Test(Outcome outcome, Integer waited, boolean byPerson, int minutesLater) {
    }

    @Property
    void an_answer_always_ends_the_doubt(@ForAll("tests") List<Test> tests) {
        Proof proof = play(tests).after(Outcome.ANSWERED, 10, true, NOON.plus(Duration.ofDays(300)));
        assertEquals(Condition.WORKS, proof.found(STRICT, NOON.plus(Duration.ofDays(300))));
    }

    @Property
    void a_channel_that_answered_last_is_never_down(@ForAll("tests") List<Test> tests) {
        Proof proof = play(tests);
        List<Outcome> found = tests.stream().map(Test::outcome).filter(each -> each != Outcome.REFUSED).toList();
        boolean failed = !found.isEmpty() && !found.getLast().good();
        assertTrue(failed || proof.found(NONE, NOON.plus(Duration.ofDays(400))) != Condition.DOWN);
    }

    @Property
    void without_rules_nothing_is_unproved_or_overloaded(@ForAll("tests") List<Test> tests) {
        Condition found = play(tests).found(NONE, NOON.plus(Duration.ofDays(4000)));
        assertTrue(found == Condition.WORKS || found == Condition.DOWN);
    }

    @Property
    void a_test_from_the_past_changes_nothing(@ForAll("tests") List<Test> tests) {
        Proof proof = play(tests);
        if (proof.lastAt() != null)
            assertEquals(proof, proof.after(Outcome.SILENT, null, true, proof.lastAt().minusMillis(1)));
    }

    @Property
    void what_could_not_be_tried_says_nothing(@ForAll("tests") List<Test> tests) {
        List<Test> tried = tests.stream().filter(test -> test.outcome() != Outcome.REFUSED).toList();
        Proof all = play(tests.stream().map(ProofTest::atOnce).toList());
        assertEquals(play(tried.stream().map(ProofTest::atOnce).toList()), all);
        Proof never = Proof.none(NOON);
        for (int i = 0; i < 50; i++)
            never = never.after(Outcome.REFUSED, null, false, NOON.plusSeconds(60L * i));
        assertEquals(Condition.WORKS, never.found(NONE, NOON.plus(Duration.ofDays(9))));
        assertEquals(Condition.UNPROVED, never.found(STRICT, NOON.plus(Duration.ofDays(9))));
    }

    private static Test atOnce(Test test) {
        return new Test(test.outcome(), test.waited(), test.byPerson(), 0);
    }

    @Example
    void one_lost_packet_is_no_outage_but_two_people_who_met_silence_are() {
        Proof proof = Proof.none(NOON);
        Proof once = proof.after(Outcome.SILENT, null, false, NOON.plusSeconds(60));
        assertEquals(Condition.WORKS, once.found(NONE, NOON.plusSeconds(60)));
        Proof person = proof.after(Outcome.SILENT, null, true, NOON.plusSeconds(60));
        assertEquals(Condition.WORKS, person.found(NONE, NOON.plusSeconds(60)));
        assertEquals(Condition.DOWN, person.after(Outcome.WRONG, null, true, NOON.plusSeconds(90)).found(NONE, NOON));
    }

    @Example
    void what_was_proved_long_ago_or_never_is_unproved() {
        Proof proof = Proof.none(NOON);
        assertEquals(Condition.WORKS, proof.found(STRICT, NOON.plus(Duration.ofHours(23))));
        assertEquals(Condition.UNPROVED, proof.found(STRICT, NOON.plus(Duration.ofHours(24))));
        Proof later = proof.after(Outcome.ANSWERED, null, true, NOON.plus(Duration.ofHours(20)));
        assertEquals(Condition.WORKS, later.found(STRICT, NOON.plus(Duration.ofHours(43))));
        assertEquals(Condition.UNPROVED, later.found(STRICT, NOON.plus(Duration.ofHours(44))));
    }

    @Example
    void a_measured_wait_holds_for_three_hours() {
        Proof slow = Proof.none(NOON).after(Outcome.ANSWERED, 900, true, NOON);
        assertEquals(Condition.OVERLOADED, slow.found(STRICT, NOON.plusSeconds(60)));
        assertEquals(Optional.of(900), slow.wait(NOON.plusSeconds(60)));
        assertEquals(Condition.WORKS, slow.found(STRICT, NOON.plus(Duration.ofHours(3))));
        assertEquals(Optional.empty(), slow.wait(NOON.plus(Duration.ofHours(3))));
    }

    private static Proof play(List<Test> tests) {
        Proof proof = Proof.none(NOON);
        Instant at = NOON;
        for (Test test : tests) {
            at = at.plus(Duration.ofMinutes(test.minutesLater()));
            proof = proof.after(test.outcome(), test.waited(), test.byPerson(), at);
        }
        return proof;
    }

    @Provide
    Arbitrary<List<Test>> tests() {
        return Combinators.combine(Arbitraries.of(Outcome.values()), Arbitraries.integers().between(0, 2000).injectNull(0.3),
                Arbitraries.of(true, false), Arbitraries.integers().between(0, 3000)).as(Test::new).list().ofMaxSize(12);
    }
}
