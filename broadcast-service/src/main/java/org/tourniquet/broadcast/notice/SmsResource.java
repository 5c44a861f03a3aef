package org.tourniquet.broadcast.notice;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Counts the parts of a text while it is typed. */
@Path("/api/sms")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notices")
public class SmsResource {

    /** A text to be counted. */
    @RegisterForReflection
    public record Text(@NotNull @Size(max = 10_000) String text) {
    }

    @POST
    @Path("/segments")
    @RolesAllowed({ Roles.MANAGER, Roles.AGENT, Roles.LEAD, Roles.EDITOR, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(summary = "Encoding, units and parts of a text message, and the characters that make it dear")
    public Preview.Parts segments(@NotNull @Valid Text text) {
        return Preview.Parts.of(SmsParts.of(text.text()));
    }
}
