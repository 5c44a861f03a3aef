package org.tourniquet.triage.desk;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;
import org.tourniquet.triage.assessment.ResultView;
import org.tourniquet.triage.assessment.Results;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** How a result came about, to be printed for whoever has to check it: nothing that says who the person is. */
@Path("/tickets/{id}/result")
@RunOnVirtualThread
@RolesAllowed({ Roles.AGENT, Roles.LEAD, Roles.AUDITOR })
@Produces(MediaType.TEXT_HTML)
class ResultPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance result(UUID id, String passport, ResultView result);
    }

    private final Results results;

    ResultPages(Results results) {
        this.results = results;
    }

    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance result(@PathParam("id") UUID id) {
        var ticket = Desk.known(id);
        return Templates.result(id, ticket.passport, Optional.ofNullable(ticket.assessment)
                .flatMap(a -> results.of(a, "en")).orElseThrow(Problem::notFound));
    }
}
