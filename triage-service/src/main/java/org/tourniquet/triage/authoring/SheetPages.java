package org.tourniquet.triage.authoring;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tourniquet.kit.edge.Roles;
import org.tourniquet.triage.authoring.sheets.SheetFile;
import org.tourniquet.triage.authoring.sheets.SheetFile.Format;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Protocols as spreadsheets for people: downloads, and what to correct in an upload. */
@Path("/protocols")
@RunOnVirtualThread
@RolesAllowed({ Roles.EDITOR, Roles.LEAD, Roles.MANAGER, Roles.AUDITOR })
class SheetPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance corrections(String file, Spreadsheets.Read read);
    }

    private final Spreadsheets spreadsheets;

    SheetPages(Spreadsheets spreadsheets) {
        this.spreadsheets = spreadsheets;
    }

    @GET
    @Path("{key}/{version: \\d+}/file.xlsx")
    @Produces(SheetFile.XLSX)
    @Operation(hidden = true)
    public Response xlsx(@PathParam("key") String key, @PathParam("version") int version) {
        return SheetResource.download(spreadsheets.file(key, version, Format.XLSX), key, version, Format.XLSX);
    }

    @GET
    @Path("{key}/{version: \\d+}/file.csv.zip")
    @Produces(SheetFile.ZIP)
    @Operation(hidden = true)
    public Response csv(@PathParam("key") String key, @PathParam("version") int version) {
        return SheetResource.download(spreadsheets.file(key, version, Format.CSV), key, version, Format.CSV);
    }
}
