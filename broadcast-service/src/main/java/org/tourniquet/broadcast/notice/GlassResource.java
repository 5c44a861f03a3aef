package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What one manager sent alone, until another one has looked at it. */
@Path("/api/broken-glasses")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.MANAGER)
@RunOnVirtualThread
@Tag(name = "Notices")
public class GlassResource {

    /** What was found. */
    @RegisterForReflection
    public record Finding(@Size(max = 1000) String finding) {
    }

    /** A glass that was broken. */
    @RegisterForReflection
    public record GlassView(UUID id, UUID notice, UUID incident, String by, String reason, Instant at, int people,
            Instant recalledAt, String reviewedBy, Instant reviewedAt, String finding) {
        static GlassView of(BrokenGlass glass) {
            return new GlassView(glass.id(), glass.notice(), glass.incident(), glass.by(), glass.reason(), glass.at(),
                    glass.people(), glass.recalledAt(), glass.reviewedBy(), glass.reviewedAt(), glass.finding());
        }
    }

    private final BreakGlass glass;

    GlassResource(BreakGlass glass) {
        this.glass = glass;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "What one manager sent alone and nobody has reviewed yet")
    public List<GlassView> toReview() {
        return BrokenGlass.toReview().stream().map(GlassView::of).toList();
    }

    @POST
    @Path("/{id}/review")
    @Idempotent
    @Operation(summary = "Another manager's finding (20 characters at least) ends the task")
    public GlassView review(@PathParam("id") UUID id, @NotNull @Valid Finding finding) {
        return GlassView.of(glass.review(id, finding.finding()));
    }
}
