package org.tourniquet.broadcast.incident;

import java.time.Instant;

import org.tourniquet.kit.edge.LocalPeople;

import io.quarkus.qute.TemplateData;

/** A task as a reader sees it: how it stands, and whether they may do it. */
@TemplateData
public record TaskShown(Task task, String state, String tone, String taken, String done, boolean mine, boolean offered) {

    static TaskShown of(Task task, String reader, boolean may, Instant now) {
        boolean late = task.late(now);
        String state = task.done() ? task.inTime() ? "Done" : "Done late"
                : late ? task.taken() ? "Late" : "Late, nobody has it" : task.taken() ? "In hand" : "Open";
        String tone = task.done() ? "good" : late ? task.taken() ? "warn" : "red" : task.taken() ? "waiting" : "neutral";
        return new TaskShown(task, state, tone, name(task.takenBy()), name(task.doneBy()),
                !task.done() && reader.equals(task.takenBy()), may && !task.done());
    }

    private static String name(String login) {
        return login == null ? null : LocalPeople.nameOf(login);
    }
}
