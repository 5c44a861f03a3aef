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
        return erase(UUID.randomUUID(), tickets, assessments, prints);
    }

    /**
     * Forgets whom broadcast has erased; told twice it is done once. A story that waits for a human stays until its retention
     * is
     * over, unless it was asked for too.
     */
    @Transactional
    void forget(PersonErased erased) {
        if (!audit.of("erasure", erased.id()).isEmpty())
            return;
        Calls.forget(erased.recipient());
        Set<String> prints = Set.copyOf(erased.prints());
        Set<UUID> assessments = new HashSet<>(erasing.assessments(prints, erased.recipient()));
        List<Ticket> tickets = Tickets.ofPerson(prints, assessments);
        List<Ticket> staying = erased.openToo() ? List.of()
                : tickets.stream().filter(t -> t.state != Ticket.State.CLOSED).toList();
        List<Ticket> going = tickets.stream().filter(t -> !staying.contains(t)).toList();
        going.stream().map(t -> t.assessment).filter(a -> a != null).forEach(assessments::add);
        staying.forEach(t -> assessments.remove(t.assessment));
        erase(erased.id(), going, assessments, staying.isEmpty() ? prints : Set.of());
    }

    private Proof erase(UUID id, List<Ticket> tickets, Set<UUID> assessments, Set<String> prints) {
        List<UUID> ids = tickets.stream().map(t -> t.id).toList();
        var proof = new Proof(id, clock.instant(), ids.size(), 0, library.erase(ids));
        if (!ids.isEmpty())
            Alert.holdOf(ids);
        Ticket.delete("id in ?1", ids);
        proof = new Proof(proof.id(), proof.at(), proof.stories(), erasing.erase(assessments, prints), proof.told());
        audit.record("erased a person", "erasure", proof.id(), proof.counts());
        return proof;
    }
}
