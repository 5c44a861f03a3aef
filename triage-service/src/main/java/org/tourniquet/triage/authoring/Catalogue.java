package org.tourniquet.triage.authoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.Problem;
import org.tourniquet.triage.assessment.Canonical;
import org.tourniquet.triage.assessment.ProtocolJson;
import org.tourniquet.triage.assessment.PublishedProtocols;
import org.tourniquet.triage.protocol.Flaw;
import org.tourniquet.triage.protocol.Protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Drafts and published versions side by side, as API and pages show them. */
@ApplicationScoped
class Catalogue {

    /** One key: what is active, or the draft where nothing is published yet. */
    @RegisterForReflection
    @TemplateData
    record Listed(String key, int version, String hash, String status, String situation, List<String> locales,
            List<String> signedOff, Instant since, Integer draft) {

        @JsonIgnore
        public List<String> unreviewed() {
            return locales.stream().filter(l -> !signedOff.contains(l)).toList();
        }
    }

    @RegisterForReflection
    @TemplateData
    record Drafted(String key, int version, String status, String hash, Integer basedOn, Instant changedAt,
            String changedBy, List<Problem.At> errors, List<Problem.At> warnings) {
    }

    @RegisterForReflection
    @TemplateData
    record Published(String key, int version, int revision, String status, String hash, Instant publishedAt,
            String publishedBy, Instant since, String activatedBy) {

        public boolean active() {
            return status.equals("ACTIVE");
        }
    }

    @RegisterForReflection
    record Versions(String key, Drafted draft, List<Published> versions) {
    }

    @RegisterForReflection
    @TemplateData
    record Comparison(String key, int before, int after, boolean sameLogic, List<Change> changes, Replay.Both replay) {

        public List<Change> logic() {
            return changes.stream().filter(c -> !c.words()).toList();
        }

        public List<Change> words() {
            return changes.stream().filter(Change::words).toList();
        }
    }

    private final PublishedProtocols published;
    private final Drafting drafting;
    private final Check check;
    private final Replay replay;

    Catalogue(PublishedProtocols published, Drafting drafting, Check check, Replay replay) {
        this.published = published;
        this.drafting = drafting;
        this.check = check;
        this.replay = replay;
    }

    @Transactional
    List<Listed> all() {
        var listed = new TreeMap<String, Listed>();
        for (var draft : Draft.all())
            listed.put(draft.key, listed(drafting.content(draft), Canonical.hash(drafting.content(draft)), draft.changedAt,
                    draft.version));
        for (var active : published.active())
            listed.put(active.key(), listed(published.content(active.key(), active.version()).orElseThrow(), active.hash(),
                    active.since(), Draft.of(active.key()).map(d -> d.version).orElse(null)));
        return List.copyOf(listed.values());
    }

    private static Listed listed(JsonNode content, String hash, Instant since, Integer draft) {
        Protocol p = ProtocolJson.look(content).protocol();
        return new Listed(p.key(), p.version(), hash, p.status().name(), p.situation().in("en"), p.locales(), p.signedOff(),
                since, draft);
    }

    @Transactional
    Versions versions(String key) {
        var all = published.versions(key).stream().map(Catalogue::published).toList();
        var draft = Draft.of(key).map(this::drafted).orElse(null);
        if (all.isEmpty() && draft == null)
            throw Problem.notFound();
        return new Versions(key, draft, all);
    }

    int activeVersion(String key) {
        return published.versions(key).stream().filter(PublishedProtocols.Standing::active)
                .map(PublishedProtocols.Standing::version).findFirst()
                .orElseThrow(Problem::notFound);
    }

    @Transactional
    int draftVersion(String key) {
        return Draft.of(key).map(d -> d.version).orElseThrow(Problem::notFound);
    }

    @Transactional
    JsonNode content(String key, int version) {
        return Draft.of(key).filter(d -> d.version == version).<JsonNode> map(drafting::content)
                .or(() -> published.content(key, version)).orElseThrow(Problem::notFound);
    }

    String hash(String key, int version, JsonNode content) {
        return published.version(key, version).map(PublishedProtocols.Standing::hash).orElseGet(() -> Canonical.hash(content));
    }

    Drafted drafted(Draft draft) {
        return drafted(draft, List.of());
    }

    /** @param told what else its author has to know */
    Drafted drafted(Draft draft, List<Flaw> told) {
        var content = drafting.content(draft);
        var checked = check.read(content).with(told);
        return new Drafted(draft.key, draft.version, "DRAFT", Canonical.hash(content), draft.basedOn, draft.changedAt,
                draft.changedBy, ProtocolResource.Findings.places(checked.errors()),
                ProtocolResource.Findings.places(checked.warnings()));
    }

    /** Of two versions that can both be played; a draft with errors shows its differences only. */
    Comparison comparison(String key, int before, int after, int last) {
        var was = content(key, before);
        var is = content(key, after);
        var checked = check.read(is);
        var both = checked.playable()
                ? replay.of(ProtocolJson.look(was).protocol(), checked.protocol(), Math.clamp(last, 0, 10_000))
                : null;
        return new Comparison(key, before, after, Canonical.logicHash(was).equals(Canonical.logicHash(is)),
                ordered(Change.between(was, is)), both);
    }

    private static List<Change> ordered(List<Change> changes) {
        var all = new ArrayList<>(changes);
        all.sort(Comparator.comparing(Change::words));
        return List.copyOf(all);
    }

    static Published published(PublishedProtocols.Standing s) {
        return new Published(s.key(), s.version(), s.revision(), s.status(), s.hash(), s.publishedAt(), s.publishedBy(),
                s.since(), s.activatedBy());
    }
}
