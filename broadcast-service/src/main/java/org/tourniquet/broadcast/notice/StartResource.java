package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.broadcast.notice.NoticeResource.NoticeView;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** When a notice begins: its hour, taking it back before, letting go what is held; and breaking the glass. */
@Path("/api/notices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.MANAGER)
@RunOnVirtualThread
@Tag(name = "Notices")
public class StartResource {

    /** When it begins once it is approved; null for at once. */
    @RegisterForReflection
    public record Start(Instant startAt) {
    }

    /** Why nobody else can be waited for (20 characters at least), and the word shown: BREAK GLASS and the number of people. */
    @RegisterForReflection
    public record Alone(@Size(max = 1000) String reason, @NotNull @Size(max = 100) String confirm,
            @Size(max = 64) String contentHash) {
    }

    private final Drafting drafting;
    private final BreakGlass glass;
    private final Holding holding;

    StartResource(Drafting drafting, BreakGlass glass, Holding holding) {
        this.drafting = drafting;
        this.glass = glass;
        this.holding = holding;
    }

    @PUT
    @Path("/{id}/start")
    @Operation(summary = "The hour at which a draft begins once it is approved", description = "The approval is for that hour; "
            + "the past is refused (422)")
    public NoticeView start(@PathParam("id") UUID id, @NotNull Start start) {
        return NoticeView.of(drafting.startingAt(id, start.startAt()));
    }

    @POST
    @Path("/{id}/break-glass")
    @Idempotent
    @Operation(summary = "One manager alone sends; 60 seconds to recall, all other managers are told, a review is due", description = "Not for drills (409)")
    public NoticeView alone(@PathParam("id") UUID id, @NotNull @Valid Alone alone) {
        return NoticeView.of(glass.doIt(id, alone.reason(), alone.confirm(), alone.contentHash()));
    }

    @POST
    @Path("/{id}/recall")
    @Operation(summary = "Takes back what was approved and has not begun; it is a draft again")
    public NoticeView recall(@PathParam("id") UUID id) {
        return NoticeView.of(glass.recall(id));
    }

    @POST
    @Path("/{id}/release")
    @Operation(summary = "Lets go what a live incident holds: at its hour, or at once if that has passed")
    public NoticeView release(@PathParam("id") UUID id) {
        return NoticeView.of(holding.release(id));
    }
}
