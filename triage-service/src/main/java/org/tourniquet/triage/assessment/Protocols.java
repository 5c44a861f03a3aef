package org.tourniquet.triage.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.tourniquet.triage.protocol.Engine;
import org.tourniquet.triage.protocol.Protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** The protocols ready to be played; those that ship are frozen into the database at start-up, each version once. */
@ApplicationScoped
public class Protocols {

    private static final Logger LOG = Logger.getLogger(Protocols.class);
    private static final String MAKERS = "system";

    /** A protocol ready to be played, with the hash that pins it. */
    record Published(String key, int version, String hash, Protocol protocol, Engine engine) {
    }

    private final AssessmentConfig config;
    private final PublishedProtocols published;
    // frozen for ever, hence never stale
    private final Map<String, Published> read = new ConcurrentHashMap<>();

    Protocols(AssessmentConfig config, PublishedProtocols published) {
        this.config = config;
        this.published = published;
    }

    /** Before anything that seeds or serves: an assessment needs a protocol. */
    void ship(@Observes @Priority(100) StartupEvent start) {
        shipped().forEach(this::publish);
    }

    /** What comes with this build, in the order of the configuration. */
    public List<JsonNode> shipped() {
        return config.shipped().stream().flatMap(key -> {
            Optional<String> body = resource("protocols/" + key + ".json");
            if (body.isEmpty())
                LOG.warnf("protocol %s is configured to be shipped, but is not in this build", key);
            return body.stream().map(published::tree);
        }).toList();
    }

    /** Whether languages may be published whose safety texts nobody has signed off: never in production. */
    public boolean publishesUnsigned() {
        return config.publishUnsigned();
    }

    private void publish(JsonNode tree) {
        QuarkusTransaction.requiringNew().run(() -> {
            Protocol protocol = ProtocolJson.read(tree);
            Optional<ProtocolVersion> known = ProtocolVersion.of(protocol.key(), protocol.version());
            if (known.isPresent()) {
                if (!Canonical.hash(published.tree(known.get().body)).equals(Canonical.hash(tree)))
                    LOG.warnf("protocol %s version %d was published with other content; the published one is kept, raise "
                            + "the version to ship the new one", protocol.key(), protocol.version());
            } else if (!publishesUnsigned() && protocol.locales().stream().anyMatch(protocol::unreviewed))
                LOG.warnf("protocol %s version %d is not published: nobody has signed off its safety texts; it waits as a "
                        + "draft at /protocols", protocol.key(), protocol.version());
            else
                freeze(((ObjectNode) tree).put("status", "ACTIVE"), protocol);
        });
    }

    /** The organisation's own version stays the active one until a person decides otherwise. */
    private void freeze(JsonNode tree, Protocol protocol) {
        boolean theirs = ActiveProtocol.of(protocol.key()).flatMap(a -> ProtocolVersion.of(a.key, a.version))
                .filter(v -> !v.publishedBy.equals(MAKERS)).isPresent();
        published.freeze(tree, MAKERS);
        if (!theirs)
            published.activate(protocol.key(), protocol.version(), MAKERS);
    }

    /** What somebody begins with now: the active version in its newest words. */
    Optional<Published> newest(String key) {
        return ActiveProtocol.pins().stream().filter(p -> p.key().equals(key)).findFirst().flatMap(this::pinned);
    }

    private Optional<Published> pinned(ActiveProtocol.Pin pin) {
        return pinned(pin.key(), pin.version(), pin.hash());
    }

    Optional<Published> pinned(String key, int version, String hash) {
        Published known = read.get(key + " " + version + " " + hash);
        if (known != null)
            return Optional.of(known);
        return ProtocolRevision.ofHash(key, version, hash).map(r -> played(r.id.key, r.id.version, r.hash, r.body))
                .or(() -> ProtocolVersion.of(key, version).map(v -> played(key, version, v.hash, v.body)));
    }

    List<Published> current() {
        return ActiveProtocol.pins().stream().flatMap(p -> pinned(p).stream()).toList();
    }

    /** What was published once is played for ever, even if the form of protocols has become stricter since. */
    private Published played(String key, int version, String hash, String body) {
        return read.computeIfAbsent(key + " " + version + " " + hash, k -> {
            Protocol protocol = ProtocolJson.look(published.tree(body)).protocol();
            return new Published(key, version, hash, protocol, new Engine(protocol));
        });
    }

    private static Optional<String> resource(String path) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
