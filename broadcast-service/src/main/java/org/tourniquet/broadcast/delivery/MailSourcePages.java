package org.tourniquet.broadcast.delivery;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** A notice's mail to one person as the mail server would get it, and as a mail program would draw it. */
@Path("/notices")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
@RunOnVirtualThread
public class MailSourcePages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance source(UUID notice, UUID recipient, DraftedMail.Source mail, String frame);

        private Templates() {
        }
    }

    private final DraftedMail drafted;

    MailSourcePages(DraftedMail drafted) {
        this.drafted = drafted;
    }

    @GET
    @Path("/{id}/preview/source")
    public TemplateInstance source(@PathParam("id") UUID id, @QueryParam("recipient") UUID recipient,
            @QueryParam("language") String language) {
        return Templates.source(id, recipient, drafted.of(id, recipient, language), "/notices/" + id + "/preview/mail?"
                + (recipient != null ? "recipient=" + recipient : "language=" + (language == null ? "en" : language)));
    }

    /** The bytes alone, to be opened in a mail program. */
    @GET
    @Path("/{id}/preview/message.eml")
    @Produces("message/rfc822")
    public Response file(@PathParam("id") UUID id, @QueryParam("recipient") UUID recipient,
            @QueryParam("language") String language) {
        return Response.ok(drafted.of(id, recipient, language).bytes())
                .header("Content-Disposition", "attachment; filename=\"notice.eml\"").header("Cache-Control", "no-store")
                .build();
    }
}
