package org.tourniquet.load;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;

import org.tourniquet.triage.protocol.Answers;
import org.tourniquet.triage.protocol.Engine;
import org.tourniquet.triage.protocol.Mode;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Question;
import org.tourniquet.triage.protocol.Respondent;
import org.tourniquet.triage.protocol.Simulation;
import org.tourniquet.triage.protocol.Step;

/**
 * How long the engine needs from the answers to the next question or the verdict, beside hashing 16 KiB in turn on the
 * same core: what disturbs one disturbs the other.
 */
final class DecisionTime {

    private static final int WARMING = 2_000;
    private static final int PEOPLE = 3_000;

    private final Times decisions = new Times();
    private final Times hashes = new Times();
    private final byte[] block = new byte[16 * 1024];
    private final MessageDigest digest;

    private DecisionTime() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static DecisionTime of(List<Protocol> protocols) {
        var warming = new DecisionTime();
        protocols.forEach(p -> warming.people(p, WARMING));
        var measured = new DecisionTime();
        protocols.forEach(p -> measured.people(p, PEOPLE));
        return measured;
    }

    private void people(Protocol protocol, int people) {
        var engine = new Engine(protocol);
        for (int n = 0; n < people; n++) {
            var person = Respondent.of(protocol, Respondent.Model.REALISTIC, Simulation.SEED, n);
            var answers = Answers.NONE;
            Step step = decide(engine, answers);
            while (step instanceof Step.Ask ask) {
                var choices = ask.choices().stream().map(Question.Option::id).toList();
                answers = answers.with(ask.question().id(), person.answer(ask.question(), choices));
                step = decide(engine, answers);
            }
        }
    }

    private Step decide(Engine engine, Answers answers) {
        long before = System.nanoTime();
        var step = engine.next(answers, Mode.SHORT);
        long between = System.nanoTime();
        block[0] = digest.digest(block)[0];
        hashes.note(System.nanoTime() - between);
        decisions.note(between - before);
        return step;
    }

    DecisionTime tell() {
        System.out.printf(Locale.ROOT, """
                %,d decisions
                  a decision             middle %.1f µs, 99 %% within %.1f µs, 99.9 %% within %.1f µs
                  SHA-256 of 16 KiB      middle %.1f µs, 99 %% within %.1f µs, 99.9 %% within %.1f µs
                """, decisions.count(), decisions.microseconds(0.5), decisions.microseconds(0.99),
                decisions.microseconds(0.999), hashes.microseconds(0.5), hashes.microseconds(0.99),
                hashes.microseconds(0.999));
        return this;
    }

    void keepIn(Path file) throws IOException {
        new Line().with("decisions", decisions.count()).with("p50_us", 1, decisions.microseconds(0.5))
                .with("p99_us", 1, decisions.microseconds(0.99)).with("p999_us", 1, decisions.microseconds(0.999))
                .with("sha256_16k_p50_us", 1, hashes.microseconds(0.5))
                .with("sha256_16k_p99_us", 1, hashes.microseconds(0.99))
                .with("sha256_16k_p999_us", 1, hashes.microseconds(0.999))
                .with("ratio_p50", 2, decisions.microseconds(0.5) / hashes.microseconds(0.5))
                .with("ratio_p99", 2, decisions.microseconds(0.99) / hashes.microseconds(0.99)).keepIn(file);
    }
}
