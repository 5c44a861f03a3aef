package org.tourniquet.triage.authoring;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.triage.assessment.Canonical;
import org.tourniquet.triage.assessment.PublishedProtocols;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Freezes a draft into a version that never changes again, and says which version new assessments begin with. */
@ApplicationScoped
class Publishing {

    private final Drafting drafting;
    private final Check check;
    private final PublishedProtocols published;
    private final AuditTrail audit;

    Publishing(Drafting drafting, Check check, PublishedProtocols published, AuditTrail audit) {
        this.drafting = drafting;
        this.check = check;
        this.published = published;
        this.audit = audit;
    }

    /** The checks take seconds, so they run before the draft is locked; it has to be the same afterwards. */
    PublishedProtocols.Standing publish(String key, boolean wordsOnly) {
        JsonNode content = QuarkusTransaction.requiringNew()
                .call(() -> drafting.content(Draft.of(key).orElseThrow(Publishing::nothing)));
        var checked = check.thorough(content);
        var problem = Problem.of(422, "protocol-wrong", "This protocol cannot be published yet");
        checked.errors().forEach(f -> problem.at(f.pointer(), f.code(), f.sentence()));
        problem.throwIfAny();
        return QuarkusTransaction.requiringNew().call(() -> {
            var draft = Draft.locked(key).orElseThrow(Publishing::nothing);
            if (!Canonical.hash(drafting.content(draft)).equals(Canonical.hash(content)))
                throw Problem.of(409, "changed-meanwhile", "The draft was changed while it was being checked")
                        .detail("Nothing was published. Look at the change and publish again.");
            return wordsOnly ? revise(draft) : freeze(draft);
        });
    }

    /** An earlier version comes back; nothing is lost of the one it replaces. */
    PublishedProtocols.Standing activate(String key, int version) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var content = published.content(key, version).orElseThrow(Problem::notFound);
            unsigned(check.read(content));
            published.activate(key, version, audit.signedIn());
            audit.record("made active", "protocol", Drafting.subject(key), "version " + version);
            return published.version(key, version).orElseThrow();
        });
    }

    /** A version from before signatures were asked for does not come back without them. */
    private static void unsigned(Check.Checked checked) {
        var problem = Problem.of(422, "protocol-wrong", "This version cannot be made active");
        checked.errors().stream().filter(f -> f.code().equals("E-SIGNED-OFF"))
                .forEach(f -> problem.at(f.pointer(), f.code(), f.sentence()));
        problem.throwIfAny();
    }

    /** Drafts can always go; a published version only when no assessment needs it to be understood. */
    void remove(String key, int version) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (Draft.of(key).filter(d -> d.version == version).isPresent()) {
                drafting.delete(key);
                return;
            }
            var standing = published.version(key, version).orElseThrow(Problem::notFound);
            long references = published.references(key, version);
            if (standing.active())
                throw Problem.of(409, "still-active", "New assessments begin with this version")
                        .detail("Publish or activate another version first.");
            if (references > 0)
                throw Problem.of(409, "still-referenced", "This version is needed to understand past assessments")
                        .detail(references + " assessments began with it. It is retired and stays until they are gone.");
            published.remove(key, version);
            audit.record("removed", "protocol", Drafting.subject(key), "version " + version);
        });
    }

    private PublishedProtocols.Standing freeze(Draft draft) {
        published.freeze(drafting.content(draft).put("status", "ACTIVE"), audit.signedIn());
        published.activate(draft.key, draft.version, audit.signedIn());
        draft.delete();
        audit.record("published", "protocol", Drafting.subject(draft.key), "version " + draft.version);
        return published.version(draft.key, draft.version).orElseThrow();
    }

    private PublishedProtocols.Standing revise(Draft draft) {
        var active = published.versions(draft.key).stream().filter(PublishedProtocols.Standing::active).findFirst().orElseThrow(
                () -> Problem.of(409, "nothing-to-revise", "No version is published whose words could be corrected"));
        var content = drafting.content(draft).put("status", "ACTIVE").put("version", active.version());
        var before = published.content(draft.key, active.version()).orElseThrow();
        if (!Canonical.logicHash(content).equals(Canonical.logicHash(before)))
            throw Problem.of(409, "more-than-words", "This changes how is decided, not only words")
                    .detail("Publish it as version " + draft.version + "; the comparison shows what is different.");
        var standing = published.revise(content, audit.signedIn());
        draft.delete();
        audit.record("corrected words", "protocol", Drafting.subject(draft.key),
                "version " + active.version() + ", revision " + standing.revision());
        return standing;
    }

    private static Problem nothing() {
        return Problem.of(409, "nothing-to-publish", "There is no draft of this protocol")
                .detail("Write one first, or begin one from a published version.");
    }
}
