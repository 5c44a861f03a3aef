package org.tourniquet.triage.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** The published protocols: the shipped ones are frozen into the database at start-up, each version once. */
@ApplicationScoped
public class Protocols {

    private static final Logger LOG = Logger.getLogger(Protocols.class);

    /** A protocol ready to be played, with the hash that pins it. */
    record Published(String key, int version, String hash, Protocol protocol, Engine engine) {
    }

    private final ObjectMapper json;
    private final Clock clock;
    private final AssessmentConfig config;
    // frozen for ever, hence never stale
    private final Map<String, Published> read = new ConcurrentHashMap<>();

    Protocols(ObjectMapper json, Clock clock, AssessmentConfig config) {
        this.json = json;
        this.clock = clock;
        this.config = config;
    }

    /** Before anything that seeds or serves: an assessment needs a protocol. */
    void ship(@Observes @Priority(100) StartupEvent start) {
        for (String key : config.shipped())
            resource("protocols/" + key + ".json").ifPresentOrElse(this::publish,
                    () -> LOG.warnf("protocol %s is configured to be shipped, but is not in this build", key));
    }

    private void publish(String body) {
        QuarkusTransaction.requiringNew().run(() -> {
            JsonNode tree = tree(body);
            Protocol protocol = ProtocolJson.read(tree);
            String hash = hash(tree);
            Optional<ProtocolVersion> known = ProtocolVersion.of(protocol.key(), protocol.version());
            if (known.isEmpty()) {
                var version = new ProtocolVersion();
                version.id = new ProtocolVersion.Id(protocol.key(), protocol.version());
                version.hash = hash;
                version.body = body;
                version.publishedAt = clock.instant();
                version.persist();
            } else if (!known.get().hash.equals(hash))
                LOG.warnf("protocol %s version %d was published with other content; the published one is kept, raise "
                        + "the version to ship the new one", protocol.key(), protocol.version());
        });
    }

    Optional<Published> newest(String key) {
        return ProtocolVersion.newest(key).map(this::played);
    }

    Optional<Published> pinned(String key, int version) {
        Published known = read.get(key + " " + version);
        return known != null ? Optional.of(known) : ProtocolVersion.of(key, version).map(this::played);
    }

    List<Published> current() {
        return ProtocolVersion.current().stream().map(this::played).toList();
    }

    private Published played(ProtocolVersion stored) {
        return read.computeIfAbsent(stored.id.key + " " + stored.id.version, k -> {
            Protocol protocol = ProtocolJson.read(tree(stored.body));
            return new Published(stored.id.key, stored.id.version, stored.hash, protocol, new Engine(protocol));
        });
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a protocol is not JSON", e);
        }
    }

    /** SHA-256 over the same content in one form: keys sorted, no white space, numbers as they are. */
    private static String hash(JsonNode tree) {
        try {
            var canonical = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
            byte[] bytes = canonical.writeValueAsString(canonical.treeToValue(tree, Object.class))
                    .getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> resource(String path) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
