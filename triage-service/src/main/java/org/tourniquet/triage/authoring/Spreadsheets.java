package org.tourniquet.triage.authoring;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.Problem;
import org.tourniquet.triage.assessment.Canonical;
import org.tourniquet.triage.assessment.ProtocolJson;
import org.tourniquet.triage.authoring.sheets.Imported;
import org.tourniquet.triage.authoring.sheets.SheetFile;
import org.tourniquet.triage.authoring.sheets.SheetFile.Format;
import org.tourniquet.triage.authoring.sheets.Slip;
import org.tourniquet.triage.authoring.sheets.Tidy;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Protocols on their way to spreadsheet programs and back into a draft. */
@ApplicationScoped
class Spreadsheets {

    /** What came of an upload: the draft, unless it could not be read, and what to correct, cell by cell. */
    @RegisterForReflection
    @TemplateData
    record Read(String key, Integer version, String hash, List<Slip> errors, List<Slip> warnings) {

        public boolean kept() {
            return version != null;
        }
    }

    private final Catalogue catalogue;
    private final Drafting drafting;
    private final Check check;
    private final Signatures signatures;

    Spreadsheets(Catalogue catalogue, Drafting drafting, Check check, Signatures signatures) {
        this.catalogue = catalogue;
        this.drafting = drafting;
        this.check = check;
        this.signatures = signatures;
    }

    /** Refuses what would not come back the same, rather than lose it. */
    byte[] file(String key, int version, Format format) {
        var content = Tidy.of(catalogue.content(key, version));
        byte[] file = SheetFile.written(content, format);
        var back = SheetFile.read(file);
        if (!back.slips().isEmpty() || !Canonical.of(content).equals(Canonical.of(back.protocol())))
            throw lossy(content, back);
        return file;
    }

    private static Problem lossy(JsonNode content, Imported back) {
        var problem = Problem.of(409, "not-for-spreadsheets", "A spreadsheet would lose something of this protocol")
                .detail("Correct what is named here in the draft, or take it as JSON.");
        back.slips().forEach(slip -> problem.at(slip.sheet() + "/" + slip.cell(), slip.code(), slip.detail()));
        Change.between(content, back.protocol()).forEach(change -> problem.at(change.place(), "lost",
                "would not come back the same"));
        return problem;
    }

    /** Everything that is wrong with an upload, without keeping it; with made-up people if it is thorough. */
    Read look(byte[] file, boolean thorough) {
        var read = SheetFile.read(file);
        var honest = signatures.honest(read.protocol().deepCopy());
        var checked = read.slips().isEmpty() && thorough ? check.thorough(honest) : check.read(honest);
        return told(null, null, read, checked.with(signatures.leftOut(read.protocol())));
    }

    /** Keeps an upload as the draft of its key if it can be read; what cannot be published yet is named all the same. */
    Read keep(byte[] file) {
        var read = SheetFile.read(file);
        var checked = check.read(signatures.honest(read.protocol().deepCopy()))
                .with(signatures.leftOut(read.protocol()));
        if (!read.slips().isEmpty() || !Drafting.unreadable(ProtocolJson.look(read.protocol()).flaws()).isEmpty())
            return told(null, null, read, checked);
        var draft = drafting.write(read.protocol());
        var content = drafting.content(draft);
        return told(draft, Canonical.hash(content), read, checked);
    }

    private static Read told(Draft draft, String hash, Imported read, Check.Checked checked) {
        var slips = read.with(checked.flaws());
        return new Read(draft == null ? read.protocol().path("key").asText("") : draft.key,
                draft == null ? null : draft.version, hash, slips.stream().filter(s -> !s.warning()).toList(),
                slips.stream().filter(Slip::warning).toList());
    }
}
