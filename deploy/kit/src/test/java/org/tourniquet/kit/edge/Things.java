package org.tourniquet.kit.edge;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;

/** Something to try the edge on. */
@Path("/")
public class Things {
    public record Thing(@NotBlank String name, Map<String, @NotBlank String> words, int count) {
    }

    public record Made(UUID id, String name) {
    }

    private final AuditTrail audit;

    Things(AuditTrail audit) {
        this.audit = audit;
    }

    @POST
    @Path("api/things")
    @RolesAllowed(Roles.EDITOR)
    @Idempotent
    public Response make(@NotNull @Valid Thing thing) {
        UUID id = UUID.randomUUID();
        audit.record("made", "thing", id, thing.name());
        if (thing.count() < 0) {
            Problem.of(422, "wrong", "Wrong").at("/count", "negative", "is below zero").throwIfAny();
        }
        return Response.created(URI.create("/api/things/" + id)).entity(new Made(id, thing.name())).build();
    }

    @POST
    @Path("api/plain")
    @RolesAllowed(Roles.EDITOR)
    @Idempotent
    public Made plain(@NotNull @Valid Thing thing) {
        return new Made(UUID.randomUUID(), thing.name());
    }

    @GET
    @Path("api/forgotten")
    public String forgotten() {
        return "an endpoint whose author forgot the role";
    }

    @GET
    @Path("page")
    @RolesAllowed(Roles.EDITOR)
    @Produces(MediaType.TEXT_HTML)
    public String page() {
        return "page";
    }

    @POST
    @Path("page")
    @RolesAllowed(Roles.EDITOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public String change(@RestForm String name) {
        return "changed " + name;
    }

    @POST
    @Path("open/no-token")
    @PermitAll
    public String webhook(@RestForm String name) {
        return "taken " + name;
    }

    @GET
    @Path("open/cookie")
    @PermitAll
    public Response cookie() {
        return Response.ok("taken").cookie(new NewCookie.Builder("place").value("3").path("/").httpOnly(true).build()).build();
    }

    @GET
    @Path("open/broken")
    @PermitAll
    public Response broken() {
        throw new IllegalStateException("a secret of ours");
    }
}
