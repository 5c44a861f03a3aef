package org.tourniquet.triage.assessment;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.triage.directory.BestChannel;
import org.tourniquet.triage.protocol.Issue;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Route;
import org.tourniquet.triage.protocol.Verdict;

/** The ways to reach us that belong to a verdict: by the winner's kind, or to a human when it is urgent or unclear. */
@ApplicationScoped
class Doors {

    private static final String CRISIS = "crisis";
    private static final int MOST = 3;

    private final BestChannel best;
    private final Clock clock;
    private final ZoneId zone;

    Doors(BestChannel best, Clock clock, @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone) {
        this.best = best;
        this.clock = clock;
        this.zone = zone;
    }

    List<DoorView> of(Verdict verdict, Protocol protocol, Assessment assessment, Said said) {
        boolean human = verdict.route() == Route.HUMAN_NOW || verdict.route() == Route.EMERGENCY;
        return doors(human ? CRISIS : verdict.winner().flatMap(protocol::issue).map(Issue::kind).orElse(CRISIS),
                assessment, said);
    }

    List<DoorView> toHuman(Assessment assessment, Said said) {
        return doors(CRISIS, assessment, said);
    }

    /** To a human, as we last knew it; needs no database. */
    List<DoorView> remembered(Said said) {
        When when = when();
        return best.remembered(CRISIS, said.language()).stream().limit(MOST).map(d -> DoorView.of(d, said, when)).toList();
    }

    private List<DoorView> doors(String need, Assessment assessment, Said said) {
        When when = when();
        return best.doors(need, said.language(), assessment.noVoice).stream().limit(MOST)
                .map(d -> DoorView.of(d, said, when)).toList();
    }

    When when() {
        return new When(zone, clock.instant());
    }
}
