package org.tourniquet.triage.assessment;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.triage.library.Library;
import org.tourniquet.triage.protocol.Issue;
import org.tourniquet.triage.protocol.Verdict;

/** Puts beside a verdict what belongs to it: the doors, a true story, how many were helped, links that answer. */
@ApplicationScoped
class Finding {

    /** Below this a number would be no comfort, and might point to somebody. */
    private static final long ENOUGH_PEOPLE = 10;

    private final Doors doors;
    private final Library library;
    private final Humans humans;
    private final Links links;

    Finding(Doors doors, Library library, Humans humans, Links links) {
        this.doors = doors;
        this.library = library;
        this.humans = humans;
        this.links = links;
    }

    @Transactional
    VerdictView of(Turn turn, Said said) {
        Verdict shown = turn.shown();
        String protocol = turn.published().key();
        Optional<Issue> first = shown.winner().flatMap(turn.published().protocol()::issue);
        boolean calm = shown.status() != Verdict.Status.RED_FLAG;
        Set<String> dead = links.dead(shown.links().stream().map(l -> l.url(said.language())).toList());
        List<DoorView> ways = doors.of(shown, turn.published().protocol(), turn.assessment(), said);
        return VerdictView.of(turn, new VerdictView.Beside(ways,
                first.filter(i -> calm).flatMap(i -> library.match(protocol, i.storyTag(), said.language())).orElse(null),
                first.filter(i -> calm).map(i -> humans.helped(protocol, i.id())).filter(n -> n >= ENOUGH_PEOPLE).orElse(null),
                url -> !dead.contains(url)), said);
    }
}
