package org.tourniquet.broadcast.incident;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.security.identity.SecurityIdentity;

/** Plans tasks, hands them out in an incident, and takes the proof that they were done. */
@ApplicationScoped
public class Tasks {
    /** Whose task something may be. */
    public static final List<String> OWNERS = List.of(Roles.MANAGER, Roles.LEAD, Roles.AGENT, Roles.EDITOR, Roles.OPERATOR);
    private static final int MOST = 40;
    private static final int PROOF = 1_000;
    private static final Duration LATEST = Duration.ofDays(14);

    private final AuditTrail audit;
    private final SecurityIdentity reader;
    private final Clock clock;

    Tasks(AuditTrail audit, SecurityIdentity reader, Clock clock) {
        this.audit = audit;
        this.reader = reader;
        this.clock = clock;
    }

    /** These tasks, the soonest due first, instead of those the plan had. */
    @Transactional
    public List<PlannedTask> plan(UUID plan, List<PlannedTask.Draft> wanted) {
        List<PlannedTask.Draft> drafts = checked(wanted);
        PlannedTask.delete("plan", plan);
        List<PlannedTask> planned = new ArrayList<>();
        for (PlannedTask.Draft draft : drafts)
            planned.add(new PlannedTask(plan, planned.size(), draft));
        PlannedTask.persist(planned);
        return planned;
    }

    /** What the plan asks for, due from now. */
    void begin(Incident incident, Plan plan) {
        int position = 0;
        for (PlannedTask planned : PlannedTask.of(plan.id()))
            new Task(incident.id(), position++, planned, incident.openedAt()).persist();
    }

    @Transactional
    public Task take(UUID incident, UUID id) {
        Task task = locked(incident, id);
        task.take(audit.signedIn(), clock.instant());
        audit.record("took a task", "incident", incident, task.title());
        return task;
    }

    @Transactional
    public Task giveBack(UUID incident, UUID id) {
        Task task = locked(incident, id);
        task.giveBack();
        audit.record("gave back a task", "incident", incident, task.title());
        return task;
    }

    @Transactional
    public Task done(UUID incident, UUID id, String proof) {
        Problem wrong = Problem.of(422, "task-wrong", "The task cannot be called done like this");
        String plain = PlainText.words(wrong, "/evidence", proof, PROOF);
        if (plain.isEmpty())
            wrong.at("/evidence", "missing", "must say in a few words, or with a link, what shows that it is done");
        wrong.throwIfAny();
        Task task = locked(incident, id);
        task.done(audit.signedIn(), plain, clock.instant());
        audit.record("did a task", "incident", incident, task.title());
        return task;
    }

    /** What is asked of the roles of whoever is signed in. */
    List<Task> mine(int atMost) {
        return Task.waitingFor(reader.getRoles(), atMost);
    }

    boolean isFor(Task task) {
        return task.isFor(reader.getRoles());
    }

    private Task locked(UUID incident, UUID id) {
        Task task = Task.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (task == null || !task.incident().equals(incident))
            throw Problem.notFound();
        if (!Incident.<Incident> findById(incident).open())
            throw Problem.of(409, "incident-closed", "The incident is closed; its tasks are what they are");
        if (!isFor(task))
            throw Problem.of(403, "not-yours", "This task belongs to somebody else")
                    .detail("It is for the role " + task.role() + "; a manager may do it too.");
        return task;
    }

    private static List<PlannedTask.Draft> checked(List<PlannedTask.Draft> wanted) {
        Problem wrong = Problem.of(422, "plan-wrong", "The plan cannot be kept like this");
        if (wanted.size() > MOST)
            wrong.at("/tasks", "too-many", "are more than " + MOST);
        List<PlannedTask.Draft> drafts = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            PlannedTask.Draft draft = wanted.get(i);
            String at = "/tasks/" + i;
            if (draft.role() == null || !Set.copyOf(OWNERS).contains(draft.role()))
                wrong.at(at + "/role", "unknown", "must be one of " + String.join(", ", OWNERS));
            if (draft.due() == null || draft.due() < 1 || draft.due() > LATEST.toMinutes())
                wrong.at(at + "/due", "out-of-range", "must be minutes after the opening, at most " + LATEST.toMinutes());
            drafts.add(new PlannedTask.Draft(
                    PlainText.line(wrong, at + "/title", draft.title(), "must say what has to be done"), draft.role(),
                    draft.due(), PlainText.words(wrong, at + "/evidence", draft.evidence(), 200)));
        }
        wrong.throwIfAny();
        drafts.sort(Comparator.comparing(PlannedTask.Draft::due));
        return drafts;
    }
}
