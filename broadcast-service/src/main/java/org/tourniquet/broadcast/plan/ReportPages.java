package org.tourniquet.broadcast.plan;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.Languages;
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
    /** A number of people or deliveries under the name that people give to what was counted. */
    public record Counted(String name, long n) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance report(Report report, Report before, List<Counted> media, List<Counted> languages);
    }

    private final Reports reports;

    ReportPages(Reports reports) {
        this.reports = reports;
    }

    @GET
    public TemplateInstance report(@PathParam("id") UUID id) {
        Report report = reports.of(Incident.<Incident> findByIdOptional(id).orElseThrow(Problem::notFound));
        return report.reach() == null ? Templates.report(report, report.previous(), List.of(), List.of())
                : Templates.report(report, report.previous(),
                        counted(report.reach().media(), name -> Medium.valueOf(name).label()),
                        counted(report.reach().languages(),
                                name -> Languages.ALL.contains(name) ? Languages.nameOf(name) : name));
    }

    private static List<Counted> counted(Map<String, Long> numbers, UnaryOperator<String> said) {
        return numbers.entrySet().stream().map(each -> new Counted(said.apply(each.getKey()), each.getValue())).toList();
    }
}
