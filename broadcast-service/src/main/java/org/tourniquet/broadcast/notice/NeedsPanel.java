package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.IncidentPanel;
import org.tourniquet.broadcast.incident.Task;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;

/** What needs this manager now in an open incident, the most urgent first: that one alone is a full button. */
@ApplicationScoped
class NeedsPanel implements IncidentPanel {
    /** From here on the promised update comes before anything else that can wait. */
    private static final Duration SOON = Duration.ofMinutes(20);
    /** A task that nobody has is shown this long before it is due. */
    private static final Duration NEAR = Duration.ofMinutes(15);
    /** More of them stand on the incident's page. */
    private static final int TASKS = 3;

    /** What one can do about a notice, or a notice that is to be begun. */
    public enum Need {
        APPROVE,
        TELL,
        KEEP_PROMISE,
        DO,
        REWRITE,
        FINISH,
        WAIT,
        UPDATE;

        /** Whether it calls for something, or only says how things stand. */
        public boolean calls() {
            return this != WAIT && this != UPDATE;
        }
    }

    /** One line: the notice it is about is null for one to be begun. */
    public record Line(Need need, Notice notice, String who, Instant at, boolean late, Task task) {
        Line(Need need, Notice notice, String who, Instant at, boolean late) {
            this(need, notice, who, at, late, null);
        }

        public String what() {
            return need.name();
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance panel(Incident incident, List<Line> lines);
    }

    private final SecurityIdentity reader;
    private final Staff staff;
    private final Clock clock;

    NeedsPanel(SecurityIdentity reader, Staff staff, Clock clock) {
        this.reader = reader;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 3;
    }

    @Override
    public String html(Incident incident, boolean home) {
        if (!incident.open() || !reader.hasRole(Roles.MANAGER))
            return "";
        return Templates.panel(incident, lines(incident.id())).render();
    }

    private List<Line> lines(UUID incident) {
        List<Notice> notices = Notice.of(incident);
        List<Line> lines = new ArrayList<>();
        notices.stream().filter(notice -> notice.state() == NoticeState.SUBMITTED && !mine(notice))
                .forEach(notice -> lines.add(new Line(Need.APPROVE, notice, staff.name(notice.author()),
                        notice.submittedAt(), false)));
        boolean told = notices.stream().anyMatch(notice -> notice.purpose() == Purpose.HOW_TO_REACH_US
                && notice.state() != NoticeState.STOPPED);
        if (!told)
            lines.add(new Line(Need.TELL, null, null, null, false));
        boolean updating = notices.stream().anyMatch(notice -> notice.purpose().keepsPromises() && !notice.state().released());
        promise(incident).filter(due -> !updating).ifPresent(lines::add);
        lines.addAll(tasks(incident));
        notices.stream().filter(notice -> notice.state() == NoticeState.RETURNED && mine(notice))
                .forEach(notice -> lines.add(new Line(Need.REWRITE, notice, null, null, false)));
        notices.stream().filter(notice -> notice.state() == NoticeState.DRAFT && mine(notice))
                .forEach(notice -> lines.add(new Line(Need.FINISH, notice, null, notice.createdAt(), false)));
        notices.stream().filter(notice -> notice.state() == NoticeState.SUBMITTED && mine(notice))
                .forEach(notice -> lines.add(new Line(Need.WAIT, notice, staff.approversBut(notice.author()),
                        notice.submittedAt(), false)));
        if (lines.isEmpty())
            lines.add(new Line(Need.UPDATE, null, null, null, false));
        return lines;
    }

    /** A promise that falls due soon, or did. */
    private Optional<Line> promise(UUID incident) {
        Instant now = clock.instant();
        return Announced.promising(incident).map(Notice::nextUpdateAt).filter(due -> due.isBefore(now.plus(SOON)))
                .map(due -> new Line(Need.KEEP_PROMISE, null, null, due, !due.isAfter(now)));
    }

    /** What is late or nearly so and nobody does, and what this person has taken on. */
    private List<Line> tasks(UUID incident) {
        Instant now = clock.instant();
        String me = reader.getPrincipal().getName();
        return Task.of(incident).stream().filter(task -> !task.done())
                .filter(task -> task.late(now) || me.equals(task.takenBy())
                        || !task.taken() && task.role().equals(Roles.MANAGER) && task.dueAt().isBefore(now.plus(NEAR)))
                .limit(TASKS).map(task -> new Line(Need.DO, null, task.taken() ? staff.name(task.takenBy()) : null,
                        task.dueAt(), task.late(now), task))
                .toList();
    }

    private boolean mine(Notice notice) {
        return notice.author().equals(reader.getPrincipal().getName());
    }
}
