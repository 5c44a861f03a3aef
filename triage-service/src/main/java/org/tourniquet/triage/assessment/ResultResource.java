package org.tourniquet.triage.assessment;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** A result with all it came from, for whoever holds the assessment's token. */
@Path("/api/assessments/{token}/result")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments")
class ResultResource {

    private final Results results;

    ResultResource(Results results) {
        this.results = results;
    }

    @GET
    @Operation(summary = "The result and where it comes from", description = "The verdict with every point, the protocol's key, version "
            + "and SHA-256, the flags that fired, and every answer in order, corrections included.")
    @APIResponse(responseCode = "409", description = "no-verdict-yet")
    public ResultView result(@PathParam("token") String token) {
        return results.ofToken(token);
    }
}
