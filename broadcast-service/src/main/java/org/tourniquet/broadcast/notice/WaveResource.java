package org.tourniquet.broadcast.notice;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The load that a notice brings to the lines, and the waves that keep to it. */
@Path("/api/notices/{id}/waves")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Notices")
public class WaveResource {
    /** So many people at a time, so many minutes apart. */
    @RegisterForReflection
    public record NewWaves(Integer people, Integer minutes) {
    }

    private final Loads loads;
    private final Forecast forecast;

    WaveResource(Loads loads, Forecast forecast) {
        this.loads = loads;
        this.forecast = forecast;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    @Operation(summary = "Calls that a notice will bring, against what the staffed lines answer", description = "404 with the code staffing-unknown while nobody said how any line is staffed")
    public Loads.LoadView load(@PathParam("id") UUID id) {
        Notice notice = NoticePages.found(id);
        return loads.of(notice, forecast.of(notice).reachable()).map(Loads.LoadView::of)
                .orElseThrow(() -> Problem.of(404, "staffing-unknown", "Nobody has said how the lines are staffed"));
    }

    @PUT
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Lets a draft go in waves", description = "Never a how-to-reach-us, never a correction")
    public void choose(@PathParam("id") UUID id, @NotNull NewWaves wanted) {
        loads.choose(id, wanted.people(), wanted.minutes());
    }

    @DELETE
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Lets a draft go all at once")
    public void allAtOnce(@PathParam("id") UUID id) {
        loads.allAtOnce(id);
    }
}
