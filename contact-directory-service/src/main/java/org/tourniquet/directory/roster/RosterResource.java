package org.tourniquet.directory.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** The duty roster for programs. */
@Path("/api/roster")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ Roles.MANAGER, Roles.LEAD })
@RunOnVirtualThread
@Tag(name = "Roster", description = "Who is on call, how they are reached, and who follows")
public class RosterResource {

    /** A member of the staff; mail or phone must be there. Place 1 is called first where no shift says otherwise. */
    @RegisterForReflection
    public record NewPerson(String name, String mail, String phone, boolean approves, Integer place) {
    }

    /** From when to when, and the usernames in the order in which they are called. */
    @RegisterForReflection
    public record NewShift(Instant from, Instant to, List<String> people) {
    }

    /** Who leaves a shift, and who takes their place. */
    @RegisterForReflection
    public record Swap(String from, String to) {
    }

    private final Roster roster;
    private final RosterBook book;

    RosterResource(Roster roster, RosterBook book) {
        this.roster = roster;
        this.book = book;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(summary = "Who is on duty now and who follows, all people and shifts ahead, and what is wrong with them")
    public Roster.View all() {
        return roster.now();
    }

    @PUT
    @Path("/people/{username}")
    @Operation(summary = "Enters somebody, or changes how they are reached")
    public Roster.View enter(@PathParam("username") String username, @NotNull NewPerson who) {
        book.enter(new RosterBook.Entry(username, who.name(), who.mail(), who.phone(), who.approves(), who.place()));
        return roster.now();
    }

    @DELETE
    @Path("/people/{username}")
    @Operation(summary = "Takes somebody out who has no shifts ahead")
    public Roster.View leave(@PathParam("username") String username) {
        book.leave(username);
        return roster.now();
    }

    @POST
    @Path("/shifts")
    @Idempotent
    @Operation(summary = "Plans a shift")
    public Roster.View plan(@NotNull NewShift shift) {
        book.plan(shift.from(), shift.to(), shift.people());
        return roster.now();
    }

    @DELETE
    @Path("/shifts/{id}")
    @Operation(summary = "Takes a shift out")
    public Roster.View cancel(@PathParam("id") UUID id) {
        book.cancel(id);
        return roster.now();
    }

    @POST
    @Path("/shifts/{id}/swap")
    @Operation(summary = "One takes the place of another; two of the same shift change places")
    public Roster.View swap(@PathParam("id") UUID id, @NotNull Swap swap) {
        book.swap(id, swap.from(), swap.to());
        return roster.now();
    }
}
