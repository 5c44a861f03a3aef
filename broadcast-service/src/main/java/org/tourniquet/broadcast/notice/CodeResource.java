package org.tourniquet.broadcast.notice;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The code of a notice, for those who write it. */
@Path("/api/notices/{id}/code")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Notices")
public class CodeResource {

    /** The code, where anybody checks it, and the short address that texts carry. */
    @RegisterForReflection
    public record Code(String code, String check, String link) {
    }

    private final NoticeCodes codes;
    private final Rendering rendering;

    CodeResource(NoticeCodes codes, Rendering rendering) {
        this.codes = codes;
        this.rendering = rendering;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    @Operation(summary = "The code by which people ask whether a notice is from us")
    public Code of(@PathParam("id") UUID id) {
        String code = codes.of(NoticePages.found(id).id());
        return new Code(code, rendering.checkLink(), rendering.shortLink(code));
    }
}
