package org.tourniquet.broadcast.audience;

import java.net.URI;
import java.util.List;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Finding one person among all, and everything that is known of how to reach them. */
@Path("/recipients")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
@RunOnVirtualThread
public class RecipientPages {
    private static final int MOST = 50;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance search(String q, List<Recipient> found, boolean more);

        static native TemplateInstance recipient(Recipient recipient, List<Reached> addresses, List<String> audiences,
                String language, boolean manager);

        static native TemplateInstance change(Recipient recipient, RecipientForm form, Problem problem);
    }

    private final RecipientChange change;
    private final SecurityIdentity reader;

    RecipientPages(RecipientChange change, SecurityIdentity reader) {
        this.change = change;
        this.reader = reader;
    }

    @GET
    public TemplateInstance search(@QueryParam("q") String q) {
        List<Recipient> found = q == null || q.isBlank() ? List.of() : Recipient.search(q, null, MOST + 1);
        return Templates.search(q == null ? "" : q, found.stream().limit(MOST).toList(), found.size() > MOST);
    }

    @GET
    @Path("/{id}")
    public TemplateInstance recipient(@PathParam("id") UUID id) {
        Recipient recipient = Recipient.<Recipient> findByIdOptional(id).orElseThrow(Problem::notFound);
        return Templates.recipient(recipient, Reached.of(recipient), Audience.of(id),
                Languages.nameOf(recipient.language()), reader.hasRole(Roles.MANAGER));
    }

    @GET
    @Path("/{id}/change")
    @RolesAllowed(Roles.MANAGER)
    public TemplateInstance form(@PathParam("id") UUID id) {
        Recipient recipient = Recipient.<Recipient> findByIdOptional(id).orElseThrow(Problem::notFound);
        return Templates.change(recipient, RecipientForm.of(recipient), null);
    }

    @POST
    @Path("/{id}/change")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object change(@PathParam("id") UUID id, MultivaluedMap<String, String> typed) {
        RecipientForm form = RecipientForm.of(typed);
        Recipient recipient = Recipient.<Recipient> findByIdOptional(id).orElseThrow(Problem::notFound);
        if (!"save".equals(typed.getFirst("then")))
            return Templates.change(recipient, form, null);
        try {
            change.change(id, form.wanted());
            return Response.seeOther(URI.create("/recipients/" + id)).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(Templates.change(recipient, form, form.told(problem))).build();
        }
    }
}
