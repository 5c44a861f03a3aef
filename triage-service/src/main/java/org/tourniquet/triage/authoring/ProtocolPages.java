package org.tourniquet.triage.authoring;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;
import org.tourniquet.triage.assessment.Measures;
import org.tourniquet.triage.assessment.Share;
import org.tourniquet.triage.protocol.Respondent;
import org.tourniquet.triage.protocol.Simulation;
import org.tourniquet.triage.protocol.Trial;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Protocols to be read, tried, measured and compared; nothing here changes anything. */
@Path("/protocols")
@RunOnVirtualThread
@RolesAllowed({ Roles.EDITOR, Roles.LEAD, Roles.MANAGER, Roles.AUDITOR })
@Produces(MediaType.TEXT_HTML)
class ProtocolPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(List<Catalogue.Listed> protocols, boolean mayWrite, Problem problem);

        static native TemplateInstance protocol(Reading reading, Catalogue.Versions versions, Catalogue.Published published,
                List<Signatures.Standing> signatures, boolean leftOut, List<AuditTrail.Entry> history, Share overridden,
                boolean edit, boolean mayWrite, boolean mayPublish,
                Problem problem);

        static native TemplateInstance trial(String key, int version, Crowd crowd, String model, Trial.Proof proof,
                List<Problem.At> flaws);

        static native TemplateInstance walk(String key, int version, String language, Walk walk);

        static native TemplateInstance comparison(Catalogue.Comparison comparison, List<Integer> versions,
                boolean mayPublish, Integer draft);
    }

    private static final int MOST = 10_000;

    private final Catalogue catalogue;
    private final Check check;
    private final AuditTrail audit;
    private final Measures measures;
    private final Signatures signatures;
    private final SecurityIdentity who;

    ProtocolPages(Catalogue catalogue, Check check, AuditTrail audit, Measures measures, Signatures signatures,
            SecurityIdentity who) {
        this.catalogue = catalogue;
        this.check = check;
        this.audit = audit;
        this.measures = measures;
        this.signatures = signatures;
        this.who = who;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        return Templates.list(catalogue.all(), mayWrite(), null);
    }

    @GET
    @Path("{key}/{version: \\d+}")
    @Operation(hidden = true)
    public TemplateInstance protocol(@PathParam("key") String key, @PathParam("version") int version,
            @QueryParam("lang") String language, @QueryParam("left-out") boolean leftOut) {
        return page(key, version, language, leftOut, null);
    }

    TemplateInstance page(String key, int version, String language, boolean leftOut, Problem problem) {
        var content = catalogue.content(key, version);
        var checked = check.read(content);
        var versions = catalogue.versions(key);
        var published = versions.versions().stream().filter(v -> v.version() == version).findFirst().orElse(null);
        var reading = Reading.of(checked, language(checked, language));
        return Templates.protocol(reading, versions, published, signatures.of(content), leftOut,
                audit.of("protocol", Drafting.subject(key)).reversed(),
                measures.of(key, version).map(c -> Share.of(c.overridden(), c.named())).orElse(null),
                reading.draft() && mayWrite(), mayWrite(), who.hasRole(Roles.LEAD), problem);
    }

    /** A download for people; programs take the same from /api. */
    @GET
    @Path("{key}/{version: \\d+}/file")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response file(@PathParam("key") String key, @PathParam("version") int version) {
        JsonNode content = catalogue.content(key, version);
        return Response.ok(content.toPrettyString())
                .header("Content-Disposition",
                        "attachment; filename=\"" + content.path("key").asText() + "-" + version + ".json\"")
                .build();
    }

    /** So many made-up people; for 2,000 the promises of the engine are checked, too. */
    @GET
    @Path("{key}/{version: \\d+}/simulation")
    @Operation(hidden = true)
    public TemplateInstance simulation(@PathParam("key") String key, @PathParam("version") int version,
            @QueryParam("people") Integer people, @QueryParam("model") String model) {
        var content = catalogue.content(key, version);
        var checked = playable(check.read(content));
        var answering = "NOISY".equals(model) ? Respondent.Model.NOISY
                : "UNIFORM".equals(model) ? Respondent.Model.UNIFORM : Respondent.Model.REALISTIC;
        int many = people == null ? Trial.PEOPLE : Math.clamp(people, 100, MOST);
        boolean usual = many == Trial.PEOPLE && answering == Respondent.Model.REALISTIC;
        var trial = usual ? check.trial(content, checked.protocol()) : null;
        var simulation = usual ? trial.simulation()
                : Simulation.of(checked.protocol(), answering, Simulation.SEED, many);
        return Templates.trial(key, version, Crowd.of(checked.protocol(), checked.protocol().defaultLocale(), simulation),
                answering.name(), usual ? trial.proof() : null,
                usual ? ProtocolResource.Findings.places(trial.flaws()) : List.of());
    }

    /** The answers so far stand in the address, so going back and passing on work by themselves. */
    @GET
    @Path("{key}/{version: \\d+}/walk")
    @Operation(hidden = true)
    public TemplateInstance walk(@PathParam("key") String key, @PathParam("version") int version,
            @QueryParam("lang") String language, @QueryParam("a") List<String> said, @QueryParam("q") String question,
            @QueryParam("v") List<String> values, @QueryParam("unknown") boolean unknown) {
        var checked = playable(check.read(catalogue.content(key, version)));
        String shown = language(checked, language);
        return Templates.walk(key, version, shown, Walk.of(checked.protocol(), shown, said, question,
                unknown ? List.of("unknown") : values));
    }

    @GET
    @Path("{key}/{version: \\d+}/comparison")
    @Operation(hidden = true)
    public TemplateInstance comparison(@PathParam("key") String key, @PathParam("version") int version,
            @QueryParam("with") Integer with) {
        var versions = catalogue.versions(key);
        int other = with != null ? with
                : versions.versions().stream().map(Catalogue.Published::version)
                        .filter(v -> v != version).findFirst().orElse(version);
        var all = versions.versions().stream().map(Catalogue.Published::version).filter(v -> v != version).toList();
        return Templates.comparison(catalogue.comparison(key, other, version, Replay.LAST), all, who.hasRole(Roles.LEAD),
                versions.draft() == null ? null : versions.draft().version());
    }

    boolean mayWrite() {
        return who.hasRole(Roles.EDITOR) || who.hasRole(Roles.LEAD);
    }

    private static String language(Check.Checked checked, String asked) {
        return asked != null && checked.protocol().locales().contains(asked) ? asked : checked.protocol().defaultLocale();
    }

    private static Check.Checked playable(Check.Checked checked) {
        if (!checked.playable())
            throw Problem.of(409, "not-playable", "This draft has errors, so nobody can walk through it yet")
                    .detail("Its page names each of them beside its place.");
        return checked;
    }
}
