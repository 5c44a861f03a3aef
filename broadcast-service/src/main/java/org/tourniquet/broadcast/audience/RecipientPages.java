package org.tourniquet.broadcast.audience;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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
                String language);
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
                Languages.nameOf(recipient.language()));
    }
}
