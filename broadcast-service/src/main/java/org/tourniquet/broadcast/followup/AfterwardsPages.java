package org.tourniquet.broadcast.followup;

import java.net.URI;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.broadcast.notice.NoticeOrigin;
import org.tourniquet.kit.edge.Roles;

import io.smallrye.common.annotation.RunOnVirtualThread;

/**
 * The buttons of an incident's page that follow what was said: it is fixed, all-clear, I am on it, and what a missed promise
 * says.
 */
@Path("/console/incidents/{id}/afterwards")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.MANAGER)
@RunOnVirtualThread
public class AfterwardsPages {
    private final Ending ending;
    private final LateWatch watch;
    private final LateRules rules;

    AfterwardsPages(Ending ending, LateWatch watch, LateRules rules) {
        this.ending = ending;
        this.watch = watch;
        this.rules = rules;
    }

    @POST
    @Path("/fixed")
    public Response fixed(@PathParam("id") UUID id) {
        return see("/notices/" + ending.begin(id, NoticeOrigin.Kind.FIXED));
    }

    @POST
    @Path("/all-clear")
    public Response allClear(@PathParam("id") UUID id) {
        return see("/notices/" + ending.begin(id, NoticeOrigin.Kind.ALL_CLEAR));
    }

    @POST
    @Path("/on-it")
    public Response onIt(@PathParam("id") UUID id) {
        watch.held(id);
        return see("/console/incidents/" + id);
    }

    @POST
    @Path("/late-rule")
    public Response ask(@PathParam("id") UUID id, @RestForm Integer wait, @RestForm Integer next) {
        rules.ask(id, wait, next);
        return see("/console/incidents/" + id);
    }

    @POST
    @Path("/late-rule/approval")
    public Response approve(@PathParam("id") UUID id) {
        rules.approve(id);
        return see("/console/incidents/" + id);
    }

    private static Response see(String page) {
        return Response.seeOther(URI.create(page)).build();
    }
}
