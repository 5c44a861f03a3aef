package org.tourniquet.broadcast.delivery;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.kit.edge.Cursor;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What a drill would have sent: mails, texts and pages to staff, to the letter. */
@Path("/rehearsals")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
@RunOnVirtualThread
public class RehearsalPages {
    private static final int LINES = 100;

    /** A page of messages. */
    @TemplateData
    public record ListPage(List<Rehearsed.Message> messages, String next) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(ListPage page);

        static native TemplateInstance one(Rehearsed.Message one);

        private Templates() {
        }
    }

    private final Rehearsed rehearsed;

    RehearsalPages(Rehearsed rehearsed) {
        this.rehearsed = rehearsed;
    }

    @GET
    public TemplateInstance list(@QueryParam("notice") UUID notice, @QueryParam("incident") UUID incident,
            @QueryParam("cursor") String cursor) {
        List<Rehearsed.Message> found = rehearsed.page(notice, incident, DeliveryResource.after(cursor), LINES + 1);
        String filter = (notice == null ? "" : "&notice=" + notice) + (incident == null ? "" : "&incident=" + incident);
        return Templates.list(new ListPage(found.subList(0, Math.min(LINES, found.size())), found.size() <= LINES ? null
                : "/rehearsals?cursor=" + Cursor.of(found.get(LINES - 1).id()) + filter));
    }

    @GET
    @Path("/{id}")
    public TemplateInstance one(@PathParam("id") UUID id) {
        return Templates.one(found(id));
    }

    /** The mail alone, as a mail program would draw it, in a frame that can do nothing. */
    @GET
    @Path("/{id}/mail")
    public Response mail(@PathParam("id") UUID id) {
        Rehearsed.Message message = found(id);
        if (message.html() == null)
            throw Problem.notFound();
        return Response.ok(message.html()).header("Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox").build();
    }

    private Rehearsed.Message found(UUID id) {
        Rehearsed.Message message = rehearsed.one(id);
        if (message == null)
            throw Problem.notFound();
        return message;
    }
}
