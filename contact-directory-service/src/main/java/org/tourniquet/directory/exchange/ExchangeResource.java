package org.tourniquet.directory.exchange;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.directory.channel.ChannelBook;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The whole directory out as a file, and a file in, whole or not at all. */
@Path("/api/channels")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Exchange", description = "CSV and schema.org JSON-LD, out and in")
public class ExchangeResource {

    private static final int MOST_PROBLEMS = 1_000;

    /** What one row did, or would do. */
    @RegisterForReflection
    public record StepView(int row, UUID id, String name, Import.Deed deed) {
    }

    /** Rows = entered + changed + unchanged. */
    @RegisterForReflection
    public record ImportView(@Schema(description = "then nothing was changed") boolean dryRun, int rows, long entered,
            long changed, long unchanged, List<StepView> steps) {
        static ImportView of(Import.Plan plan, boolean dryRun) {
            return new ImportView(dryRun, plan.steps().size(), plan.count("ENTER"), plan.count("CHANGE"),
                    plan.count("NOTHING"), plan.steps().stream()
                            .map(step -> new StepView(step.row(), step.id(), step.name(), step.deed())).toList());
        }
    }

    private final Import book;
    private final Export export;

    ExchangeResource(Import book, Export export) {
        this.book = book;
        this.export = export;
    }

    @GET
    @Path("export")
    @Produces({ "text/csv", "application/ld+json" })
    @RolesAllowed({ Roles.EDITOR, Roles.MANAGER, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(summary = "All channels in use as a file", description = "The import takes it back.")
    @APIResponse(responseCode = "422", description = "problem format-unknown")
    public Response export(@Parameter(description = "csv or jsonld") @QueryParam("format") String format) {
        return switch (format == null ? "csv" : format) {
            case "csv" -> csv(export);
            case "jsonld" -> jsonLd(export);
            default -> throw Problem.of(422, "format-unknown", "There is no such format").at("/format", "unknown",
                    "must be csv or jsonld");
        };
    }

    @POST
    @Path("import")
    @Consumes({ "text/csv", "application/ld+json", MediaType.APPLICATION_JSON })
    @RolesAllowed(Roles.EDITOR)
    @Operation(summary = "Takes a file in, whole or not at all", description = "Rows with a known id change that channel, others enter one; what a row does not speak of stays. With dryRun=true nothing is changed. At most 2 MB and 2,000 channels.")
    @APIResponse(responseCode = "409", description = "problem changed-meanwhile: somebody was faster; nothing was changed")
    @APIResponse(responseCode = "413", description = "problem too-large")
    @APIResponse(responseCode = "422", description = "problem file-wrong, naming every wrong cell as /rows/{row}/{column}; nothing was changed")
    public ImportView take(@HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @QueryParam("dryRun") boolean dryRun, byte[] body) {
        DirectoryFile file = read(body == null ? new byte[0] : body, type != null && type.contains("json"));
        try {
            Import.Plan plan = dryRun ? book.plan(file) : book.carryOut(file);
            if (plan.wrongs().isEmpty())
                return ImportView.of(plan, dryRun);
            Problem problem = Problem.of(422, "file-wrong", "The file cannot be taken in").detail(
                    plan.wrongs().size() + " places are wrong. Nothing was changed.");
            plan.wrongs().stream().limit(MOST_PROBLEMS).forEach(wrong -> problem.at(
                    "/rows/" + wrong.row() + (wrong.column() == null ? "" : "/" + wrong.column()), "cell-wrong",
                    wrong.reason()));
            throw problem;
        } catch (ChannelBook.ChangedMeanwhile faster) {
            throw Problem.of(409, "changed-meanwhile", "Someone else changed a channel meanwhile")
                    .detail("Nothing of the file was taken in. Try it again.");
        }
    }

    static Response csv(Export export) {
        return file(export.csv(), "text/csv", "channels.csv");
    }

    static Response jsonLd(Export export) {
        return file(export.jsonLd(), "application/ld+json", "channels.jsonld");
    }

    private static Response file(String text, String type, String name) {
        return Response.ok(text, type + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"").build();
    }

    static DirectoryFile read(byte[] body, boolean json) {
        if (body.length > DirectoryFile.MOST_BYTES)
            throw TooLarge.problem();
        return json ? JsonLd.read(body) : Csv.read(body);
    }
}
