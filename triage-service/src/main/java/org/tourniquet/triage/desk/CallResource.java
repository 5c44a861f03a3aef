package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** People to call, for programs. */
@Path("/api/calls")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls", description = "People whom no message reached")
public class CallResource {

    /** REACHED, NO_ANSWER, WRONG_NUMBER, or AGAIN with a time. */
    @RegisterForReflection
    public record Ended(String result, Instant again) {
    }

    private final Calls calls;
    private final SecurityIdentity who;

    CallResource(Calls calls, SecurityIdentity who) {
        this.calls = calls;
        this.who = who;
    }

    @GET
    @RolesAllowed({ Roles.AGENT, Roles.LEAD, Roles.AUDITOR })
    @Operation(summary = "How far the list is")
    public Calls.Figures figures() {
        return calls.figures();
    }

    @POST
    @Path("next")
    @RolesAllowed({ Roles.AGENT, Roles.LEAD })
    @Operation(summary = "The next person to call, or 204")
    public Response next() {
        return calls.next(who.getPrincipal().getName()).map(call -> Response.ok(call).build())
                .orElseGet(() -> Response.noContent().build());
    }

    @POST
    @Path("{id}/result")
    @RolesAllowed({ Roles.AGENT, Roles.LEAD })
    @Operation(summary = "What came of a call")
    public void result(@PathParam("id") UUID id, @NotNull @Valid Ended ended) {
        calls.ended(id, who.getPrincipal().getName(), result(ended.result()), ended.again());
    }

    static Calls.Result result(String result) {
        return Arrays.stream(Calls.Result.values()).filter(known -> known.name().equals(result)).findFirst()
                .orElseThrow(() -> Problem.of(422, "invalid", "Some of this cannot be accepted").at("/result", "result",
                        "is none of " + Arrays.toString(Calls.Result.values())));
    }
}
