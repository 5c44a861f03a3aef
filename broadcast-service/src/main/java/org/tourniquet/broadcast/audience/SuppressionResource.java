package org.tourniquet.broadcast.audience;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Cursor;
import org.tourniquet.kit.edge.Paged;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The addresses that get nothing from us, and their way back. */
@Path("/api/suppressions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Suppressions", description = "Addresses we are silent to")
public class SuppressionResource {

    /** Why it is lifted, and whether the person agreed in writing, which what they asked for needs. */
    @RegisterForReflection
    public record Lift(String because, boolean consent) {
    }

    private final Silences silences;

    SuppressionResource(Silences silences) {
        this.silences = silences;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(summary = "The newest silences first; q is a whole address")
    public Paged<Silences.Line> list(@QueryParam("q") String q, @QueryParam("reason") String reason,
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Cursor.limit(limit);
        List<Silences.Line> lines = silences.page(q, SuppressionPages.reason(reason), SuppressionPages.place(cursor), most + 1);
        return Paged.of(lines, most, last -> Cursor.of(last.at(), last.id()));
    }

    @POST
    @Path("/{id}/lift")
    @RolesAllowed({ Roles.MANAGER, Roles.OPERATOR })
    @Operation(summary = "Lets the address hear from us again")
    public void lift(@PathParam("id") UUID id, @NotNull @Valid Lift lift) {
        silences.lift(id, lift.because(), lift.consent());
    }
}
