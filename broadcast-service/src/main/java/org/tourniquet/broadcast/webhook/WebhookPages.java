package org.tourniquet.broadcast.webhook;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The operator's page of the systems that are called, and what became of each call. */
@Path("/hooks")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
@RolesAllowed({ Roles.OPERATOR, Roles.MANAGER, Roles.AUDITOR })
public class WebhookPages {
    private static final int SHOWN = 50;

    /** A receiver with its latest call, which is null when there was none. */
    public record Line(Receiver receiver, Message latest) {
    }

    /** A call with its tries. */
    public record Call(Message message, List<Calls.Try> tries) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance all(List<Line> lines, boolean operator, String url, List<String> events,
                Receiver made, String secret, Problem problem);

        static native TemplateInstance one(Receiver receiver, List<Call> calls, boolean operator);
    }

    private final Receivers receivers;
    private final Calls calls;
    private final SecurityIdentity reader;

    WebhookPages(Receivers receivers, Calls calls, SecurityIdentity reader) {
        this.receivers = receivers;
        this.calls = calls;
        this.reader = reader;
    }

    @GET
    public TemplateInstance all() {
        return page("", Receivers.EVENTS, null, null, null);
    }

    /** Answers with the page itself: the secret is shown once, and stands in no address. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object register(@FormParam("url") String url, @FormParam("events") List<String> events) {
        try {
            Receivers.Registered made = receivers.register(url, events);
            return page("", Receivers.EVENTS, made.receiver(), made.secret(), null);
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(page(url, events == null ? List.of() : events, null, null, problem))
                    .build();
        }
    }

    @GET
    @Path("/{id}")
    public TemplateInstance one(@PathParam("id") UUID id) {
        return Templates.one(Receivers.found(id), Message.to(id, SHOWN).stream()
                .map(message -> new Call(message, calls.tries(message.id()))).toList(), operator());
    }

    @POST
    @Path("/{id}/{verb:test|remove}")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") UUID id, @PathParam("verb") String verb) {
        if (verb.equals("remove")) {
            receivers.remove(id);
            return Response.seeOther(URI.create("/hooks")).build();
        }
        receivers.test(id);
        receivers.nudge();
        return Response.seeOther(URI.create("/hooks/" + id)).build();
    }

    @POST
    @Path("/{id}/{call}/again")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response again(@PathParam("id") UUID id, @PathParam("call") UUID call) {
        receivers.again(id, call);
        receivers.nudge();
        return Response.seeOther(URI.create("/hooks/" + id)).build();
    }

    private TemplateInstance page(String url, List<String> events, Receiver made, String secret, Problem problem) {
        return Templates.all(Receiver.inUse().stream()
                .map(receiver -> new Line(receiver, Message.to(receiver.id(), 1).stream().findFirst().orElse(null))).toList(),
                operator(), url, events, made, secret, problem);
    }

    private boolean operator() {
        return reader.hasRole(Roles.OPERATOR);
    }
}
