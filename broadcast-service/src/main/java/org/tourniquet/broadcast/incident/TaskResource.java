package org.tourniquet.broadcast.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The tasks of an incident. */
@Path("/api/incidents/{incident}/tasks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Tasks", description = "What has to be done in an incident besides sending notices, by whom, by when, and the proof")
@RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AGENT, Roles.EDITOR, Roles.OPERATOR })
public class TaskResource {

    /** A task; {@code late} is whether it is due and not done. */
    @RegisterForReflection
    public record TaskView(UUID id, String title, String role, Instant dueAt, boolean late, String evidenceWanted,
            String takenBy, Instant takenAt, String doneBy, Instant doneAt, boolean inTime, String evidence) {
        static TaskView of(Task task, Instant now) {
            return new TaskView(task.id(), task.title(), task.role(), task.dueAt(), task.late(now), task.evidenceWanted(),
                    task.takenBy(), task.takenAt(), task.doneBy(), task.doneAt(), task.inTime(), task.evidence());
        }
    }

    /** What shows that it is done: some words, or a link. */
    @RegisterForReflection
    public record Proof(@NotNull @Size(max = 1000) String evidence) {
    }

    private final Tasks tasks;
    private final Clock clock;

    TaskResource(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AGENT, Roles.EDITOR, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(summary = "All tasks of an incident, the soonest due first")
    public List<TaskView> all(@PathParam("incident") UUID incident) {
        if (Incident.findById(incident) == null)
            throw Problem.notFound();
        return Task.of(incident).stream().map(this::view).toList();
    }

    @POST
    @Path("/{id}/take")
    @Idempotent
    @Operation(summary = "The task is now that of whoever asks; it may be taken over from somebody")
    public TaskView take(@PathParam("incident") UUID incident, @PathParam("id") UUID id) {
        return view(tasks.take(incident, id));
    }

    @POST
    @Path("/{id}/give-back")
    @Idempotent
    @Operation(summary = "Nobody has the task any more")
    public TaskView giveBack(@PathParam("incident") UUID incident, @PathParam("id") UUID id) {
        return view(tasks.giveBack(incident, id));
    }

    @POST
    @Path("/{id}/done")
    @Idempotent
    @Operation(summary = "The task is done, and this shows it")
    public TaskView done(@PathParam("incident") UUID incident, @PathParam("id") UUID id, @NotNull @Valid Proof proof) {
        return view(tasks.done(incident, id, proof.evidence()));
    }

    private TaskView view(Task task) {
        return TaskView.of(task, clock.instant());
    }
}
