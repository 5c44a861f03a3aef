package org.tourniquet.triage.assessment;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.triage.protocol.Verdict;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What a person decides about their verdict, for programs: what comes first, which way, a human, enough for now. */
@Path("/api/assessments/{token}/wishes")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Wishes", description = "What a person decides about their verdict. Public: whoever holds the token decides. PUT and DELETE may be repeated.")
class WishResource {

    @RegisterForReflection
    record First(String issue) {
    }

    @RegisterForReflection
    record Way(String way) {
    }

    @RegisterForReflection
    record Steps(Integer done) {
    }

    private final Conversation conversation;
    private final Wishes wishes;
    private final Replies replies;

    WishResource(Conversation conversation, Wishes wishes, Replies replies) {
        this.conversation = conversation;
        this.wishes = wishes;
        this.replies = replies;
    }

    @GET
    @Operation(summary = "What the person wishes so far", description = "With the choices there are, where the story stands at the desk, and what comes next.")
    public WishesView all(@PathParam("token") String token) {
        return replies.wishes(conversation.now(token));
    }

    @PUT
    @Path("first")
    @Operation(summary = "\"Which first?\" The person's word counts", description = "Verdict, ways and door follow it (chosen); what the questions found stays beside it (winner). The found issue takes the wish back.")
    @APIResponse(responseCode = "200", description = "The wishes, with the verdict that follows them")
    @APIResponse(responseCode = "409", description = "danger-first: a red flag is not overruled; verdict-open: there is none yet")
    @APIResponse(responseCode = "422", description = "Not one of the issues that happen to this person")
    public WishesView first(@PathParam("token") String token, First wanted) {
        String issue = wanted == null ? null : wanted.issue();
        decided(token, true);
        return replies.wishes(wishes.first(token, issue == null ? "" : issue));
    }

    @DELETE
    @Path("first")
    @Operation(summary = "Take the wish back", description = "What the questions found stands first again.")
    public WishesView back(@PathParam("token") String token) {
        return replies.wishes(wishes.back(token));
    }

    @PUT
    @Path("way")
    @Operation(summary = "Take one of the two ways", description = "way: the id of one of the verdict's options. Another one begins anew.")
    @APIResponse(responseCode = "409", description = "verdict-open: there is no verdict yet")
    @APIResponse(responseCode = "422", description = "Not one of the two")
    public WishesView way(@PathParam("token") String token, Way wanted) {
        decided(token, false);
        return replies.wishes(wishes.take(token, wanted == null ? null : wanted.way()));
    }

    @PUT
    @Path("way/steps")
    @Operation(summary = "So many steps of the way are done", description = "Never fewer than before.")
    @APIResponse(responseCode = "409", description = "no-way: none was taken")
    @APIResponse(responseCode = "422", description = "Not a number between 0 and all of its steps")
    public WishesView steps(@PathParam("token") String token, Steps steps) {
        int all = taken(token);
        Integer done = steps == null ? null : steps.done();
        if (done == null || done < 0 || done > all)
            throw new Problem(422, "steps-wrong", "So many steps cannot be done").at("/done", "out-of-range",
                    "must be between 0 and " + all);
        return replies.wishes(wishes.done(token, done));
    }

    @PUT
    @Path("better")
    @Operation(summary = "It is better now", description = "Said after the steps of a way.")
    @APIResponse(responseCode = "409", description = "no-way: none was taken")
    public WishesView better(@PathParam("token") String token) {
        taken(token);
        return replies.wishes(wishes.better(token));
    }

    @POST
    @Path("human")
    @Idempotent
    @Operation(summary = "\"This is not what I need\", or simply: a human", description = "At any time, before the first answer too. The story waits at the desk at once.")
    public WishesView human(@PathParam("token") String token) {
        return replies.wishes(conversation.wishHuman(token));
    }

    @PUT
    @Path("enough")
    @Operation(summary = "Enough for now", description = "Possible while next has soFar: the verdict so far, labelled PROVISIONAL.")
    @APIResponse(responseCode = "409", description = "too-early: nothing leads yet")
    public WishesView enough(@PathParam("token") String token) {
        Turn now = conversation.now(token);
        if (now.enough().isEmpty() && now.verdict().isEmpty())
            throw new Problem(409, "too-early", "Nothing leads yet").detail("Answer the next question; next.soFar says when.");
        return replies.wishes(conversation.enough(token));
    }

    @DELETE
    @Path("enough")
    @Operation(summary = "On with the questions")
    public WishesView more(@PathParam("token") String token) {
        return replies.wishes(conversation.goOn(token));
    }

    private void decided(String token, boolean order) {
        Turn now = conversation.now(token);
        if (now.verdict().isEmpty())
            throw new Problem(409, "verdict-open", "There is no verdict yet")
                    .detail("Answer the next question, or take what is known as enough.");
        if (order && now.found().status() == Verdict.Status.RED_FLAG)
            throw new Problem(409, "danger-first", "Somebody may be in danger of life: that comes first")
                    .detail("Follow the immediate steps. If the danger is over, correct the safety answer.");
    }

    private int taken(String token) {
        return conversation.now(token).way().orElseThrow(() -> new Problem(409, "no-way", "No way was taken yet")
                .detail("PUT wishes/way takes one of the two.")).steps().size();
    }
}
