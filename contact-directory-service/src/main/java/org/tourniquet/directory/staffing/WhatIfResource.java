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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** A line with other people, calls or callers than it has, for programs; nothing is kept. */
@Path("/api/channels/{id}/what-if")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Staffing", description = "Erlang C, and Erlang A where a patience is given")
public class WhatIfResource {

    @GET
    @RolesAllowed({ Roles.LEAD, Roles.EDITOR, Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(summary = "What each number of people would make of these calls", description = "What is left out is as the staffing says. Erlang A; where no patience is known, three minutes.")
    @APIResponse(responseCode = "422", description = "problem what-if-wrong, naming every wrong parameter at once")
    public WhatIf whatIf(@PathParam("id") UUID id, @QueryParam("people") String people,
            @QueryParam("callsPerHour") String callsPerHour, @QueryParam("handlingSeconds") String handlingSeconds,
            @QueryParam("patienceSeconds") String patienceSeconds) {
        return WhatIf.of(Staffing.of(id).orElseThrow(Problem::notFound),
                new WhatIf.Wish(people, callsPerHour, handlingSeconds, patienceSeconds));
    }
}
