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
    /** How soon those were told who were asked to come again. */
    final Times refusals = new Times();
    final AtomicInteger finished = new AtomicInteger();
    final AtomicInteger answered = new AtomicInteger();
    final AtomicInteger turnedAway = new AtomicInteger();
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
            boolean through = through(wire, wishedAt);
            idle.push(wire);
            (through ? finished : turnedAway).incrementAndGet();
        } catch (IOException | RuntimeException broken) {
            failed.incrementAndGet();
        }
    }

    /** Whether there was a way in; who once is in is never asked to come again. */
    private boolean through(Wire wire, long wishedAt) throws IOException {
        var person = Respondent.of(protocol, Respondent.Model.REALISTIC, Simulation.SEED, people.getAndIncrement());
        Wire.Reply door = wire.post("/api/assessments",
                JSON.writeValueAsBytes(Map.of("protocol", protocol.key(), "language", "en")));
        if (door.status() == 503) {
            refusals.note(System.nanoTime() - wishedAt);
            return false;
        }
        JsonNode reply = read("/api/assessments", door, wishedAt);
        String answers = "/api/assessments/" + reply.get("token").asText() + "/answers";
        for (JsonNode asked = question(reply); !asked.isMissingNode(); asked = question(reply)) {
            var question = protocol.question(asked.get("id").asText()).orElseThrow();
            var choices = StreamSupport.stream(asked.get("options").spliterator(), false).map(o -> o.get("id").asText())
                    .filter(id -> !id.equals("none")).toList();
            var body = new LinkedHashMap<String, Object>();
            body.put("question", question.id());
            body.put("value", person.answer(question, choices).raw());
            long asking = System.nanoTime();
            reply = read(answers, wire.post(answers, JSON.writeValueAsBytes(body)), asking);
            answered.incrementAndGet();
        }
        return true;
    }

    private static JsonNode question(JsonNode reply) {
        return reply.path("next").path("question");
    }

    private JsonNode read(String path, Wire.Reply reply, long since) throws IOException {
        replies.note(System.nanoTime() - since);
        if (reply.status() >= 300) {
            throw new IOException(path + " said " + reply.status());
        }
        return JSON.readTree(reply.body());
    }
}
