package org.tourniquet.triage.library;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The editor reads what people told, publishes it or not, and sees what is shown. */
@Path("/library")
@RunOnVirtualThread
@RolesAllowed(Roles.EDITOR)
@Produces(MediaType.TEXT_HTML)
class LibraryPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance shelf(List<Shelf.Book> told, List<Shelf.Book> published, List<Shelf.Book> rejected,
                long asked);

        static native TemplateInstance book(Shelf.Book book, boolean may, Problem problem);
    }

    private final Shelf shelf;
    private final SecurityIdentity who;

    LibraryPages(Shelf shelf, SecurityIdentity who) {
        this.shelf = shelf;
        this.who = who;
    }

    @GET
    @RolesAllowed({ Roles.EDITOR, Roles.LEAD, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance shelf() {
        return Templates.shelf(shelf.in(TrueStory.State.TOLD), shelf.in(TrueStory.State.PUBLISHED),
                shelf.in(TrueStory.State.REJECTED), shelf.asked());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({ Roles.EDITOR, Roles.LEAD, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance book(@PathParam("id") UUID id) {
        return Templates.book(shelf.book(id), who.hasRole(Roles.EDITOR), null);
    }

    @POST
    @Path("{id}/publish")
    @Operation(hidden = true)
    public Response publish(@PathParam("id") UUID id, @RestForm String text, @RestForm String teller, @RestForm String tag) {
        return done(id, () -> shelf.publish(id, text, teller, tag, me()));
    }

    @POST
    @Path("{id}/reject")
    @Operation(hidden = true)
    public Response reject(@PathParam("id") UUID id, @RestForm String reason) {
        return done(id, () -> shelf.reject(id, reason, me()));
    }

    private Response done(UUID id, Runnable deed) {
        try {
            deed.run();
            return Response.seeOther(URI.create("/library")).build();
        } catch (Problem problem) {
            if (problem.status() == 404)
                throw problem;
            return Response.status(problem.status()).entity(Templates.book(shelf.book(id), true, problem)).build();
        }
    }

    private String me() {
        return who.getPrincipal().getName();
    }
}
