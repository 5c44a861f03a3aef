package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** Whatever the person wants first: the person decides what to do, never how urgent it is. */
@Tag("properties")
class WishPropertyTest {

    @Property(tries = 1000)
    void a_wish_is_obeyed_without_touching_urgency_flags_or_what_was_found(@ForAll long seed) {
        var protocol = SmallProtocols.usual(seed);
        var engine = new Engine(protocol);
        var person = new Person(protocol, seed);
        var found = person.through(engine, Mode.SHORT);
        var happening = engine.happening(person.answers);
        for (var issue : protocol.issues()) {
            var wished = engine.obeying(found, issue.id(), person.answers, Mode.SHORT);
            assertEquals(found.urgency(), wished.urgency());
            assertEquals(found.flags(), wished.flags());
            assertEquals(found.ledger(), wished.ledger());
            assertEquals(found.status(), wished.status());
            boolean mine = happening.contains(issue) && found.status() != Verdict.Status.RED_FLAG;
            assertEquals(mine ? Optional.of(issue.id()) : found.winner(), wished.winner());
            if (found.urgency() == Urgency.ORANGE)
                assertEquals(Route.HUMAN_NOW, wished.route());
        }
    }
}
