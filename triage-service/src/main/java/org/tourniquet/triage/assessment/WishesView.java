package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a person wishes beside what was found, and what they may wish.
 *
 * @param first what they want first (null: nothing else), what was found, and what else happens; null in danger of life
 * @param reach where we write to, shortened; null while we know no address
 * @param desk where the story stands with the humans; null while it is not with them
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record WishesView(boolean human, boolean enough, First first, Taken way, boolean better, String reach, Standing desk,
        NextView next) {

    /** asks: the person's own choice is another one than what was found, so ask "Which first?", with what relieves it. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record First(String wished, String found, NextView.Option asks, String relief, List<NextView.Option> others) {
    }

    @RegisterForReflection
    record Taken(String id, int done, int all) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(String agent, long before, Instant due, Integer likelyMinutes) {
    }
}
