package org.tourniquet.triage.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.triage.directory.IncidentHeard;
import org.tourniquet.triage.directory.KnownIncident;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Keeps texts that came a moment before we heard of their incident: they begin when it comes, else a human reads them. */
@ApplicationScoped
public class EarlyTexts {

    /** A text that waited in vain. */
    public record Kept(UUID id, String print, String sealedPhone, String sealedBody, String language, Instant at) {
    }

    private final Beginning beginning;
    private final Opening opening;
    private final TextingConfig config;
    private final FieldCipher cipher;
    private final Clock clock;

    EarlyTexts(Beginning beginning, Opening opening, TextingConfig config, FieldCipher cipher, Clock clock) {
        this.beginning = beginning;
        this.opening = opening;
        this.config = config;
        this.cipher = cipher;
        this.clock = clock;
    }

    Heard.Into keep(Heard text) {
        Dialogue dialogue = beginning.of(text);
        dialogue.stage = Dialogue.Stage.WAITING;
        dialogue.persist();
        TextLine.in(text.id(), dialogue, cipher.seal(text.words()), text.at()).persist();
        return Heard.Into.DIALOGUE;
    }

    void heardOf(@Observes IncidentHeard incident) {
        begin();
    }

    /** All that wait, if there is an incident to be asked about. */
    public void begin() {
        QuarkusTransaction.requiringNew().call(
                () -> KnownIncident.live().isEmpty() || beginning.nothingToAsk() ? List.<Dialogue> of() : Dialogue.waiting())
                .forEach(d -> QuarkusTransaction.requiringNew().run(() -> held(d).ifPresent(this::begin)));
    }

    private void begin(Dialogue dialogue) {
        dialogue.heardAt = clock.instant();
        beginning.about(dialogue);
        opening.goOn(dialogue, false);
    }

    /** Those that waited long enough. */
    @Transactional
    public List<UUID> inVain() {
        Instant then = clock.instant().minus(config.incidentWithin());
        return Dialogue.waiting().stream().filter(d -> d.beganAt.isBefore(then)).map(d -> d.id).toList();
    }

    /** The texts of one of those, in their order; it is no dialogue any more. */
    @Transactional
    public List<Kept> release(UUID waiting) {
        Dialogue known = Dialogue.findById(waiting);
        return (known == null ? Optional.<Dialogue> empty() : held(known)).map(dialogue -> {
            List<Kept> kept = TextLine.<TextLine> list("dialogue = ?1 order by seq", dialogue.id).stream()
                    .map(l -> new Kept(l.id, dialogue.phonePrint, dialogue.sealedPhone, l.sealedBody, dialogue.language, l.at))
                    .toList();
            dialogue.delete();
            return kept;
        }).orElse(List.of());
    }

    /** Still waiting once nobody else works on it. */
    private static Optional<Dialogue> held(Dialogue dialogue) {
        Dialogue.hold(dialogue.phonePrint);
        return Dialogue.<Dialogue> find("id = ?1 and stage = ?2", dialogue.id, Dialogue.Stage.WAITING).firstResultOptional();
    }
}
