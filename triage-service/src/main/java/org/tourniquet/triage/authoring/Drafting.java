package org.tourniquet.triage.authoring;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.triage.assessment.ProtocolJson;
import org.tourniquet.triage.assessment.Protocols;
import org.tourniquet.triage.assessment.PublishedProtocols;
import org.tourniquet.triage.protocol.Flaw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** Begins, changes, signs and throws away drafts; who did it stands in the audit trail. */
@ApplicationScoped
class Drafting {

    private static final Set<String> UNREADABLE = Set.of("E-SHAPE", "E-WEIGHT", "E-REF", "E-OVERFLOW");

    private final PublishedProtocols published;
    private final Protocols protocols;
    private final Signatures signatures;
    private final AuditTrail audit;
    private final ObjectMapper json;
    private final Clock clock;

    Drafting(PublishedProtocols published, Protocols protocols, Signatures signatures, AuditTrail audit, ObjectMapper json,
            Clock clock) {
        this.published = published;
        this.protocols = protocols;
        this.signatures = signatures;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** What ships but may not be published unsigned waits here for its readers. */
    void ship(@Observes @Priority(200) StartupEvent start) {
        for (JsonNode content : protocols.shipped())
            QuarkusTransaction.requiringNew().run(() -> {
                String key = content.path("key").asText();
                if (published.versions(key).isEmpty() && Draft.of(key).isEmpty())
                    keep(content, null);
            });
    }

    /** Takes a whole protocol as the draft of its key; an earlier draft is replaced. */
    @Transactional
    Draft write(JsonNode content) {
        refuse(unreadable(ProtocolJson.look(content).flaws()));
        var draft = keep(content, null);
        audit.record("wrote draft", "protocol", subject(draft.key), "version " + draft.version);
        return draft;
    }

    /** Those flaws that leave no protocol to keep; all others may wait in a draft. */
    static List<Flaw> unreadable(List<Flaw> flaws) {
        return flaws.stream().filter(f -> UNREADABLE.contains(f.code()) || f.pointer().equals("/key")).toList();
    }

    /** A published version as the beginning of the next. */
    @Transactional
    Draft edit(String key, int version) {
        var known = Draft.of(key);
        if (known.isPresent())
            return known.get();
        var draft = keep(published.content(key, version).orElseThrow(Problem::notFound), version);
        audit.record("began draft", "protocol", subject(key), "version " + draft.version + " from version " + version);
        return draft;
    }

    /** Replaces the one piece at the pointer; an absent piece is taken out. */
    @Transactional
    Draft change(String key, String pointer, Optional<JsonNode> piece) {
        var draft = Draft.of(key).orElseThrow(Problem::notFound);
        if (pointer.equals("/signedOff") || pointer.startsWith("/signedOff/"))
            refuse(List
                    .of(new Flaw("/signedOff", "W-SIGNATURE", "A signature is not written: whoever has read the safety texts "
                            + "signs them off on the protocol's page.")));
        var before = content(draft);
        var content = before.deepCopy();
        Pieces.put(content, pointer, piece);
        var unreadable = ProtocolJson.look(content).flaws().stream().filter(f -> UNREADABLE.contains(f.code())).toList();
        refuse(unreadable);
        if (!content.path("key").asText().equals(key))
            refuse(List.of(new Flaw("/key", "E-ID", "A draft keeps its key; write a new protocol for another.")));
        signatures.changed(Optional.of(before), content);
        draft.change(signatures.honest(content).toPrettyString(), audit.signedIn(), clock.instant());
        audit.record("changed draft", "protocol", subject(key), pointer.isEmpty() ? "as a whole" : pointer);
        return draft;
    }

    /** Somebody who speaks the language has read its safety texts, and nobody changes them while the name is set. */
    @Transactional
    Draft signOff(String key, String language, String read) {
        var draft = Draft.locked(key).orElseThrow(Problem::notFound);
        signatures.sign(content(draft), language, read);
        return draft;
    }

    @Transactional
    void delete(String key) {
        var draft = Draft.of(key).orElseThrow(Problem::notFound);
        draft.delete();
        audit.record("threw draft away", "protocol", subject(key), "version " + draft.version);
    }

    /** With the signatures that hold now. */
    ObjectNode content(Draft draft) {
        try {
            var content = ((ObjectNode) json.readTree(draft.body)).put("version", draft.version).put("status", "DRAFT");
            return signatures.honest(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft is not JSON", e);
        }
    }

    /** What the audit trail knows all versions of a protocol by. */
    static UUID subject(String key) {
        return UUID.nameUUIDFromBytes(("protocol " + key).getBytes(StandardCharsets.UTF_8));
    }

    private Draft keep(JsonNode content, Integer basedOn) {
        String key = content.path("key").asText();
        var known = Draft.of(key);
        var before = known.<JsonNode> map(this::content).or(() -> newest(key));
        var draft = known.orElseGet(Draft::new);
        draft.key = key;
        draft.version = published.versions(key).stream().mapToInt(PublishedProtocols.Standing::version).max().orElse(0) + 1;
        draft.basedOn = basedOn;
        var own = ((ObjectNode) content.deepCopy()).put("version", draft.version).put("status", "DRAFT");
        signatures.changed(basedOn == null ? before : Optional.of(content), own);
        draft.change(signatures.honest(own).toPrettyString(), audit.signedIn(), clock.instant());
        if (known.isEmpty())
            draft.persist();
        return draft;
    }

    /** What an upload without a draft before it is measured against. */
    private Optional<JsonNode> newest(String key) {
        return published.versions(key).stream().findFirst().flatMap(v -> published.content(key, v.version()));
    }

    private static void refuse(List<Flaw> flaws) {
        var problem = Problem.of(422, "protocol-wrong", "This cannot be read as a protocol");
        flaws.forEach(f -> problem.at(f.pointer(), f.code(), f.sentence()));
        problem.throwIfAny();
    }
}
