package org.tourniquet.triage.authoring;

import java.net.URI;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Cursor;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Paged;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;
import org.tourniquet.triage.assessment.ProtocolJson;
import org.tourniquet.triage.protocol.Flaw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Protocols by JSON: read, validate, write as draft, compare, publish. */
@Path("/api/protocols")
@RunOnVirtualThread
@RolesAllowed({ Roles.EDITOR, Roles.MANAGER, Roles.AGENT, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Protocols", description = "Questionnaires: written as a draft by an editor, frozen by a lead. The hash is the "
        + "SHA-256 over the canonical JSON (RFC 8785) without its status.")
class ProtocolResource {

    @RegisterForReflection
    record Signing(@NotBlank String language, String texts) {
    }

    private final Catalogue catalogue;
    private final Drafting drafting;
    private final Publishing publishing;
    private final Check check;
    private final Signatures signatures;

    ProtocolResource(Catalogue catalogue, Drafting drafting, Publishing publishing, Check check, Signatures signatures) {
        this.catalogue = catalogue;
        this.drafting = drafting;
        this.publishing = publishing;
        this.check = check;
        this.signatures = signatures;
    }

    @GET
    @Operation(summary = "All protocols, by key", description = "With the active version and the draft, if there is one. Paged: "
            + "give next as cursor.")
    public Paged<Catalogue.Listed> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Cursor.limit(limit);
        Cursor from = Cursor.parse(cursor);
        String after = from.atBeginning() ? "" : from.part(0);
        var rows = catalogue.all().stream().filter(p -> p.key().compareTo(after) > 0).limit(size + 1L).toList();
        return Paged.of(rows, size, p -> Cursor.of(p.key()));
    }

    @GET
    @Path("schema")
    @Produces({ "application/schema+json", MediaType.APPLICATION_JSON })
    @Operation(summary = "The JSON Schema (2020-12) of a protocol")
    public JsonNode schema() {
        return ProtocolJson.schema();
    }

    @POST
    @Path("validate")
    @RolesAllowed({ Roles.EDITOR, Roles.LEAD })
    @Operation(summary = "Everything that is wrong with a protocol, at once, without saving it", description = "Codes E-… keep it "
            + "from being published (422), codes W-… are advice. 2,000 made-up people answer it, which takes seconds; "
            + "?quick=true leaves them out.")
    public Response validate(@NotNull JsonNode protocol, @QueryParam("quick") boolean quick) {
        var honest = protocol instanceof ObjectNode object ? signatures.honest(object.deepCopy()) : protocol;
        var checked = quick ? check.read(honest) : check.thorough(honest);
        return Findings.of(checked.with(signatures.leftOut(protocol))).response();
    }

    @POST
    @Path("validate")
    @Consumes({ "application/yaml", "application/x-yaml", "text/yaml" })
    @RolesAllowed({ Roles.EDITOR, Roles.LEAD })
    @Operation(hidden = true)
    public Response validateYaml(@NotNull String protocol, @QueryParam("quick") boolean quick) {
        return validate(Yaml.read(protocol), quick);
    }

    @POST
    @Idempotent
    @RolesAllowed({ Roles.EDITOR, Roles.LEAD })
    @Operation(summary = "Write a draft", description = "JSON, or YAML with its media type. The draft of the same key is replaced; "
            + "the version is given here. It may still have flaws, which are named in the answer; only what cannot be read "
            + "as a protocol is refused. Signatures in it are left out, unless somebody gave them here for the same texts.")
    public Response write(@NotNull JsonNode protocol) {
        var draft = drafting.write(protocol);
        return Response.created(URI.create("/api/protocols/" + draft.key + "/" + draft.version))
                .entity(catalogue.drafted(draft, signatures.leftOut(protocol))).build();
    }

    @POST
    @Consumes({ "application/yaml", "application/x-yaml", "text/yaml" })
    @RolesAllowed({ Roles.EDITOR, Roles.LEAD })
    @Operation(hidden = true)
    public Response writeYaml(@NotNull String protocol) {
        return write(Yaml.read(protocol));
    }

    @GET
    @Path("{key}")
    @Operation(summary = "All versions of a protocol, newest first, and its draft")
    public Catalogue.Versions versions(@PathParam("key") String key) {
        return catalogue.versions(key);
    }

    @POST
    @Idempotent
    @Path("{key}/draft")
    @RolesAllowed({ Roles.EDITOR, Roles.LEAD })
    @Operation(summary = "Begin the next version from a published one", description = "?from= a version, else the active one. A draft "
            + "that is there already is left as it is.")
    public Response edit(@PathParam("key") String key, @QueryParam("from") Integer from) {
        var draft = drafting.edit(key, from == null ? catalogue.activeVersion(key) : from);
        return Response.created(URI.create("/api/protocols/" + draft.key + "/" + draft.version))
                .entity(catalogue.drafted(draft)).build();
    }

    @POST
    @Idempotent
    @Path("{key}/sign-off")
    @RolesAllowed({ Roles.EDITOR, Roles.LEAD })
    @Operation(summary = "Sign off the draft's safety texts in a language, as somebody who has read them", description = "Holds for "
            + "these texts only, in this version and any other. Refused with 409 own-words to whoever wrote them, and with "
            + "changed-meanwhile if texts is given and not the hash that /signatures told.")
    public Catalogue.Drafted signOff(@PathParam("key") String key, @NotNull @Valid Signing body) {
        return catalogue.drafted(drafting.signOff(key, body.language(), body.texts()));
    }

    @GET
    @Path("{key}/{version: \\d+}/signatures")
    @Operation(summary = "Who has signed off the safety texts of a version or the draft, by language", description = "signed=false with "
            + "a name in by: that person signed other texts, which were changed since. texts is the SHA-256 of them.")
    public List<Signatures.Standing> signatures(@PathParam("key") String key, @PathParam("version") int version) {
        return signatures.of(catalogue.content(key, version));
    }

    @POST
    @Idempotent
    @Path("{key}/publish")
    @RolesAllowed(Roles.LEAD)
    @Operation(summary = "Freeze the draft and begin new assessments with it", description = "?wordsOnly=true corrects the words of the "
            + "active version instead, if nothing else is different. Refused with every flaw at once.")
    public Catalogue.Published publish(@PathParam("key") String key, @QueryParam("wordsOnly") boolean wordsOnly) {
        return Catalogue.published(publishing.publish(key, wordsOnly));
    }

    @GET
    @Path("{key}/{version: \\d+}")
    @Operation(summary = "One version or the draft, in canonical JSON")
    public Response version(@PathParam("key") String key, @PathParam("version") int version) {
        var content = catalogue.content(key, version);
        return Response.ok(content).header("ETag", "\"" + catalogue.hash(key, version, content) + "\"").build();
    }

    @DELETE
    @Path("{key}/{version: \\d+}")
    @RolesAllowed({ Roles.EDITOR, Roles.LEAD })
    @Operation(summary = "Throw a draft away, or remove a retired version that nobody needs", description = "Refused with 409 while an "
            + "assessment began with it.")
    public void remove(@PathParam("key") String key, @PathParam("version") int version) {
        publishing.remove(key, version);
    }

    @POST
    @Idempotent
    @Path("{key}/{version: \\d+}/activate")
    @RolesAllowed(Roles.LEAD)
    @Operation(summary = "Begin new assessments with an earlier version again")
    public Catalogue.Published activate(@PathParam("key") String key, @PathParam("version") int version) {
        return Catalogue.published(publishing.activate(key, version));
    }

    @GET
    @Path("{key}/{version: \\d+}/problems")
    @Operation(summary = "Everything that is wrong with a version or the draft")
    public Findings problems(@PathParam("key") String key, @PathParam("version") int version) {
        return Findings.of(check.thorough(catalogue.content(key, version)));
    }

    @GET
    @Path("{key}/{version: \\d+}/comparison")
    @Operation(summary = "What another version says and decides otherwise", description = "?with= a version, else the active one. The "
            + "replay decides the last ?last= assessments (1000), without who they were, and 2,000 made-up people anew.")
    public Catalogue.Comparison comparison(@PathParam("key") String key, @PathParam("version") int version,
            @QueryParam("with") Integer with, @QueryParam("last") @DefaultValue("1000") int last) {
        return catalogue.comparison(key, with == null ? catalogue.activeVersion(key) : with, version, last);
    }

    /** The flaws of a protocol as an answer; the same form whether it is refused or advised. */
    @RegisterForReflection
    record Findings(String type, String title, int status, String code, List<Problem.At> errors,
            List<Problem.At> warnings) {

        static Findings of(Check.Checked checked) {
            boolean wrong = !checked.errors().isEmpty();
            return new Findings("urn:tourniquet:problem:protocol-wrong",
                    wrong ? "This protocol cannot be published yet" : "This protocol can be published", wrong ? 422 : 200,
                    wrong ? "protocol-wrong" : "protocol-right", places(checked.errors()), places(checked.warnings()));
        }

        Response response() {
            return Response.status(status).type(status == 422 ? "application/problem+json" : MediaType.APPLICATION_JSON)
                    .entity(this).build();
        }

        static List<Problem.At> places(List<Flaw> flaws) {
            return flaws.stream().map(f -> new Problem.At(f.pointer(), f.code(), f.sentence())).toList();
        }
    }
}
