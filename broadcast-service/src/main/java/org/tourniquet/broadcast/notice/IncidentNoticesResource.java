package org.tourniquet.broadcast.notice;

import java.net.URI;
import java.util.List;
import java.util.Map;
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
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Roles;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** The notices of one incident. */
@Path("/api/incidents/{id}/notices")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Notices")
public class IncidentNoticesResource {
    private final PlannedNotices planned;
    private final Drafting drafting;

    IncidentNoticesResource(PlannedNotices planned, Drafting drafting) {
        this.planned = planned;
        this.drafting = drafting;
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    @Idempotent
    @Operation(summary = "Writes a notice for an open incident; it stays a draft until it is submitted. With a purpose alone it is"
            + " begun as the incident's plan has it")
    public Response create(@PathParam("id") UUID incident, @NotNull @Valid NoticeResource.NewNotice wanted) {
        Notice notice = wanted.nothingBut()
                ? planned.begin(incident, wanted.purpose(), wanted.values() == null ? Map.of() : wanted.values())
                : drafting.create(incident, wanted.draft());
        if (wanted.startAt() != null)
            notice = drafting.startingAt(notice.id(), wanted.startAt());
        return Response.created(URI.create("/api/notices/" + notice.id())).entity(NoticeResource.NoticeView.of(notice)).build();
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "All notices of an incident, the latest first")
    public List<NoticeResource.NoticeView> ofIncident(@PathParam("id") UUID incident) {
        return Notice.of(incident).stream().map(NoticeResource.NoticeView::of).toList();
    }
}
