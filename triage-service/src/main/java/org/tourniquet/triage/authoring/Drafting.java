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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** Begins, changes, signs and throws away drafts; who did it stands in the audit trail. */
@ApplicationScoped
class Drafting {

    private static final Set<String> UNREADABLE = Set.of("E-SHAPE", "E-WEIGHT", "E-REF", "E-OVERFLOW");

    private final PublishedProtocols published;
    private final Protocols protocols;
    private final AuditTrail audit;
    private final ObjectMapper json;
    private final Clock clock;

    Drafting(PublishedProtocols published, Protocols protocols, AuditTrail audit, ObjectMapper json, Clock clock) {
        this.published = published;
        this.protocols = protocols;
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
        var content = content(draft);
        Pieces.put(content, pointer, piece);
        var unreadable = ProtocolJson.look(content).flaws().stream().filter(f -> UNREADABLE.contains(f.code())).toList();
        refuse(unreadable);
        if (!content.path("key").asText().equals(key))
            refuse(List.of(new Flaw("/key", "E-ID", "A draft keeps its key; write a new protocol for another.")));
        draft.change(content.toPrettyString(), audit.signedIn(), clock.instant());
        audit.record("changed draft", "protocol", subject(key), pointer.isEmpty() ? "as a whole" : pointer);
        return draft;
    }

    /** Somebody who speaks the language has read its safety texts. */
    @Transactional
    Draft signOff(String key, String language) {
        var draft = Draft.of(key).orElseThrow(Problem::notFound);
        var content = content(draft);
        boolean spoken = false;
        for (var locale : content.path("locales"))
            spoken |= locale.asText().equals(language);
        if (!spoken)
            throw Problem.of(422, "protocol-wrong", "This cannot be signed off").at("/language", "unknown-language",
                    "is not among the languages of the protocol");
        var signed = content.path("signedOff") instanceof ArrayNode known ? known : content.putArray("signedOff");
        boolean already = false;
        for (var one : signed)
            already |= one.asText().equals(language);
        if (!already)
            signed.add(language);
        draft.change(content.toPrettyString(), audit.signedIn(), clock.instant());
        audit.record("signed off safety texts", "protocol", subject(key), language + " of version " + draft.version);
        return draft;
    }

    @Transactional
    void delete(String key) {
        var draft = Draft.of(key).orElseThrow(Problem::notFound);
        draft.delete();
        audit.record("threw draft away", "protocol", subject(key), "version " + draft.version);
    }

    ObjectNode content(Draft draft) {
        try {
            return ((ObjectNode) json.readTree(draft.body)).put("version", draft.version).put("status", "DRAFT");
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
        var draft = known.orElseGet(Draft::new);
        draft.key = key;
        draft.version = published.versions(key).stream().mapToInt(PublishedProtocols.Standing::version).max().orElse(0) + 1;
        draft.basedOn = basedOn;
        var own = ((ObjectNode) content.deepCopy()).put("version", draft.version).put("status", "DRAFT");
        draft.change(own.toPrettyString(), audit.signedIn(), clock.instant());
        if (known.isEmpty())
            draft.persist();
        return draft;
    }

    private static void refuse(List<Flaw> flaws) {
        var problem = Problem.of(422, "protocol-wrong", "This cannot be read as a protocol");
        flaws.forEach(f -> problem.at(f.pointer(), f.code(), f.sentence()));
        problem.throwIfAny();
    }
}
