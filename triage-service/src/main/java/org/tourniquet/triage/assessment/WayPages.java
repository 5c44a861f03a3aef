package org.tourniquet.triage.assessment;

import java.net.URI;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** One of the two ways, in the form the person learns by: step by step, as lines, or as pictures. */
@Path("/help/{token}/way")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
class WayPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance way(HelpPage.Walk page);
    }

    private final Conversation conversation;
    private final Wishes wishes;
    private final VerdictScreens screens;

    WayPages(Conversation conversation, Wishes wishes, VerdictScreens screens) {
        this.conversation = conversation;
        this.wishes = wishes;
        this.screens = screens;
    }

    @GET
    @Operation(hidden = true)
    public Response show(@PathParam("token") String token, @QueryParam("as") String format, @QueryParam("step") Integer step) {
        Turn turn = conversation.now(token);
        return screens.walk(turn, format, step).map(page -> Response.ok(Templates.way(page)).build())
                .orElseGet(() -> see("/help/" + token));
    }

    /** One tap takes a way. */
    @POST
    @Operation(hidden = true)
    public Response take(@PathParam("token") String token, @RestForm String way) {
        wishes.take(token, way);
        return see("/help/" + token + "/way");
    }

    @POST
    @Path("done")
    @Operation(hidden = true)
    public Response done(@PathParam("token") String token, @RestForm int step) {
        wishes.done(token, step);
        return see("/help/" + token + "/way");
    }

    @POST
    @Path("better")
    @Operation(hidden = true)
    public Response better(@PathParam("token") String token) {
        wishes.better(token);
        return see("/help/" + token + "/way");
    }

    private static Response see(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
