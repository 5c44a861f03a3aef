package org.tourniquet.broadcast.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;

/** The tasks on an incident's page, beside its notices. */
@ApplicationScoped
class TaskPanel implements IncidentPanel {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance panel(Incident incident, List<TaskShown> open, List<TaskShown> done, long late);

        static native TemplateInstance figure(long done, int all);
    }

    private final Tasks tasks;
    private final SecurityIdentity reader;
    private final Clock clock;

    TaskPanel(Tasks tasks, SecurityIdentity reader, Clock clock) {
        this.tasks = tasks;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 8;
    }

    @Override
    public String html(Incident incident, boolean home) {
        List<Task> all = home ? List.of() : Task.of(incident.id());
        if (all.isEmpty())
            return "";
        Instant now = clock.instant();
        List<TaskShown> shown = all.stream().map(task -> shown(incident, task, now)).toList();
        return Templates.panel(incident, shown.stream().filter(each -> !each.task().done()).toList(),
                shown.stream().filter(each -> each.task().done()).toList(),
                all.stream().filter(task -> task.late(now)).count()).render();
    }

    @Override
    public String figure(Incident incident) {
        List<Task> all = Task.of(incident.id());
        return all.isEmpty() ? "" : Templates.figure(all.stream().filter(Task::done).count(), all.size()).render();
    }

    private TaskShown shown(Incident incident, Task task, Instant now) {
        return TaskShown.of(task, reader.getPrincipal().getName(), incident.open() && tasks.isFor(task), now);
    }
}
