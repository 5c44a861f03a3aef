package org.tourniquet.directory.roster;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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
import org.tourniquet.directory.channel.DirectoryConfig;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The duty roster for those who keep it: who is on duty now, the shifts ahead, and how everybody is reached. */
@Path("/roster")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.MANAGER, Roles.LEAD })
@RunOnVirtualThread
public class RosterPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance roster(Roster.View roster, boolean keeper, Problem problem);

        private Templates() {
        }
    }

    private final Roster roster;
    private final RosterBook book;
    private final ZoneId zone;
    private final SecurityIdentity reader;

    RosterPages(Roster roster, RosterBook book, DirectoryConfig config, SecurityIdentity reader) {
        this.roster = roster;
        this.book = book;
        this.zone = ZoneId.of(config.timeZone());
        this.reader = reader;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance roster() {
        return page(null);
    }

    @POST
    @Path("people")
    @Operation(hidden = true)
    public Object enter(@RestForm String username, @RestForm String name, @RestForm String mail, @RestForm String phone,
            @RestForm String approves, @RestForm String place) {
        return did(() -> book.enter(new RosterBook.Entry(username, name, mail, phone, approves != null, number(place))));
    }

    @POST
    @Path("people/{username}/leave")
    @Operation(hidden = true)
    public Object leave(@PathParam("username") String username) {
        return did(() -> book.leave(username));
    }

    @POST
    @Path("shifts")
    @Operation(hidden = true)
    public Object plan(@RestForm String from, @RestForm String to, @RestForm String first, @RestForm String second,
            @RestForm String third) {
        return did(() -> book.plan(instant(from), instant(to),
                Stream.of(first, second, third).filter(one -> one != null && !one.isBlank()).toList()));
    }

    @POST
    @Path("shifts/{id}/cancel")
    @Operation(hidden = true)
    public Object cancel(@PathParam("id") UUID id) {
        return did(() -> book.cancel(id));
    }

    @POST
    @Path("shifts/{id}/swap")
    @Operation(hidden = true)
    public Object swap(@PathParam("id") UUID id, @RestForm String from, @RestForm String to) {
        return did(() -> book.swap(id, from, to));
    }

    private Object did(Runnable deed) {
        try {
            deed.run();
            return Response.seeOther(URI.create("/roster")).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(page(problem)).build();
        }
    }

    private TemplateInstance page(Problem problem) {
        boolean keeper = List.of(Roles.MANAGER, Roles.LEAD).stream().anyMatch(reader::hasRole);
        return Templates.roster(roster.now(), keeper, problem);
    }

    /** On the organisation's clock; what the clocks leave out is the moment after their jump. */
    private Instant instant(String local) {
        try {
            return local == null || local.isBlank() ? null : LocalDateTime.parse(local.strip()).atZone(zone).toInstant();
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }

    private static Integer number(String text) {
        return text == null || !text.strip().matches("\\d{1,4}") ? null : Integer.valueOf(text.strip());
    }
}
