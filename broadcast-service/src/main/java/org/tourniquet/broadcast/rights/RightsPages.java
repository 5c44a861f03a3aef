package org.tourniquet.broadcast.rights;

import java.net.URI;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.broadcast.audience.Recipient;
import org.tourniquet.kit.edge.LocalPeople;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** A person's rights at the console: the file of what is known, the erasure with a word to type, and its proof. */
@Path("/recipients")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.MANAGER, Roles.OPERATOR })
@RunOnVirtualThread
public class RightsPages {
    private static final String WORD = "ERASE";

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance rights(Recipient recipient, String word, Problem problem);

        static native TemplateInstance proof(Erased proof, String by);
    }

    private final Disclosure disclosure;
    private final Erasure erasure;

    RightsPages(Disclosure disclosure, Erasure erasure) {
        this.disclosure = disclosure;
        this.erasure = erasure;
    }

    @GET
    @Path("/{id}/rights")
    public TemplateInstance rights(@PathParam("id") UUID id) {
        return Templates.rights(found(id), WORD, null);
    }

    /** Written down in the audit trail, which is why it is no plain link. */
    @POST
    @Path("/{id}/export")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Response export(@PathParam("id") UUID id) {
        return Response.ok(disclosure.of(id)).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"person.json\"")
                .build();
    }

    @POST
    @Path("/{id}/erasure")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object erase(@PathParam("id") UUID id, @FormParam("confirm") String confirm, @FormParam("openToo") String openToo) {
        Recipient person = found(id);
        try {
            if (confirm == null || !confirm.strip().equalsIgnoreCase(WORD))
                throw Problem.of(422, "wrong-word", "Nothing was erased").at("/confirm", "wrong-word",
                        "must be the word shown");
            return Response.seeOther(URI.create("/recipients/erasures/" + erasure.erase(id, openToo != null).id())).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(Templates.rights(person, WORD, problem)).build();
        }
    }

    @GET
    @Path("/erasures/{proof}")
    @RolesAllowed({ Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR })
    public TemplateInstance proof(@PathParam("proof") UUID id) {
        Erased proof = Erased.<Erased> findByIdOptional(id).orElseThrow(Problem::notFound);
        return Templates.proof(proof, LocalPeople.nameOf(proof.by()));
    }

    private static Recipient found(UUID id) {
        return Recipient.<Recipient> findByIdOptional(id).orElseThrow(Problem::notFound);
    }
}
