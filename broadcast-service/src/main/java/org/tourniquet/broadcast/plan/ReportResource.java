package org.tourniquet.broadcast.plan;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** What an incident showed, for programs. */
@Path("/api/incidents/{id}/report")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Incidents")
public class ReportResource {
    private final Reports reports;

    ReportResource(Reports reports) {
        this.reports = reports;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    @Operation(summary = "Times to the first notice, approvals, reach and tasks of an incident or drill, and of the one before")
    public Report report(@PathParam("id") UUID id) {
        return reports.of(Incident.<Incident> findByIdOptional(id).orElseThrow(Problem::notFound));
    }
}
