package org.tourniquet.triage.authoring;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;
import org.tourniquet.triage.authoring.sheets.SheetFile;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What editors and leads do with a protocol: begin, upload, change a piece, sign off, throw away, publish. */
@Path("/protocols")
@RunOnVirtualThread
@RolesAllowed({ Roles.EDITOR, Roles.LEAD })
@Produces(MediaType.TEXT_HTML)
class DraftPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance piece(String key, int version, String at, String heading, String text,
                boolean removable, Problem problem);
    }

    /** What the page says once after an upload that claimed signatures. */
    private static final String LEFT_OUT = "?left-out=true";

    private final Catalogue catalogue;
    private final Drafting drafting;
    private final Publishing publishing;
    private final ProtocolPages pages;
    private final Spreadsheets spreadsheets;
    private final Signatures signatures;

    DraftPages(Catalogue catalogue, Drafting drafting, Publishing publishing, ProtocolPages pages,
            Spreadsheets spreadsheets, Signatures signatures) {
        this.catalogue = catalogue;
        this.drafting = drafting;
        this.publishing = publishing;
        this.pages = pages;
        this.spreadsheets = spreadsheets;
        this.signatures = signatures;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response upload(@RestForm("file") FileUpload file) throws IOException {
        try {
            if (file == null || file.size() == 0)
                throw Problem.of(422, "protocol-wrong", "Nothing was read").at("/file", "needed", "is needed: choose a file");
            byte[] bytes = Files.readAllBytes(file.uploadedFile());
            if (SheetFile.is(bytes) || file.fileName().toLowerCase(Locale.ROOT).endsWith(".csv"))
                return sheets(file.fileName(), bytes);
            var content = Yaml.read(new String(bytes, StandardCharsets.UTF_8));
            var draft = drafting.write(content);
            return see(draft.key, draft.version, signatures.leftOut(content).isEmpty() ? "" : LEFT_OUT);
        } catch (Problem problem) {
            return Response.status(problem.status())
                    .entity(ProtocolPages.Templates.list(catalogue.all(), true, problem)).build();
        }
    }

    /** What is to be corrected is shown by the cells of the upload, which only this answer knows. */
    private Response sheets(String name, byte[] file) {
        var read = spreadsheets.keep(file);
        boolean leftOut = read.warnings().stream().anyMatch(w -> w.code().equals("W-SIGNATURE"));
        return read.errors().isEmpty() ? see(read.key(), read.version(), leftOut ? LEFT_OUT : "")
                : Response.status(read.kept() ? 200 : 422).entity(SheetPages.Templates.corrections(name, read)).build();
    }

    @POST
    @Path("{key}/draft")
    @Operation(hidden = true)
    public Response begin(@PathParam("key") String key, @RestForm Integer from) {
        var draft = drafting.edit(key, from == null ? catalogue.activeVersion(key) : from);
        return see(draft.key, draft.version);
    }

    @GET
    @Path("{key}/piece")
    @Operation(hidden = true)
    public TemplateInstance piece(@PathParam("key") String key, @QueryParam("at") String at) {
        return piece(key, at == null ? "" : at, null, null);
    }

    @POST
    @Path("{key}/piece")
    @Operation(hidden = true)
    public Response change(@PathParam("key") String key, @RestForm String at, @RestForm String text,
            @RestForm boolean remove) {
        String pointer = at == null ? "" : at;
        try {
            Optional<JsonNode> piece = remove ? Optional.empty() : Optional.of(Yaml.read(text));
            var draft = drafting.change(key, pointer, piece);
            boolean leftOut = pointer.isEmpty() && !signatures.leftOut(piece.orElseThrow()).isEmpty();
            return see(draft.key, draft.version, (leftOut ? LEFT_OUT : "") + "#" + anchor(pointer));
        } catch (Problem problem) {
            if (problem.status() == 404)
                throw problem;
            return Response.status(problem.status()).entity(piece(key, pointer, text, problem)).build();
        }
    }

    @POST
    @Path("{key}/sign-off")
    @Operation(hidden = true)
    public Response signOff(@PathParam("key") String key, @RestForm String language, @RestForm String texts) {
        return orSay(key, catalogue.draftVersion(key), () -> {
            var draft = drafting.signOff(key, language, texts);
            return see(draft.key, draft.version, "#safety-texts");
        });
    }

    @POST
    @Path("{key}/{version: \\d+}/removal")
    @Operation(hidden = true)
    public Response remove(@PathParam("key") String key, @PathParam("version") int version) {
        return orSay(key, version, () -> {
            publishing.remove(key, version);
            return Response.seeOther(URI.create("/protocols")).build();
        });
    }

    @POST
    @Path("{key}/publication")
    @RolesAllowed(Roles.LEAD)
    @Operation(hidden = true)
    public Response publish(@PathParam("key") String key, @RestForm int version, @RestForm boolean wordsOnly) {
        return orSay(key, version, () -> see(key, publishing.publish(key, wordsOnly).version()));
    }

    @POST
    @Path("{key}/{version: \\d+}/activation")
    @RolesAllowed(Roles.LEAD)
    @Operation(hidden = true)
    public Response activate(@PathParam("key") String key, @PathParam("version") int version) {
        return see(key, publishing.activate(key, version).version());
    }

    private TemplateInstance piece(String key, String at, String typed, Problem problem) {
        int version = catalogue.draftVersion(key);
        JsonNode piece = catalogue.content(key, version).at(Pieces.pointer(at));
        String text = typed != null ? typed : piece.isMissingNode() ? "" : piece.toPrettyString();
        boolean removable = at.matches("/(issues|influence|flags|questions)/\\d+") && !piece.isMissingNode();
        return Templates.piece(key, version, at, at.isEmpty() ? "the whole protocol" : at, text, removable, problem);
    }

    /** A refusal is shown where the deed was tried. */
    private Response orSay(String key, int version, Supplier<Response> deed) {
        try {
            return deed.get();
        } catch (Problem problem) {
            if (problem.status() == 404)
                throw problem;
            return Response.status(problem.status()).entity(pages.page(key, version, null, false, problem)).build();
        }
    }

    private static Response see(String key, int version) {
        return see(key, version, "");
    }

    private static Response see(String key, int version, String more) {
        return Response.seeOther(URI.create("/protocols/" + encoded(key) + "/" + version + more)).build();
    }

    /** Where the page shows what stands at the pointer: its first two names. */
    static String anchor(String pointer) {
        var names = pointer.split("/");
        return names.length < 2 ? "frame" : names.length < 3 ? names[1] : names[1] + "-" + names[2];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
