package org.tourniquet.broadcast.audience;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The addresses that get nothing from us: why, since when, from where, and the way back. */
@Path("/suppressions")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SuppressionPages {
    private static final int MOST = 50;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(String q, Suppression.Reason reason, List<Suppression.Reason> reasons,
                List<Silences.Line> lines, String next, boolean lifted);

        static native TemplateInstance lift(Silences.Line line, Problem problem, String because, boolean consent);

        private Templates() {
        }
    }

    private final Silences silences;

    SuppressionPages(Silences silences) {
        this.silences = silences;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR })
    public TemplateInstance list(@QueryParam("q") String q, @QueryParam("reason") String reason,
            @QueryParam("cursor") String cursor, @QueryParam("lifted") boolean lifted) {
        Suppression.Reason wanted = reason(reason);
        List<Silences.Line> lines = silences.page(q, wanted, place(cursor), MOST + 1);
        String next = lines.size() > MOST ? Cursor.of(lines.get(MOST - 1).at(), lines.get(MOST - 1).id()) : null;
        return Templates.list(q == null ? "" : q, wanted, List.of(Suppression.Reason.values()),
                lines.stream().limit(MOST).toList(), next, lifted);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ Roles.MANAGER, Roles.OPERATOR })
    public TemplateInstance ask(@PathParam("id") UUID id) {
        return Templates.lift(silences.one(id), null, "", false);
    }

    @POST
    @Path("/{id}/lift")
    @RolesAllowed({ Roles.MANAGER, Roles.OPERATOR })
    public Response lift(@PathParam("id") UUID id, @FormParam("because") String because,
            @FormParam("consent") boolean consent) {
        Silences.Line line = silences.one(id);
        try {
            silences.lift(id, because, consent);
        } catch (Problem wrong) {
            return Response.status(wrong.status()).entity(Templates.lift(line, wrong, because, consent)).build();
        }
        return Response.seeOther(URI.create("/suppressions?lifted=true")).build();
    }

    static Suppression.Reason reason(String reason) {
        try {
            return reason == null || reason.isBlank() ? null : Suppression.Reason.valueOf(reason);
        } catch (IllegalArgumentException unknown) {
            throw Problem.of(422, "invalid", "Some of this cannot be accepted").at("/reason", "reason",
                    "is none of " + List.of(Suppression.Reason.values()));
        }
    }

    static Silences.Place place(String cursor) {
        Cursor from = Cursor.parse(cursor);
        try {
            return from.atBeginning() ? null : new Silences.Place(Instant.parse(from.part(0)), UUID.fromString(from.part(1)));
        } catch (RuntimeException notOurs) {
            throw Problem.of(422, "invalid", "Some of this cannot be accepted").at("/cursor", "cursor",
                    "is not one that we gave");
        }
    }
}
