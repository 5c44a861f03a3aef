package org.tourniquet.broadcast.audience;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Roles;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Segments: which of the people are meant, by a rule. */
@Path("/api/segments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
@RunOnVirtualThread
@Tag(name = "Segments", description = "Rules over what is known of people. A rule is {all:[…]}, {any:[…]}, {not:…} or "
        + "{field, is | in | startsWith | exists}; fields are language, region, timeZone, tags, media, safeContact, audience "
        + "and attributes.NAME. An empty or unknown rule is refused; it never means everyone.")
public class SegmentResource {

    /** A segment as it is asked for; {@code version}, where given, is the one that was seen. */
    @RegisterForReflection
    public record NewSegment(@Size(max = 400) String name, JsonNode rule, Long version) {
    }

    /** A segment as it stands. */
    @RegisterForReflection
    public record SegmentView(UUID id, long version, String name, JsonNode rule, Instant createdAt, Instant changedAt) {
        static SegmentView of(Segment segment) {
            return new SegmentView(segment.id(), segment.version(), segment.name(), Segment.read(segment.rule()),
                    segment.createdAt(), segment.changedAt());
        }
    }

    /** A rule to be counted within an audience; without one, within everybody. */
    @RegisterForReflection
    public record Asked(JsonNode rule, UUID audience) {
    }

    private final Segments segments;

    SegmentResource(Segments segments) {
        this.segments = segments;
    }

    @GET
    @Operation(summary = "All segments by name")
    public List<SegmentView> all() {
        return Segment.all().stream().map(SegmentView::of).toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One segment with its rule")
    public SegmentView one(@PathParam("id") UUID id) {
        return SegmentView.of(Segments.found(id));
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    @Idempotent
    @Operation(summary = "Names a rule", description = "Everything that is wrong with it is named at once (422)")
    public Response create(@NotNull NewSegment wanted) {
        Segment segment = segments.create(wanted.name(), wanted.rule());
        return Response.created(URI.create("/api/segments/" + segment.id())).entity(SegmentView.of(segment)).build();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Changes name and rule", description = "A notice that waits for approval with the old rule has to be "
            + "submitted again")
    public SegmentView change(@PathParam("id") UUID id, @NotNull NewSegment wanted) {
        return SegmentView.of(segments.change(id, wanted.version(), wanted.name(), wanted.rule()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Deletes a segment", description = "A notice that names it is refused from then on")
    public void delete(@PathParam("id") UUID id) {
        segments.delete(id);
    }

    @POST
    @Path("/count")
    @Operation(summary = "How many people a rule means now, how they can be reached, in which languages, and a few of them")
    public SegmentCount count(@NotNull Asked asked) {
        return segments.count(asked.rule(), asked.audience() == null ? Audience.EVERYONE : asked.audience());
    }
}
