package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The desk's home: who waits, what is with whom, what is promised, what rings. */
@TemplateData
public record QueueView(List<Row> waiting, List<Row> mine, List<Row> others, List<Row> closed, List<Due> promises,
        List<Bell> bells, long red, long orange, long due, long more, long unsent, boolean mayAct,
        List<QualityView.Way> quality) {

    @RegisterForReflection
    @TemplateData
    public record Row(UUID id, String passport, String headline, String urgency, boolean provisional, boolean drill,
            String language, boolean noVoice, Instant arrivedAt, Instant dueAt, boolean late, boolean unread, boolean unreached,
            String agent, Instant closedAt, Instant told) {

        static Row of(Ticket t, Instant now) {
            return new Row(t.id, t.passport, t.headline, t.urgency.name(),
                    "PROVISIONAL".equals(t.status) || "ABANDONED".equals(t.status), t.isDrill(),
                    Agents.language(t.language), t.noVoice, t.arrivedAt, t.dueAt,
                    t.state == Ticket.State.WAITING && t.dueAt.isBefore(now), t.unreadSince != null, t.unreachedSince != null,
                    Agents.name(t.takenBy), t.closedAt, t.state == Ticket.State.WAITING ? t.lateDueAt : null);
        }

        public String soon() {
            return Agents.urgency(urgency);
        }

        public String tone() {
            return urgency.toLowerCase(Locale.ROOT);
        }
    }

    @TemplateData
    public record Due(UUID ticket, UUID id, String text, Instant dueAt, String by, boolean late, Instant told) {
    }

    @RegisterForReflection
    @TemplateData
    public record Bell(UUID id, UUID ticket, String summary, Instant raisedAt, boolean drill) {
    }

    public boolean empty() {
        return waiting.isEmpty() && mine.isEmpty() && others.isEmpty();
    }

    public long total() {
        return red + orange + due;
    }
}
