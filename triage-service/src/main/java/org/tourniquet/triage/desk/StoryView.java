package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One story on one screen: who, what first and why, what is promised, and everything that was said, in order. */
@RegisterForReflection
@TemplateData
public record StoryView(UUID id, String passport, String state, int lane, String urgency, String reason, String status,
        String winner, String kind, String headline, String why, String mode, UUID incident, String incidentTitle,
        String language, String languageName, boolean noVoice, Instant arrivedAt, Instant dueAt, Instant lateDueAt,
        String takenBy,
        String takenByName, boolean unread, boolean unreached, Person person, List<Promised> promises, List<Entry> timeline,
        String outcome, String advice) {

    @RegisterForReflection
    @TemplateData
    public record Person(String name, String email, String phone) {
    }

    @RegisterForReflection
    @TemplateData
    public record Promised(UUID id, String text, Instant dueAt, String by, Instant keptAt, boolean late, Instant lateDueAt) {
    }

    /** kind: ANSWER, WORDS, OUT, IN, PROMISE, ALERT or a moment's; tone colours it, tag says how far a message came. */
    @RegisterForReflection
    @TemplateData
    public record Entry(Instant at, String kind, String who, String title, String text, String tone, String tag,
            String tagTone, String medium) {
    }

    public boolean drill() {
        return "DRILL".equals(mode);
    }

    public boolean waiting() {
        return "WAITING".equals(state);
    }

    public boolean closed() {
        return "CLOSED".equals(state);
    }

    public String tone() {
        return urgency.toLowerCase(Locale.ROOT);
    }

    public String soon() {
        return Agents.urgency(urgency);
    }

    public String found() {
        return Agents.status(status);
    }

    public boolean provisional() {
        return "PROVISIONAL".equals(status) || "ABANDONED".equals(status);
    }

    public List<Promised> open() {
        return promises.stream().filter(p -> p.keptAt() == null).toList();
    }
}
