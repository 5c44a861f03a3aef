package org.tourniquet.broadcast.plan;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The results of an incident or a drill, beside those of the one before. */
@Path("/console/incidents/{id}/report")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
@RunOnVirtualThread
public class ReportPages {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance report(Report report, Report before);
    }

    private final Reports reports;

    ReportPages(Reports reports) {
        this.reports = reports;
    }

    @GET
    public TemplateInstance report(@PathParam("id") UUID id) {
        Report report = reports.of(Incident.<Incident> findByIdOptional(id).orElseThrow(Problem::notFound));
        return Templates.report(report, report.previous());
    }
}
