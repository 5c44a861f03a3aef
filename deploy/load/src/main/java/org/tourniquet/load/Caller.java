package org.tourniquet.load;

import java.io.IOException;
import java.net.URI;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Respondent;
import org.tourniquet.triage.protocol.Simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Made-up people who go through assessments over HTTP, each until the verdict, and how long each reply took. */
final class Caller {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI triage;
    private final Protocol protocol;
    private final Deque<Wire> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger people = new AtomicInteger();
    final Times replies = new Times();
    final AtomicInteger finished = new AtomicInteger();
    final AtomicInteger answered = new AtomicInteger();
    final AtomicInteger failed = new AtomicInteger();

    Caller(URI triage, Protocol protocol) {
        this.triage = triage;
        this.protocol = protocol;
    }

    /** One assessment; the first reply is waited for since the moment when the person wished to begin. */
    void assessment(long wishedAt) {
        try {
            Wire wire = idle.isEmpty() ? null : idle.poll();
            if (wire == null) {
                wire = new Wire(triage);
            }
            through(wire, wishedAt);
            idle.push(wire);
            finished.incrementAndGet();
        } catch (IOException | RuntimeException broken) {
            failed.incrementAndGet();
        }
    }

    private void through(Wire wire, long wishedAt) throws IOException {
        var person = Respondent.of(protocol, Respondent.Model.REALISTIC, Simulation.SEED, people.getAndIncrement());
        JsonNode reply = post(wire, "/api/assessments", Map.of("protocol", protocol.key(), "language", "en"), wishedAt);
        String answers = "/api/assessments/" + reply.get("token").asText() + "/answers";
        for (JsonNode asked = question(reply); !asked.isMissingNode(); asked = question(reply)) {
            var question = protocol.question(asked.get("id").asText()).orElseThrow();
            var choices = StreamSupport.stream(asked.get("options").spliterator(), false).map(o -> o.get("id").asText())
                    .filter(id -> !id.equals("none")).toList();
            var body = new LinkedHashMap<String, Object>();
            body.put("question", question.id());
            body.put("value", person.answer(question, choices).raw());
            reply = post(wire, answers, body, System.nanoTime());
            answered.incrementAndGet();
        }
    }

    private static JsonNode question(JsonNode reply) {
        return reply.path("next").path("question");
    }

    private JsonNode post(Wire wire, String path, Map<String, ?> body, long since) throws IOException {
        Wire.Reply reply = wire.post(path, JSON.writeValueAsBytes(body));
        replies.note(System.nanoTime() - since);
        if (reply.status() >= 300) {
            throw new IOException(path + " said " + reply.status());
        }
        return JSON.readTree(reply.body());
    }
}
