package org.tourniquet.broadcast.delivery;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.broadcast.BroadcastTest;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;

/** A machine whose clock is wrong, or is set in the middle of a notice, loses nobody and tells nobody twice. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class ClockStepTest extends OnRealParts {
    private static final int PEOPLE = 12;
    private final String who = tag();

    @ParameterizedTest
    @ValueSource(longs = { 120, -180, 1_440 * 400 })
    void the_clock_is_wrong_by_so_many_minutes_from_the_approval_on(long minutes) {
        String notice = approved("LIVE", "EVERY", crowd());
        itIs(minutes);
        everybodyHasItOnce(notice);
    }

    @Test
    void the_clock_jumps_again_and_again_while_it_goes() {
        String notice = approved("LIVE", "EVERY", crowd());
        for (long minutes : List.of(10, -15, 300, 0)) {
            itIs(minutes);
            carryFor(Duration.ofMillis(150));
        }
        everybodyHasItOnce(notice);
    }

    private static void itIs(long minutes) {
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes)), Clock.class);
    }

    private String crowd() {
        return IntStream.range(0, PEOPLE).mapToObj(i -> "p%d@%s.example,Person %d\n".formatted(i, who, i))
                .collect(Collectors.joining("", "email,name\n", ""));
    }

    private void everybodyHasItOnce(String notice) {
        until(() -> progress(notice).extract().<Boolean> path("complete"));
        progress(notice).body("people.accounted", equalTo(PEOPLE)).body("media.EMAIL.accepted", equalTo(PEOPLE));
        for (int i = 0; i < PEOPLE; i++)
            assertEquals(1, mails("p%d@%s.example".formatted(i, who)).size());
    }
}
