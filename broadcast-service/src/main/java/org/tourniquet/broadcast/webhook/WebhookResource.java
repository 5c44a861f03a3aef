package org.tourniquet.broadcast.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Systems that are told by signed calls when a live incident opens and closes. */
@Path("/api/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Webhooks", description = "Signed calls (Standard Webhooks) to systems that have to hold their marketing; never for a drill")
public class WebhookResource {
    private static final int SHOWN = 200;

    /** A receiver to be registered; events are incident.opened and incident.closed. */
    @RegisterForReflection
    public record NewReceiver(@NotNull @Size(max = 500) String url, @NotNull @Size(max = 5) List<String> events) {
    }

    /** A receiver; its secret is there only in the answer that registers it. */
    @RegisterForReflection
    public record ReceiverView(UUID id, String url, List<String> events, String createdBy, Instant createdAt, String secret) {
        static ReceiverView of(Receiver receiver, String secret) {
            return new ReceiverView(receiver.id(), receiver.url(), receiver.events(), receiver.createdBy(),
                    receiver.createdAt(), secret);
        }
    }

    /** A call with its latest tries; {@code dueAt} is when it is tried next, while it waits. */
    @RegisterForReflection
    public record CallView(UUID id, String event, UUID incident, Message.State state, int attempts, Instant createdAt,
            Instant dueAt, Instant endedAt, String reason, List<Calls.Try> tries) {
    }

    private final Receivers receivers;
    private final Calls calls;

    WebhookResource(Receivers receivers, Calls calls) {
        this.receivers = receivers;
        this.calls = calls;
    }

    @GET
    @RolesAllowed({ Roles.OPERATOR, Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "All receivers, without their secrets")
    public List<ReceiverView> all() {
        return Receiver.inUse().stream().map(receiver -> ReceiverView.of(receiver, null)).toList();
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Registers a receiver; the secret in the answer is shown this once")
    public Response register(@NotNull @Valid NewReceiver wanted) {
        Receivers.Registered made = receivers.register(wanted.url(), wanted.events());
        return Response.created(URI.create("/api/webhooks/" + made.receiver().id()))
                .entity(ReceiverView.of(made.receiver(), made.secret())).build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "It is called no more")
    public void remove(@PathParam("id") UUID id) {
        receivers.remove(id);
    }

    @POST
    @Path("/{id}/test")
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(summary = "Sends a call of the type \"test\", for which nothing is to be held")
    public Response test(@PathParam("id") UUID id) {
        receivers.test(id);
        return Response.accepted().build();
    }

    @GET
    @Path("/{id}/calls")
    @RolesAllowed({ Roles.OPERATOR, Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "The latest calls with their tries")
    public List<CallView> log(@PathParam("id") UUID id) {
        Receivers.found(id);
        return Message.to(id, SHOWN).stream()
                .map(call -> new CallView(call.id(), call.event(), call.incident(), call.state(), call.attempts(),
                        call.createdAt(), call.waiting() ? call.dueAt() : null, call.endedAt(), call.reason(),
                        calls.tries(call.id())))
                .toList();
    }

    @POST
    @Path("/{id}/calls/{call}/again")
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(summary = "A call that was given up begins its schedule anew")
    public Response again(@PathParam("id") UUID id, @PathParam("call") UUID call) {
        receivers.again(id, call);
        return Response.accepted().build();
    }
}
