package org.tourniquet.directory.callin;

import java.net.URI;
import java.util.UUID;

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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What calling in would bring, and asking, for programs. */
@Path("/api/channels/{id}/call-in")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({ Roles.MANAGER, Roles.LEAD })
@RunOnVirtualThread
@Tag(name = "Call-in", description = "People who are off duty are asked by text to come: 1 is yes, 2 is no")
public class CallInResource {

    /** How many are asked, for how many hours. */
    @RegisterForReflection
    public record Wanted(Integer people, @Schema(description = "left out: as the staffing says, else four") Integer hours,
            @Schema(description = "LIVE or DRILL; a drill's texts are rehearsed and never leave") String mode) {
    }

    private final Offers offers;
    private final CallInBook book;
    private final CallIns calls;

    CallInResource(Offers offers, CallInBook book, CallIns calls) {
        this.offers = offers;
        this.book = book;
        this.calls = calls;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    @Operation(summary = "What calling in would bring and cost, and who would be asked", description = "With calls and minutes it is reckoned for a wave of calls instead of the usual ones.")
    @APIResponse(responseCode = "422", description = "problem call-in-wrong, naming every wrong parameter at once")
    public Offer offer(@PathParam("id") UUID id, @QueryParam("people") String people, @QueryParam("hours") String hours,
            @QueryParam("calls") String calls, @QueryParam("minutes") String minutes) {
        return offers.of(id, new Offers.Wish(people, hours, calls, minutes));
    }

    @POST
    @Idempotent
    @Operation(summary = "Asks so many of those off duty to come")
    @APIResponse(responseCode = "201", description = "asked; follow it at the address in Location")
    @APIResponse(responseCode = "409", description = "problem called-in-already: one is going on for this channel")
    public Response begin(@PathParam("id") UUID id, @NotNull Wanted wanted) {
        Problem wrong = Problem.of(422, "call-in-wrong", "Nobody was asked");
        if (wanted.people() == null || wanted.people() < 1)
            wrong.at("/people", "range", "must be at least 1");
        if (wanted.hours() != null && (wanted.hours() < 1 || wanted.hours() > 24))
            wrong.at("/hours", "range", "must be from 1 to 24");
        if (!"LIVE".equals(wanted.mode()) && !"DRILL".equals(wanted.mode()))
            wrong.at("/mode", "unknown", "must be LIVE or DRILL");
        wrong.throwIfAny();
        UUID call = book.begin(UUID.randomUUID(), id, wanted.people(), wanted.hours(), "DRILL".equals(wanted.mode()));
        return Response.created(URI.create("/api/call-ins/" + call)).entity(calls.one(call)).build();
    }
}
