package org.tourniquet.triage.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.triage.assessment.Humans;

/** Tells a person where their story stands, from the queue as it is and the pace of the last hour. */
@ApplicationScoped
class Standings implements Humans {

    private static final Duration LATELY = Duration.ofHours(1);
    /** Fewer people than this in an hour say nothing about the next one. */
    private static final int TELLING = 3;

    private final Hearing hearing;
    private final Clock clock;

    Standings(Hearing hearing, Clock clock) {
        this.hearing = hearing;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<Standing> standing(UUID assessment) {
        return Ticket.ofAssessment(assessment).map(t -> {
            boolean waits = t.state == Ticket.State.WAITING;
            long before = waits ? t.before() : 0;
            return new Standing(Agents.name(t.takenBy), t.state == Ticket.State.CLOSED, before, t.dueAt,
                    waits ? minutes(before + 1) : null);
        });
    }

    @Override
    @Transactional
    public Opened open(Wish wish) {
        Ticket ticket = hearing.straight(wish);
        return new Opened(ticket.passport, ticket.storyToken);
    }

    private Integer minutes(long people) {
        Instant now = clock.instant();
        long taken = Moment.count("kind = ?1 and at > ?2", Moment.Kind.TAKEN, now.minus(LATELY));
        return taken < TELLING ? null : (int) Math.ceilDiv(people * LATELY.toMinutes(), taken);
    }

    /** Closed as solved, by issue; those past their retention are a number only. */
    @Override
    @Transactional
    public long helped(String protocol, String issue) {
        return Ticket.count("protocol = ?1 and winner = ?2 and solved = true and state = ?3 and mode = 'LIVE'", protocol, issue,
                Ticket.State.CLOSED) + Helped.of(protocol, issue);
    }
}
