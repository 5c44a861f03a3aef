package org.tourniquet.triage.desk;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The agents' list of calls: the next person, the number to dial, the words to say, and the result in one press. */
@Path("/calls")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class CallPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance calls(Calls.View call, Calls.Figures figures, boolean mayAct, Problem problem,
                String later);

        private Templates() {
        }
    }

    private final Calls calls;
    private final SecurityIdentity who;
    private final Clock clock;
    private final ZoneId zone;

    CallPages(Calls calls, SecurityIdentity who, Clock clock, @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone) {
        this.calls = calls;
        this.who = who;
        this.clock = clock;
        this.zone = zone;
    }

    @GET
    @RolesAllowed({ Roles.AGENT, Roles.LEAD, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance show() {
        return page(null);
    }

    @POST
    @Path("next")
    @RolesAllowed({ Roles.AGENT, Roles.LEAD })
    @Operation(hidden = true)
    public Response next() {
        calls.next(me());
        return Response.seeOther(URI.create("/calls")).build();
    }

    @POST
    @Path("{id}/result")
    @RolesAllowed({ Roles.AGENT, Roles.LEAD })
    @Operation(hidden = true)
    public Response result(@PathParam("id") UUID id, @RestForm String result, @RestForm String again) {
        try {
            calls.ended(id, me(), CallResource.result(result), instant(again));
            return Response.seeOther(URI.create("/calls")).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(page(problem)).build();
        }
    }

    private TemplateInstance page(Problem problem) {
        boolean mayAct = who.hasRole(Roles.AGENT) || who.hasRole(Roles.LEAD);
        LocalDateTime hour = LocalDateTime.ofInstant(clock.instant(), zone).plusHours(2).truncatedTo(ChronoUnit.HOURS);
        return Templates.calls(mayAct ? calls.current(me()).orElse(null) : null, calls.figures(), mayAct, problem,
                hour.toString());
    }

    private Instant instant(String local) {
        try {
            return local == null || local.isBlank() ? null : LocalDateTime.parse(local).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private String me() {
        return who.getPrincipal().getName();
    }
}
