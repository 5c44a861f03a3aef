package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.List;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A result with everything it came from: the protocol as it was frozen, every answer in order, every rule and point. */
@RegisterForReflection
@TemplateData
public record ResultView(Pinned protocol, String language, boolean byText, Instant begunAt, Instant heardAt,
        List<Given> answers, List<Rule> rules, VerdictView verdict) {

    /** The hash is that of the canonical JSON; whoever has the file can compute it. */
    @RegisterForReflection
    @TemplateData
    public record Pinned(String key, int version, String hash, String situation) {
    }

    /** One line of the log: value by ids, answer in words; a correction leaves the line before it standing. */
    @RegisterForReflection
    @TemplateData
    public record Given(int seq, Instant at, String question, String text, List<String> value, String answer,
            boolean ownWords, boolean correction) {
    }

    /** A red flag that fired. */
    @RegisterForReflection
    @TemplateData
    public record Rule(String flag, String urgency, String message) {
    }
}
