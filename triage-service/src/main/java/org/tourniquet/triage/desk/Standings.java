package org.tourniquet.triage.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.triage.assessment.Humans;

/** Tells a person where their story stands, from the queue as it is and the pace of the last hour. */
@ApplicationScoped
class Standings implements Humans {

    private final Helped helped;
    private final Pace pace;
    private final Hearing hearing;
    private final FieldCipher cipher;
    private final Clock clock;

    Standings(Helped helped, Pace pace, Hearing hearing, FieldCipher cipher, Clock clock) {
        this.helped = helped;
        this.pace = pace;
        this.hearing = hearing;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<Standing> standing(UUID assessment) {
        return Tickets.ofAssessment(assessment).map(t -> {
            boolean waits = t.state == Ticket.State.WAITING;
            long before = waits ? t.before() : 0;
            return new Standing(Agents.name(t.takenBy), t.state == Ticket.State.CLOSED, before, t.promisedFor(),
                    waits ? pace.minutes(before + 1, clock.instant()) : null);
        });
    }

    @Override
    @Transactional
    public List<Words> words(UUID assessment, Function<Instant, String> time) {
        return Tickets.ofAssessment(assessment).map(t -> Message.of(t.id)).orElse(List.of()).stream()
                .filter(m -> m.direction == Message.Direction.OUT && m.author != null)
                .map(m -> new Words(Agents.name(m.author), time.apply(m.at), cipher.open(m.sealedBody))).toList();
    }

    @Override
    @Transactional
    public Opened open(Wish wish) {
        Ticket ticket = hearing.straight(wish);
        return new Opened(ticket.passport, ticket.storyToken);
    }

    /** Closed as solved, by issue; those past their retention are a number only. */
    @Override
    @Transactional
    public long helped(String protocol, String issue) {
        return helped.count(protocol, issue);
    }
}
