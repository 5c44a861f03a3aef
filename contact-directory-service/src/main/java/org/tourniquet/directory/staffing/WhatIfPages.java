package org.tourniquet.directory.staffing;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The drawing alone, while somebody moves a slider. */
@Path("/channels/{id}/staffing/what-if")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class WhatIfPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance drawn(WhatIfDrawing drawing);

        private Templates() {
        }
    }

    @GET
    @RolesAllowed({ Roles.LEAD, Roles.EDITOR, Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance drawn(@PathParam("id") UUID id, @QueryParam("people") String people,
            @QueryParam("callsPerHour") String callsPerHour, @QueryParam("handlingSeconds") String handlingSeconds,
            @QueryParam("patienceSeconds") String patienceSeconds) {
        Staffing kept = Staffing.of(id).orElseThrow(Problem::notFound);
        return Templates.drawn(WhatIfDrawing.of(
                WhatIf.of(kept, new WhatIf.Wish(people, callsPerHour, handlingSeconds, patienceSeconds)), kept));
    }
}
