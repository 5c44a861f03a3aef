package org.tourniquet.directory.staffing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Who stands behind a channel, and the wait that gives. */
@Path("/api/channels/{id}/staffing")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Staffing", description = "Erlang C, and Erlang A where a patience is given")
public class StaffingResource {

    /** The figures of a line. */
    @RegisterForReflection
    public record ToKeep(Integer agents, Double callsPerHour, Integer averageHandlingSeconds,
            @Schema(description = "how many one person serves at once, as measured; left out: 1") Double concurrency,
            @Schema(description = "after how long callers hang up; left out: they wait for ever") Integer patienceSeconds,
            @Schema(description = "what an hour of overtime costs, in the organisation's money") BigDecimal hourlyRate,
            @Schema(description = "for how many hours somebody who is called in comes") Integer overtimeHours) {
    }

    /** The figures with what they mean. */
    @RegisterForReflection
    public record StaffingView(UUID channel, int agents, double callsPerHour, int averageHandlingSeconds, double concurrency,
            Integer patienceSeconds, BigDecimal hourlyRate, Integer overtimeHours, Instant changedAt, Outlook outlook) {
        static StaffingView of(Staffing staffing) {
            return new StaffingView(staffing.channelId, staffing.agents, staffing.callsPerHour, staffing.handlingSeconds,
                    staffing.concurrency, staffing.patienceSeconds, staffing.hourlyRate, staffing.overtimeHours,
                    staffing.changedAt,
                    Outlook.of(staffing));
        }
    }

    private final StaffBook book;

    StaffingResource(StaffBook book) {
        this.book = book;
    }

    @GET
    @RolesAllowed({ Roles.LEAD, Roles.EDITOR, Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(summary = "How a channel is staffed, and the wait that gives")
    public StaffingView staffing(@PathParam("id") UUID id) {
        return StaffingView.of(Staffing.of(id).orElseThrow(Problem::notFound));
    }

    @PUT
    @RolesAllowed({ Roles.LEAD, Roles.EDITOR })
    @Operation(summary = "Says how a channel is staffed", description = "The others learn how many calls it can answer in an hour")
    public StaffingView keep(@PathParam("id") UUID id, @NotNull ToKeep wanted) {
        return StaffingView.of(book.keep(id, new StaffBook.Figures(wanted.agents(), wanted.callsPerHour(),
                wanted.averageHandlingSeconds(), wanted.concurrency(), wanted.patienceSeconds(), wanted.hourlyRate(),
                wanted.overtimeHours())));
    }
}
