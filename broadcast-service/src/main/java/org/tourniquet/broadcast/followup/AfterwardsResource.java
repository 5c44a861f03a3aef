package org.tourniquet.broadcast.followup;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.notice.NoticeOrigin;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What follows the notices of an incident: promises kept and missed, "it is fixed", the all-clear. */
@Path("/api/incidents/{id}/afterwards")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Afterwards", description = "What was promised, and how it ends")
public class AfterwardsResource {
    /** The draft that was prepared, and how many were reached so far. */
    @RegisterForReflection
    public record Prepared(UUID notice, ReachedPeople.Counted people) {
    }

    /** After how many minutes of a missed promise people are told, and in how many they hear next. */
    @RegisterForReflection
    public record NewRule(Integer waitMinutes, Integer nextMinutes) {
    }

    /** What two managers agreed on; {@code approvedBy} is null until the second one did. */
    @RegisterForReflection
    public record RuleView(int waitMinutes, int nextMinutes, String askedBy, String approvedBy) {
        static RuleView of(LateRule rule) {
            return new RuleView(rule.waitMinutes(), rule.nextMinutes(), rule.askedBy(), rule.approvedBy());
        }
    }

    private final Promises promises;
    private final Ending ending;
    private final LateRules rules;
    private final LateWatch watch;

    AfterwardsResource(Promises promises, Ending ending, LateRules rules, LateWatch watch) {
        this.promises = promises;
        this.ending = ending;
        this.rules = rules;
        this.watch = watch;
    }

    @GET
    @Path("/promises")
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    @Operation(summary = "Every next update that was promised: kept, missed, put off or open")
    public Promises.Tally promises(@PathParam("id") UUID id) {
        Incident.findByIdOptional(id).orElseThrow(Problem::notFound);
        return promises.of(id);
    }

    @POST
    @Path("/fixed")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Prepares \"it is fixed\" to everybody reached", description = "In six languages; it stays a draft until it is submitted")
    public Prepared fixed(@PathParam("id") UUID id) {
        return new Prepared(ending.begin(id, NoticeOrigin.Kind.FIXED), ending.everybody(id));
    }

    @POST
    @Path("/all-clear")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Prepares the all-clear to everybody reached")
    public Prepared allClear(@PathParam("id") UUID id) {
        return new Prepared(ending.begin(id, NoticeOrigin.Kind.ALL_CLEAR), ending.everybody(id));
    }

    @PUT
    @Path("/late-rule")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Asks for honest words at a missed promise", description = "The id of an incident, or of a plan for every incident begun from it")
    public RuleView ask(@PathParam("id") UUID id, @NotNull NewRule wanted) {
        return RuleView.of(rules.ask(id, wanted.waitMinutes(), wanted.nextMinutes()));
    }

    @POST
    @Path("/late-rule/approval")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Approves them, by another manager")
    public RuleView approve(@PathParam("id") UUID id) {
        return RuleView.of(rules.approve(id));
    }

    @POST
    @Path("/on-it")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Somebody writes the missed update: nothing goes out by itself for a quarter of an hour")
    public void onIt(@PathParam("id") UUID id) {
        watch.held(id);
    }
}
