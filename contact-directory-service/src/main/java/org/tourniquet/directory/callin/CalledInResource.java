package org.tourniquet.directory.callin;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** A call for staff that is going on, for programs. */
@Path("/api/call-ins/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({ Roles.MANAGER, Roles.LEAD })
@RunOnVirtualThread
@Tag(name = "Call-in", description = "People who are off duty are asked by text to come: 1 is yes, 2 is no")
public class CalledInResource {

    /** What somebody said in another way than by text. */
    @RegisterForReflection
    public record Told(Boolean coming) {
    }

    private final CallInBook book;
    private final CallIns calls;

    CalledInResource(CallInBook book, CallIns calls) {
        this.book = book;
        this.calls = calls;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    @Operation(summary = "Who comes, who cannot, who is silent, who was not reached")
    public CallInView one(@PathParam("id") UUID id) {
        return calls.one(id);
    }

    @POST
    @Path("more")
    @Idempotent
    @Operation(summary = "Asks as many more as are missing")
    public CallInView more(@PathParam("id") UUID id) {
        book.more(id, calls.one(id).asked());
        return calls.one(id);
    }

    @POST
    @Path("people/{person}/answer")
    @Operation(summary = "Writes down what somebody said in another way than by text")
    public CallInView told(@PathParam("id") UUID id, @PathParam("person") UUID person, @NotNull Told told) {
        if (told.coming() == null)
            throw Problem.of(422, "call-in-wrong", "Nothing was written down").at("/coming", "missing",
                    "must be true or false");
        book.told(id, person, told.coming());
        return calls.one(id);
    }

    @POST
    @Path("end")
    @Operation(summary = "Ends it; whoever has not answered is told that they need not come")
    public CallInView end(@PathParam("id") UUID id) {
        book.end(id);
        return calls.one(id);
    }
}
