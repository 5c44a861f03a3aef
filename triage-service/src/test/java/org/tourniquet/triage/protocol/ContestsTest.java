package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

/** An issue that never comes first is told so, with how near it came; issue a has one point from the start. */
class ContestsTest {

    private static final String ADVICE = " Ask more about it, or take away what always outweighs it.";
    private final Protocol onlyForA = ContestTest.engine(ContestTest.scale("more", "a", List.of(0, 8), 0, null)).protocol();

    @Test
    void what_nothing_speaks_for_is_named_with_its_nearest_defeat() {
        assertEquals(List.of(new Flaw("/issues/1", "W-NOWIN", "In 20,000 random sessions this never came first; nearest it "
                + "was with 0 points against 1 of “a”." + ADVICE)), found(onlyForA));
    }

    @Test
    void a_quarter_of_a_point_is_told_as_one() {
        var relieved = with(onlyForA, onlyForA.issues(),
                List.of(new Influence("b", "a", 1, Pace.MINUTES, Optional.empty())));
        assertEquals(List.of(new Flaw("/issues/1", "W-NOWIN", "In 20,000 random sessions this never came first; nearest it "
                + "was with 0.25 points against 1 of “a”." + ADVICE)), found(relieved));
    }

    @Test
    void whoever_can_come_first_is_not_named() {
        assertEquals(List.of(), found(ContestTest.engine(ContestTest.scale("big", "b", List.of(0, 4), 0, null)).protocol()));
    }

    @Test
    void one_issue_alone_has_nobody_to_lose_against() {
        assertEquals(List.of(), found(with(onlyForA, onlyForA.issues().subList(0, 1), List.of())));
    }

    @Test
    void where_nothing_weighs_anything_nobody_comes_first_and_nobody_is_near() {
        var b = onlyForA.issues().getLast();
        var weightless = ContestTest.engine(ContestTest.scale("one", "a", List.of(0, 0), 0, null)).protocol();
        var a = new Issue("a", b.label(), b.kind(), 0, b.minUrgency(), b.bindsFlag(), List.of(), List.of(), "", List.of());
        var sentence = "In 20,000 random sessions this never came first." + ADVICE;
        assertEquals(List.of(new Flaw("/issues/0", "W-NOWIN", sentence), new Flaw("/issues/1", "W-NOWIN", sentence)),
                found(with(weightless, List.of(a, b), List.of())));
    }

    @Test
    void a_budget_is_the_tighter_of_two_and_none_where_everything_is_asked() {
        var eight = new Limits(OptionalInt.of(8), 3, Limits.STANDARD.sessionTtl(), Limits.STANDARD.silenceAlert());
        assertEquals(8, Mode.SHORT.most(eight).getAsInt());
        assertEquals(8, Mode.SHORT.withBudget(9).most(eight).getAsInt());
        assertEquals(7, Mode.SHORT.withBudget(7).most(eight).getAsInt());
        assertEquals(7, Mode.SHORT.withBudget(7).most(Limits.STANDARD).getAsInt());
        assertEquals(true, Mode.SHORT.most(Limits.STANDARD).isEmpty());
        assertEquals(true, Mode.FULL.withBudget(7).most(eight).isEmpty());
    }

    @Test
    void what_is_not_there_has_no_place_and_no_points() {
        assertEquals(List.of(0, 1, -1), List.of("a", "b", "c").stream().map(onlyForA::indexOf).toList());
        var weights = new Weights(1, List.of(5, 6), true);
        assertEquals(List.of(0, 5, 6, 0), List.of(-1, 0, 1, 2).stream().map(weights::at).toList());
        assertEquals(List.of("minutes", "hours", "days", "later"),
                List.of(Horizon.values()).stream().map(Horizon::id).toList());
        var link = new Issue.Link(new Localized(Map.of(), "en"), new Localized(Map.of("en", "tel:1", "fi", "tel:2"), "en"));
        assertEquals(List.of("tel:1", "tel:2"), List.of(link.url("hu"), link.url("fi")));
    }

    private static List<Flaw> found(Protocol protocol) {
        var found = new Findings(protocol);
        new Contests(found, new Engine(protocol)).inspect();
        return found.all();
    }

    private static Protocol with(Protocol p, List<Issue> issues, List<Influence> edges) {
        return new Protocol(p.key(), p.version(), p.status(), p.defaultLocale(), p.locales(), p.signedOff(), p.situation(),
                p.unit(), issues, edges, p.dimensions(), p.flags(), p.questions(), p.tables(), p.limits());
    }
}
