package org.tourniquet.triage.authoring;

import java.net.URI;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Roles;
import org.tourniquet.triage.authoring.sheets.SheetFile;
import org.tourniquet.triage.authoring.sheets.SheetFile.Format;
import org.tourniquet.triage.authoring.sheets.Slip;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Protocols as spreadsheets for programs: XLSForm's sheets with ours beside them. */
@Path("/api/protocols")
@RunOnVirtualThread
@RolesAllowed({ Roles.EDITOR, Roles.LEAD })
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Protocols")
class SheetResource {

    /** What is wrong, by sheet, row and column in place of a JSON pointer. */
    @RegisterForReflection
    record Slips(String type, String title, int status, String code, List<Slip> errors, List<Slip> warnings) {

        static Slips of(Spreadsheets.Read read) {
            boolean wrong = !read.errors().isEmpty();
            return new Slips("urn:tourniquet:problem:protocol-wrong",
                    wrong ? "This spreadsheet has something to correct" : "This protocol can be published", wrong ? 422 : 200,
                    wrong ? "protocol-wrong" : "protocol-right", read.errors(), read.warnings());
        }

        Response response() {
            return Response.status(status).type(status == 422 ? "application/problem+json" : MediaType.APPLICATION_JSON)
                    .entity(this).build();
        }
    }

    private final Spreadsheets spreadsheets;

    SheetResource(Spreadsheets spreadsheets) {
        this.spreadsheets = spreadsheets;
    }

    @POST
    @Idempotent
    @Consumes({ SheetFile.XLSX, SheetFile.ZIP, "text/csv" })
    @Operation(summary = "Write a draft from a spreadsheet", description = "An .xlsx file, or a zip with a CSV file for each sheet; "
            + "get a protocol as a spreadsheet to see what belongs there. What cannot be read is refused with every place "
            + "at once: sheet, row, column, cell, code, detail. At most 20 MB unpacked and 5,000 rows in a sheet; no macros.")
    public Response write(@NotNull byte[] file) {
        var read = spreadsheets.keep(file);
        return !read.kept() ? Slips.of(read).response()
                : Response.created(URI.create("/api/protocols/" + read.key() + "/" + read.version())).entity(read).build();
    }

    @POST
    @Path("validate")
    @Consumes({ SheetFile.XLSX, SheetFile.ZIP, "text/csv" })
    @Operation(hidden = true)
    public Response validate(@NotNull byte[] file, @QueryParam("quick") boolean quick) {
        return Slips.of(spreadsheets.look(file, !quick)).response();
    }

    @GET
    @Path("{key}/{version: \\d+}.xlsx")
    @Produces(SheetFile.XLSX)
    @RolesAllowed({ Roles.EDITOR, Roles.MANAGER, Roles.AGENT, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(summary = "One version or the draft as a spreadsheet", description = "XLSForm with more sheets and columns; the same at "
            + "the address without the ending for whoever accepts this type.")
    public Response xlsx(@PathParam("key") String key, @PathParam("version") int version) {
        return file(key, version, Format.XLSX);
    }

    @GET
    @Path("{key}/{version: \\d+}.csv.zip")
    @Produces(SheetFile.ZIP)
    @RolesAllowed({ Roles.EDITOR, Roles.MANAGER, Roles.AGENT, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(summary = "The same as a zip of CSV files, one for each sheet")
    public Response csv(@PathParam("key") String key, @PathParam("version") int version) {
        return file(key, version, Format.CSV);
    }

    @GET
    @Path("{key}/{version: \\d+}")
    @Produces(SheetFile.XLSX + ";qs=0.2")
    @RolesAllowed({ Roles.EDITOR, Roles.MANAGER, Roles.AGENT, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(hidden = true)
    public Response acceptedXlsx(@PathParam("key") String key, @PathParam("version") int version) {
        return file(key, version, Format.XLSX);
    }

    @GET
    @Path("{key}/{version: \\d+}")
    @Produces(SheetFile.ZIP + ";qs=0.1")
    @RolesAllowed({ Roles.EDITOR, Roles.MANAGER, Roles.AGENT, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(hidden = true)
    public Response acceptedCsv(@PathParam("key") String key, @PathParam("version") int version) {
        return file(key, version, Format.CSV);
    }

    private Response file(String key, int version, Format format) {
        return download(spreadsheets.file(key, version, format), key, version, format);
    }

    static Response download(byte[] file, String key, int version, Format format) {
        return Response.ok(file, format.type).header("Vary", "Accept")
                .header("Content-Disposition", "attachment; filename=\"" + key.replaceAll("[^A-Za-z0-9_-]", "") + "-" + version
                        + format.ending + "\"")
                .build();
    }
}
