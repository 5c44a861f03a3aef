package org.tourniquet.triage.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.triage.assessment.Erasing;
import org.tourniquet.triage.library.Library;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Erases a person: stories, messages, promises, answers, texts, codes and what they told for others, in one transaction. */
@ApplicationScoped
class Erasure {

    /** What is gone, as a proof without anything of the person in it; the audit trail has it under the same id. */
    @RegisterForReflection
    record Proof(UUID id, Instant at, long stories, long assessments, long told) {

        String counts() {
            return stories + " stories, " + assessments + " assessments and dialogues, " + told + " told stories";
        }
    }

    private final Erasing erasing;
    private final Library library;
    private final AuditTrail audit;
    private final Clock clock;

    Erasure(Erasing erasing, Library library, AuditTrail audit, Clock clock) {
        this.erasing = erasing;
        this.library = library;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param openToo whether stories that still wait for a human, or are with one, go as well */
    @Transactional
    Proof erase(Set<String> prints, String recipient, boolean openToo) {
        Set<UUID> assessments = new HashSet<>(erasing.assessments(prints, recipient));
        List<Ticket> tickets = Tickets.ofPerson(prints, assessments);
        tickets.stream().map(t -> t.assessment).filter(a -> a != null).forEach(assessments::add);
        long open = tickets.stream().filter(t -> t.state != Ticket.State.CLOSED).count();
        if (open > 0 && !openToo)
            throw new Problem(409, "story-open", "A story of this person is not closed yet")
                    .detail("Nothing was erased. Close it first, or ask for open stories too.");
        List<UUID> ids = tickets.stream().map(t -> t.id).toList();
        var proof = new Proof(UUID.randomUUID(), clock.instant(), ids.size(), 0, library.erase(ids));
        if (!ids.isEmpty())
            Alert.holdOf(ids);
        Ticket.delete("id in ?1", ids);
        proof = new Proof(proof.id(), proof.at(), proof.stories(), erasing.erase(assessments, prints), proof.told());
        audit.record("erased a person", "erasure", proof.id(), proof.counts());
        return proof;
    }
}
