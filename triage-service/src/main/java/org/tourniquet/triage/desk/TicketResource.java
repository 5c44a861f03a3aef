package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.tourniquet.kit.edge.Cursor;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Paged;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;
import org.tourniquet.triage.assessment.Secrets;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The queue and its stories for programs of agents. */
@Path("/api")
@RunOnVirtualThread
@RolesAllowed({ Roles.AGENT, Roles.LEAD })
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Desk", description = "Stories waiting for, or with, an agent. Roles agent and lead act, auditor reads.")
class TicketResource {

    @RegisterForReflection
    record Written(Message.Medium medium, String text) {
    }

    @RegisterForReflection
    record Sent(UUID id, String medium, String state) {
    }

    @RegisterForReflection
    record Promising(String text, Instant at) {
    }

    @RegisterForReflection
    record Promised(UUID id, Instant at) {
    }

    @RegisterForReflection
    record Closing(String outcome, Boolean solved) {
    }

    private final Desk desk;
    private final Stories stories;
    private final Overview overview;
    private final SecurityIdentity who;

    TicketResource(Desk desk, Stories stories, Overview overview, SecurityIdentity who) {
        this.desk = desk;
        this.stories = stories;
        this.overview = overview;
        this.who = who;
    }

    @POST
    @Path("queue/next")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Take the next person", description = "RED, then ORANGE, then the earliest due date; never the same story to two agents.")
    @APIResponse(responseCode = "200", description = "The whole story, now yours")
    @APIResponse(responseCode = "204", description = "Nobody waits")
    public Response next() {
        Optional<StoryView> story = desk.next(me()).map(t -> stories.of(t.id));
        return story.map(s -> Response.ok(s).build()).orElseGet(() -> Response.noContent().build());
    }

    @GET
    @Path("queue")
    @RolesAllowed({ Roles.AGENT, Roles.LEAD, Roles.AUDITOR })
    @Operation(summary = "Who waits, in the order in which they are taken", description = "Live before drills is decided by \"next\". told: the new time the person heard when a promise could not be kept. Paged: give next as cursor.")
    public Paged<QueueView.Row> queue(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return overview.waiting(Cursor.limit(limit), Cursor.parse(cursor));
    }

    @GET
    @Path("alerts")
    @RolesAllowed({ Roles.AGENT, Roles.LEAD, Roles.AUDITOR })
    @Operation(summary = "What rings and nobody has seen yet", description = "Oldest first.")
    public Paged<QueueView.Bell> alerts() {
        return new Paged<>(overview.ringing(), null);
    }

    @POST
    @Path("alerts/{id}/seen")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "I see to it", description = "The bell stops. Seen twice is seen once.")
    public void seen(@PathParam("id") UUID id) {
        desk.seen(id, me());
    }

    @POST
    @Path("tickets/{id}/take")
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Take this story", description = "Out of its turn, when the person is on the line.")
    @APIResponse(responseCode = "409", description = "Somebody else has just taken it")
    public StoryView take(@PathParam("id") UUID id) {
        desk.take(id, me());
        return stories.of(id);
    }

    @POST
    @Path("tickets/{id}/release")
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Put the story back into the queue", description = "At the place it had. A lead may do so for an agent who has gone.")
    public StoryView release(@PathParam("id") UUID id) {
        desk.release(id, me(), who.hasRole(Roles.LEAD));
        return stories.of(id);
    }

    @POST
    @Path("tickets/{id}/promises/{promise}/keep")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The promise is kept", description = "Anybody on duty may keep it; kept twice is kept once.")
    public StoryView keep(@PathParam("id") UUID id, @PathParam("promise") UUID promise) {
        desk.keep(id, promise, me());
        return stories.of(id);
    }

    @GET
    @Path("tickets/{id}")
    @RolesAllowed({ Roles.AGENT, Roles.LEAD, Roles.AUDITOR })
    @Operation(summary = "One story", description = "Brief, promises, and the timeline of answers, verdict, messages and what happened.")
    public StoryView ticket(@PathParam("id") UUID id) {
        return stories.of(id);
    }

    @GET
    @Path("stories/{passport}")
    @RolesAllowed({ Roles.AGENT, Roles.LEAD, Roles.AUDITOR })
    @Operation(summary = "A story by its passport", description = "As the person reads it aloud: any case, with or without the dash.")
    public StoryView story(@PathParam("passport") String passport) {
        return stories.ofPassport(Secrets.normalPassport(passport)).orElseThrow(Problem::notFound);
    }

    @POST
    @Path("tickets/{id}/messages")
    @Idempotent
    @ResponseStatus(201)
    @Operation(summary = "Write to the person", description = "medium WEB (on their page), SMS or EMAIL (through broadcast); in a drill it is rehearsed and leaves nothing.")
    @APIResponse(responseCode = "409", description = "The story is not yours")
    @APIResponse(responseCode = "422", description = "No such address, empty or too long")
    public Sent write(@PathParam("id") UUID id, Written written) {
        Written asked = written == null ? new Written(null, null) : written;
        Message message = desk.write(id, me(), asked.medium(), asked.text());
        return new Sent(message.id, message.medium.name(), message.state.name());
    }

    @POST
    @Path("tickets/{id}/promise")
    @Idempotent
    @ResponseStatus(201)
    @Operation(summary = "Promise something for a time", description = "at: ISO 8601 with offset, within 30 days; tracked until kept.")
    public Promised promise(@PathParam("id") UUID id, Promising promising) {
        Promising asked = promising == null ? new Promising(null, null) : promising;
        Promise promise = desk.promise(id, me(), asked.text(), asked.at());
        return new Promised(promise.id, promise.dueAt);
    }

    @POST
    @Path("tickets/{id}/close")
    @Idempotent
    @Operation(summary = "Close the story", description = "With a line on how it ended, and solved (true unless said otherwise); refused while something is promised.")
    public StoryView close(@PathParam("id") UUID id, Closing closing) {
        desk.close(id, me(), closing == null ? null : closing.outcome(),
                closing == null || !Boolean.FALSE.equals(closing.solved()));
        return stories.of(id);
    }

    private String me() {
        return who.getPrincipal().getName();
    }
}
