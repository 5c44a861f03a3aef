package org.tourniquet.broadcast.delivery;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Roles;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** A notice's mail to one person, byte for byte. */
@Path("/api/notices/{id}/preview/source")
@RunOnVirtualThread
@Tag(name = "Notices")
public class MailSourceResource {
    private final DraftedMail drafted;

    MailSourceResource(DraftedMail drafted) {
        this.drafted = drafted;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Produces("message/rfc822")
    @Operation(summary = "The mail one recipient would get, as its bytes", description = "Date, boundaries and Message-ID are "
            + "drawn anew when it is sent; without recipient an invented one reads the language given")
    public byte[] source(@PathParam("id") UUID id, @QueryParam("recipient") UUID recipient,
            @QueryParam("language") String language) {
        return drafted.of(id, recipient, language).bytes();
    }
}
