package org.tourniquet.broadcast.incident;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What has to be done, for whoever has to do it. */
@Path("/tasks")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
@RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AGENT, Roles.EDITOR, Roles.OPERATOR })
public class TaskPages {
    private static final int MOST = 100;

    /** A task with the incident it belongs to. */
    public record Line(TaskShown shown, Incident incident) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance mine(List<Line> lines);

        static native TemplateInstance one(TaskShown shown, Incident incident, String evidence, Problem problem);
    }

    private final Tasks tasks;
    private final SecurityIdentity reader;
    private final Clock clock;

    TaskPages(Tasks tasks, SecurityIdentity reader, Clock clock) {
        this.tasks = tasks;
        this.reader = reader;
        this.clock = clock;
    }

    /** What waits for people of the reader's roles in all open incidents. */
    @GET
    public TemplateInstance mine() {
        Map<UUID, Incident> open = Incident.running().stream().collect(Collectors.toMap(Incident::id, Function.identity()));
        Instant now = clock.instant();
        return Templates.mine(tasks.mine(MOST).stream().filter(task -> open.containsKey(task.incident()))
                .map(task -> new Line(shown(task, open.get(task.incident()), now), open.get(task.incident()))).toList());
    }

    @GET
    @Path("/{id}")
    public TemplateInstance one(@PathParam("id") UUID id) {
        return page(found(id), null, null);
    }

    @POST
    @Path("/{id}/{verb:take|give-back}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") UUID id, @PathParam("verb") String verb, @FormParam("back") String back) {
        Task task = found(id);
        if (verb.equals("take"))
            tasks.take(task.incident(), id);
        else
            tasks.giveBack(task.incident(), id);
        return see(task, back);
    }

    @POST
    @Path("/{id}/done")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object done(@PathParam("id") UUID id, @FormParam("evidence") String evidence, @FormParam("back") String back) {
        Task task = found(id);
        try {
            tasks.done(task.incident(), id, evidence);
            return see(task, back);
        } catch (Problem problem) {
            if (problem.status() != 422)
                throw problem;
            return Response.status(422).entity(page(task, evidence, problem)).build();
        }
    }

    private TemplateInstance page(Task task, String evidence, Problem problem) {
        Incident incident = Incident.findById(task.incident());
        return Templates.one(shown(task, incident, clock.instant()), incident, evidence, problem);
    }

    private TaskShown shown(Task task, Incident incident, Instant now) {
        return TaskShown.of(task, reader.getPrincipal().getName(), incident.open() && tasks.isFor(task), now);
    }

    /** Back to where the button stood: the incident's page is for managers and leads only. */
    private static Response see(Task task, String back) {
        return Response.seeOther(URI.create("incident".equals(back) ? "/console/incidents/" + task.incident() + "#tasks"
                : "home".equals(back) ? "/" : "/tasks")).build();
    }

    private static Task found(UUID id) {
        return Task.<Task> findByIdOptional(id).orElseThrow(Problem::notFound);
    }
}
