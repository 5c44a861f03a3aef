package org.tourniquet.triage.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where published protocols stand: each version frozen with its hash, one of a key active, the others retired. */
@ApplicationScoped
public class PublishedProtocols {

    /** A published version without its content; the revision counts corrections of its words. */
    public record Standing(String key, int version, int revision, String hash, boolean active, Instant publishedAt,
            String publishedBy, Instant since, String activatedBy) {

        public String status() {
            return active ? "ACTIVE" : "RETIRED";
        }
    }

    private final ObjectMapper json;
    private final Clock clock;

    PublishedProtocols(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    public List<Standing> active() {
        return ActiveProtocol.all().stream().map(a -> standing(ProtocolVersion.of(a.key, a.version).orElseThrow())).toList();
    }

    /** The newest first. */
    @Transactional
    public List<Standing> versions(String key) {
        return ProtocolVersion.all(key).stream().map(this::standing).toList();
    }

    @Transactional
    public Optional<Standing> version(String key, int version) {
        return ProtocolVersion.of(key, version).map(this::standing);
    }

    /** The canonical JSON in its newest words, with the status it has now. */
    @Transactional
    public Optional<JsonNode> content(String key, int version) {
        return ProtocolVersion.of(key, version).map(v -> {
            String body = ProtocolRevision.newest(key, version).map(r -> r.body).orElse(v.body);
            return ((ObjectNode) tree(body)).put("status", standing(v).status());
        });
    }

    /** Freezes a version; the content says which. */
    @Transactional
    public Standing freeze(JsonNode content, String by) {
        var version = new ProtocolVersion();
        version.id = new ProtocolVersion.Id(content.path("key").asText(), content.path("version").asInt(1));
        version.hash = Canonical.hash(content);
        version.body = content.toPrettyString();
        version.publishedAt = clock.instant();
        version.publishedBy = by;
        version.persist();
        return standing(version);
    }

    /** Other words for a version that is already published; whoever has begun keeps the words they began with. */
    @Transactional
    public Standing revise(JsonNode content, String by) {
        String key = content.path("key").asText();
        int number = content.path("version").asInt();
        var revision = new ProtocolRevision();
        revision.id = new ProtocolRevision.Id(key, number,
                ProtocolRevision.newest(key, number).map(r -> r.id.revision).orElse(0) + 1);
        revision.hash = Canonical.hash(content);
        revision.body = content.toPrettyString();
        revision.publishedAt = clock.instant();
        revision.publishedBy = by;
        revision.persist();
        return standing(ProtocolVersion.of(key, number).orElseThrow());
    }

    /** From now on new assessments begin with this version; the one before is retired. */
    @Transactional
    public void activate(String key, int version, String by) {
        var active = ActiveProtocol.of(key).orElseGet(ActiveProtocol::new);
        boolean first = active.key == null;
        active.key = key;
        active.version = version;
        active.since = clock.instant();
        active.activatedBy = by;
        if (first)
            active.persist();
    }

    /** How many assessments began with this version. */
    @Transactional
    public long references(String key, int version) {
        return Assessment.count("protocolKey = ?1 and protocolVersion = ?2", key, version);
    }

    @Transactional
    public void remove(String key, int version) {
        ProtocolVersion.of(key, version).ifPresent(ProtocolVersion::delete);
    }

    private Standing standing(ProtocolVersion version) {
        var active = ActiveProtocol.of(version.id.key).filter(a -> a.version == version.id.version);
        var revision = ProtocolRevision.newest(version.id.key, version.id.version);
        return new Standing(version.id.key, version.id.version, revision.map(r -> r.id.revision).orElse(0),
                revision.map(r -> r.hash).orElse(version.hash), active.isPresent(),
                revision.map(r -> r.publishedAt).orElse(version.publishedAt),
                revision.map(r -> r.publishedBy).orElse(version.publishedBy), active.map(a -> a.since).orElse(null),
                active.map(a -> a.activatedBy).orElse(null));
    }

    JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a protocol is not JSON", e);
        }
    }
}
