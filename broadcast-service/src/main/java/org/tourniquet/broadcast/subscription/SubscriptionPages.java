package org.tourniquet.broadcast.subscription;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

/**
 * Subscribing to an incident's news: address, code, done. Works without a script; a link in a mail changes nothing by itself.
 */
@Path("/incidents/{id}/subscription")
@Produces(MediaType.TEXT_HTML)
@Consumes({ MediaType.APPLICATION_FORM_URLENCODED, MediaType.WILDCARD })
@PermitAll
@RunOnVirtualThread
public class SubscriptionPages {

    /** What a page says went wrong. */
    public enum Wrong {
        NOTHING,
        ADDRESS,
        CODE,
        TOO_MANY;

        public boolean is(String name) {
            return name().equals(name);
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance ask(Incident incident, String address, Wrong wrong);

        static native TemplateInstance code(Incident incident, UUID wish, Wrong wrong);

        static native TemplateInstance link(Incident incident, String token, boolean stale);

        static native TemplateInstance done(Incident incident);
    }

    private final Subscriptions subscriptions;
    private final Languages languages;

    SubscriptionPages(Subscriptions subscriptions, Languages languages) {
        this.subscriptions = subscriptions;
        this.languages = languages;
    }

    @GET
    public TemplateInstance asking(@PathParam("id") UUID id) {
        return Templates.ask(Subscriptions.open(id), "", Wrong.NOTHING);
    }

    @POST
    public Response ask(@PathParam("id") UUID id, @FormParam("address") String typed, @Context HttpServerRequest request) {
        Incident incident = Subscriptions.open(id);
        try {
            UUID wish = subscriptions.ask(id, subscriptions.address(typed), languages.language(),
                    request.remoteAddress().hostAddress());
            return Response.ok(Templates.code(incident, wish, Wrong.NOTHING)).build();
        } catch (Problem problem) {
            Wrong wrong = problem.status() == 429 ? Wrong.TOO_MANY : Wrong.ADDRESS;
            return Response.status(problem.status()).entity(Templates.ask(incident, typed == null ? "" : typed, wrong)).build();
        }
    }

    @POST
    @Path("/code")
    public Response code(@PathParam("id") UUID id, @FormParam("wish") UUID wish, @FormParam("code") String code) {
        Incident incident = Subscriptions.open(id);
        return subscriptions.confirm(id, wish, code) ? Response.ok(Templates.done(incident)).build()
                : Response.status(422).entity(Templates.code(incident, wish, Wrong.CODE)).build();
    }

    @GET
    @Path("/{token}")
    public TemplateInstance link(@PathParam("id") UUID id, @PathParam("token") String token) {
        return Templates.link(Subscriptions.open(id), token, false);
    }

    @POST
    @Path("/{token}")
    public Response confirm(@PathParam("id") UUID id, @PathParam("token") String token) {
        Incident incident = Subscriptions.open(id);
        return subscriptions.confirm(id, token) ? Response.ok(Templates.done(incident)).build()
                : Response.status(410).entity(Templates.link(incident, token, true)).build();
    }
}
