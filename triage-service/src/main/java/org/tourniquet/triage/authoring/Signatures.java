package org.tourniquet.triage.authoring;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.triage.protocol.Flaw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Names under safety texts. A signature is given here by somebody other than the author, holds for exactly the texts that
 * were read, and for no others: not by upload, not after a change, not in the next version unless they are the same there.
 */
@ApplicationScoped
class Signatures {

    /** How one language stands: signed, void since its texts were changed, or never read by anybody. */
    @RegisterForReflection
    @TemplateData
    record Standing(String language, String name, String texts, boolean signed, String by, Instant at, String changedBy,
            boolean own) {

        /** Somebody signed, but other texts. */
        public boolean lapsed() {
            return !signed && by != null;
        }
    }

    private final AuditTrail audit;
    private final Clock clock;

    Signatures(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** The same protocol with the signatures that hold, whatever it says of itself. */
    @Transactional
    ObjectNode honest(ObjectNode protocol) {
        var holding = holding(protocol);
        if (protocol.has("signedOff") || !holding.isEmpty()) {
            var signed = protocol.putArray("signedOff");
            holding.forEach(signed::add);
        }
        return protocol;
    }

    /** What an upload says of signatures that nobody gave here, in a sentence. */
    @Transactional
    List<Flaw> leftOut(JsonNode upload) {
        var holding = holding(upload);
        var claimed = new ArrayList<String>();
        upload.path("signedOff").forEach(l -> {
            if (!holding.contains(l.asText()))
                claimed.add(l.asText());
        });
        return claimed.isEmpty() ? List.of()
                : List.of(new Flaw("/signedOff", "W-SIGNATURE", "The signatures for " + String.join(", ", claimed)
                        + " were left out: nobody can upload one. Somebody who did not write these safety texts reads them "
                        + "here and signs."));
    }

    /** Remembers who brought in which texts, and tells the audit trail which signatures that made void. */
    void changed(Optional<JsonNode> before, JsonNode after) {
        String key = after.path("key").asText();
        for (var language : SafetyTexts.languages(after)) {
            String texts = SafetyTexts.of(after, language);
            String old = before.filter(b -> SafetyTexts.languages(b).contains(language))
                    .map(b -> SafetyTexts.of(b, language)).orElse("");
            if (texts.equals(old))
                continue;
            SafetyAuthor.remember(key, language, texts, audit.signedIn(), clock.instant());
            if (Signature.under(key, language, texts).isEmpty())
                Signature.under(key, language, old).ifPresent(was -> audit.record("changed signed safety texts", "protocol",
                        Drafting.subject(key), language + ": the signature of " + was.signedBy + " is void"));
        }
    }

    /** @param read the hash of the texts that were in front of the reader, null for those that stand there now */
    void sign(JsonNode protocol, String language, String read) {
        String key = protocol.path("key").asText();
        if (!SafetyTexts.languages(protocol).contains(language))
            throw Problem.of(422, "protocol-wrong", "This cannot be signed off").at("/language", "unknown-language",
                    "is not among the languages of the protocol");
        String texts = SafetyTexts.of(protocol, language);
        if (read != null && !read.isBlank() && !read.equals(texts))
            throw Problem.of(409, "changed-meanwhile", "The safety texts were changed while you read them")
                    .detail("Nothing was signed. Read them again as they stand now.");
        if (SafetyAuthor.of(key, language, texts).contains(audit.signedIn()))
            throw Problem.of(409, "own-words", "You wrote these safety texts, so somebody else has to sign them")
                    .detail("Ask an editor or a lead who speaks the language, and did not change these texts.");
        if (Signature.under(key, language, texts).isPresent())
            return;
        var signature = new Signature();
        signature.id = new Signature.Id(key, language, texts);
        signature.signedBy = audit.signedIn();
        signature.signedAt = clock.instant();
        signature.persist();
        audit.record("signed off safety texts", "protocol", Drafting.subject(key), language + " of version "
                + protocol.path("version").asInt() + ", SHA-256 " + texts);
    }

    /** How each language of a version or draft stands; a published one keeps what it was published with. */
    @Transactional
    List<Standing> of(JsonNode protocol) {
        var signed = new ArrayList<String>();
        protocol.path("signedOff").forEach(l -> signed.add(l.asText()));
        String key = protocol.path("key").asText();
        return SafetyTexts.languages(protocol).stream().map(language -> {
            String texts = SafetyTexts.of(protocol, language);
            var name = Signature.under(key, language, texts).or(() -> Signature.last(key, language));
            var authors = SafetyAuthor.of(key, language, texts);
            return new Standing(language, Languages.ALL.contains(language) ? Languages.nameOf(language) : language, texts,
                    signed.contains(language), name.map(s -> s.signedBy).orElse(null), name.map(s -> s.signedAt).orElse(null),
                    authors.isEmpty() ? null : authors.getFirst(), authors.contains(audit.signedIn()));
        }).toList();
    }

    private static List<String> holding(JsonNode protocol) {
        String key = protocol.path("key").asText();
        return SafetyTexts.languages(protocol).stream()
                .filter(l -> Signature.under(key, l, SafetyTexts.of(protocol, l)).isPresent()).toList();
    }
}
