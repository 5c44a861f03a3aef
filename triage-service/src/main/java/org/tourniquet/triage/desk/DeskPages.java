package org.tourniquet.triage.desk;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;
import org.tourniquet.triage.assessment.Secrets;
import org.tourniquet.triage.assessment.VerdictView;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The agents' desk: the queue with one button, and one story in the middle of the screen. */
@Path("/")
@RunOnVirtualThread
@RolesAllowed({ Roles.AGENT, Roles.LEAD })
@Produces(MediaType.TEXT_HTML)
class DeskPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance home(QueueView desk, boolean nobody, String missing);

        static native TemplateInstance home$queue(QueueView desk);

        static native TemplateInstance story(StoryView story, VerdictView told, boolean mine, boolean mayRelease,
                boolean mayTake,
                Problem problem, String text, String medium, String soon);

        static native TemplateInstance story$timeline(StoryView story);
    }

    private final Desk desk;
    private final Stories stories;
    private final Overview overview;
    private final SecurityIdentity who;
    private final Clock clock;
    private final ZoneId zone;

    DeskPages(Desk desk, Stories stories, Overview overview, SecurityIdentity who, Clock clock,
            @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone) {
        this.desk = desk;
        this.stories = stories;
        this.overview = overview;
        this.who = who;
        this.clock = clock;
        this.zone = zone;
    }

    /** An editor who signs in here has another room. */
    @GET
    @RolesAllowed({ Roles.AGENT, Roles.LEAD, Roles.AUDITOR, Roles.EDITOR })
    @Operation(hidden = true)
    public Response home(@QueryParam("nobody") boolean nobody, @QueryParam("missing") String missing) {
        if (!mayAct() && !who.hasRole(Roles.AUDITOR))
            return see("/library");
        return Response.ok(Templates.home(overview.of(me(), mayAct()), nobody, missing)).build();
    }

    @GET
    @Path("queue")
    @RolesAllowed({ Roles.AGENT, Roles.LEAD, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance queue() {
        return Templates.home$queue(overview.of(me(), mayAct()));
    }

    @POST
    @Path("queue/next")
    @Operation(hidden = true)
    public Response next() {
        return see(desk.next(me()).map(t -> "/tickets/" + t.id).orElse("/?nobody=true"));
    }

    /** By the code the person reads out. */
    @GET
    @Path("find")
    @RolesAllowed({ Roles.AGENT, Roles.LEAD, Roles.AUDITOR })
    @Operation(hidden = true)
    public Response find(@QueryParam("passport") String passport) {
        String normal = Secrets.normalPassport(passport);
        return see(stories.ofPassport(normal).map(s -> "/tickets/" + s.id())
                .orElse("/?missing=" + URLEncoder.encode(normal, StandardCharsets.UTF_8)));
    }

    @GET
    @Path("tickets/{id}")
    @RolesAllowed({ Roles.AGENT, Roles.LEAD, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance story(@PathParam("id") UUID id) {
        return page(id, null, null, null);
    }

    @GET
    @Path("tickets/{id}/timeline")
    @RolesAllowed({ Roles.AGENT, Roles.LEAD, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance timeline(@PathParam("id") UUID id) {
        return Templates.story$timeline(stories.of(id));
    }

    @POST
    @Path("tickets/{id}/take")
    @Operation(hidden = true)
    public Response take(@PathParam("id") UUID id) {
        return done(id, () -> desk.take(id, me()), null, null);
    }

    @POST
    @Path("tickets/{id}/release")
    @Operation(hidden = true)
    public Response release(@PathParam("id") UUID id) {
        desk.release(id, me(), who.hasRole(Roles.LEAD));
        return see("/");
    }

    @POST
    @Path("tickets/{id}/messages")
    @Operation(hidden = true)
    public Response write(@PathParam("id") UUID id, @RestForm String medium, @RestForm String text) {
        return done(id, () -> desk.write(id, me(), medium == null ? null : Message.Medium.valueOf(medium), text), text, medium);
    }

    @POST
    @Path("tickets/{id}/promise")
    @Operation(hidden = true)
    public Response promise(@PathParam("id") UUID id, @RestForm String promised, @RestForm String at) {
        return done(id, () -> desk.promise(id, me(), promised, instant(at)), null, null);
    }

    @POST
    @Path("tickets/{id}/promises/{promise}/keep")
    @Operation(hidden = true)
    public Response keep(@PathParam("id") UUID id, @PathParam("promise") UUID promise) {
        return done(id, () -> desk.keep(id, promise, me()), null, null);
    }

    @POST
    @Path("tickets/{id}/close")
    @Operation(hidden = true)
    public Response close(@PathParam("id") UUID id, @RestForm String outcome, @RestForm String solved) {
        try {
            desk.close(id, me(), outcome, !"no".equals(solved));
            return see("/");
        } catch (Problem problem) {
            return refused(id, problem, null, null);
        }
    }

    @POST
    @Path("alerts/{id}/seen")
    @Operation(hidden = true)
    public Response seen(@PathParam("id") UUID id, @RestForm UUID ticket) {
        desk.seen(id, me());
        return see("/tickets/" + ticket);
    }

    private Response done(UUID id, Runnable deed, String text, String medium) {
        try {
            deed.run();
            return see("/tickets/" + id + "#end");
        } catch (Problem problem) {
            return refused(id, problem, text, medium);
        }
    }

    private Response refused(UUID id, Problem problem, String text, String medium) {
        if (problem.status() == 404)
            throw problem;
        return Response.status(problem.status()).entity(page(id, problem, text, medium)).build();
    }

    private TemplateInstance page(UUID id, Problem problem, String text, String medium) {
        StoryView story = stories.of(id);
        boolean mine = mayAct() && me().equals(story.takenBy()) && "TAKEN".equals(story.state());
        boolean lead = who.hasRole(Roles.LEAD) && "TAKEN".equals(story.state());
        return Templates.story(story, stories.offered(id), mine, mine || lead, mayAct() && story.waiting(), problem, text,
                medium == null ? usual(story) : medium, soon());
    }

    /** The medium the person used last, else the one we know an address for. */
    private static String usual(StoryView story) {
        Optional<String> last = story.timeline().reversed().stream().filter(e -> "IN".equals(e.kind()))
                .map(StoryView.Entry::medium).findFirst();
        return last.orElse(story.person().phone() != null ? "SMS" : story.person().email() != null ? "EMAIL" : "WEB");
    }

    /** What a promise usually says: in an hour, on a round five minutes. */
    private String soon() {
        LocalDateTime hour = LocalDateTime.ofInstant(clock.instant(), zone).plusHours(1).truncatedTo(ChronoUnit.MINUTES);
        return hour.minusMinutes(hour.getMinute() % 5).toString();
    }

    private Instant instant(String local) {
        try {
            return local == null ? null : LocalDateTime.parse(local).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private boolean mayAct() {
        return who.hasRole(Roles.AGENT) || who.hasRole(Roles.LEAD);
    }

    private String me() {
        return who.getPrincipal().getName();
    }

    private static Response see(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
