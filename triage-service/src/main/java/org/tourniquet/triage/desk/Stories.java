package org.tourniquet.triage.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.triage.assessment.TextDoor;
import org.tourniquet.triage.assessment.Told;
import org.tourniquet.triage.assessment.VerdictView;
import org.tourniquet.triage.directory.KnownIncident;

/** Tells a whole story from its parts: answers, verdict, messages, promises and what happened, as one timeline. */
@ApplicationScoped
class Stories {

    private static final String DESK = "en";

    private final Told told;
    private final TextDoor texts;
    private final FieldCipher cipher;
    private final Clock clock;

    Stories(Told told, TextDoor texts, FieldCipher cipher, Clock clock) {
        this.told = told;
        this.texts = texts;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Transactional
    StoryView of(UUID id) {
        return of(Desk.known(id));
    }

    @Transactional
    Optional<StoryView> ofPassport(String passport) {
        return Tickets.ofPassport(passport).map(this::of);
    }

    /** What the person was told: the ways they were offered, and how it was found; nothing before they have answered. */
    @Transactional
    VerdictView offered(UUID id) {
        return Optional.ofNullable(Desk.known(id).assessment).flatMap(a -> told.verdict(a, DESK)).orElse(null);
    }

    private StoryView of(Ticket t) {
        Optional<VerdictView> verdict = Optional.ofNullable(t.assessment).flatMap(a -> told.verdict(a, DESK));
        return new StoryView(t.id, t.passport, t.state.name(), t.lane, t.urgency.name(), t.reason, t.status, t.winner,
                t.kind, t.headline, verdict.map(VerdictView::why).orElse(t.reason), t.mode, t.incident,
                KnownIncident.known(t.incident).map(i -> i.title).orElse(null), t.language,
                Agents.language(t.language), t.noVoice, t.arrivedAt, t.dueAt, t.lateDueAt, t.takenBy, Agents.name(t.takenBy),
                t.unreadSince != null, t.unreachedSince != null,
                new StoryView.Person(cipher.open(t.sealedName), cipher.open(t.sealedEmail), cipher.open(t.sealedPhone)),
                promises(t.id), timeline(t), cipher.open(t.sealedOutcome),
                Optional.ofNullable(t.assessment).flatMap(told::advice).orElse(null));
    }

    private List<StoryView.Promised> promises(UUID ticket) {
        Instant now = clock.instant();
        return Promise.of(ticket).stream().map(p -> new StoryView.Promised(p.id, cipher.open(p.sealedText), p.dueAt,
                Agents.name(p.madeBy), p.keptAt, p.keptAt == null && p.dueAt.isBefore(now),
                p.lateDueAt)).toList();
    }

    private List<StoryView.Entry> timeline(Ticket t) {
        var entries = new ArrayList<StoryView.Entry>();
        if (t.assessment != null)
            told.answers(t.assessment, DESK).forEach(line -> entries.add(answer(line)));
        if (t.assessment != null)
            texts.words(t.assessment).forEach(w -> entries.add(
                    new StoryView.Entry(w.at(), "IN", "The person", "by text message", w.text(), "good", null, null, "SMS")));
        if (t.assessment != null)
            OurTexts.of(texts.ours(t.assessment)).forEach(entries::add);
        Message.of(t.id).forEach(m -> entries.add(message(m)));
        Promise.of(t.id).forEach(p -> promise(p, entries));
        Alert.of(t.id).forEach(a -> entries.add(new StoryView.Entry(a.raisedAt, "ALERT", null,
                a.seenAt == null ? "Alert" : "Alert, seen by " + Agents.name(a.seenBy), a.summary, "red", null, null, null)));
        Moment.of(t.id).forEach(m -> entries.add(moment(m, t)));
        entries.sort(Comparator.comparing(StoryView.Entry::at));
        return entries;
    }

    private static StoryView.Entry answer(Told.Line line) {
        return line.ownWords()
                ? new StoryView.Entry(line.at(), "WORDS", "Own words", null, line.answer(), null, null, null, null)
                : new StoryView.Entry(line.at(), "ANSWER", null, line.question(), line.answer(), null,
                        line.corrected() ? "corrected" : null, "waiting", null);
    }

    private StoryView.Entry message(Message m) {
        String text = cipher.open(m.sealedBody);
        String by = switch (m.medium) {
            case WEB -> "on the web";
            case SMS -> "by text message";
            case EMAIL -> "by mail";
        };
        if (m.direction == Message.Direction.IN)
            return new StoryView.Entry(m.at, "IN", "The person", by, text, "good", null, null, m.medium.name());
        return new StoryView.Entry(m.at, "OUT", Agents.name(m.author), by, text, null, tag(m), tone(m), m.medium.name());
    }

    private static String tag(Message m) {
        String because = m.reason == null ? "" : ": " + m.reason;
        return switch (m.state) {
            case SHOWN -> "on their page";
            case RECEIVED -> null;
            case REQUESTED -> m.publishedAt == null ? "waits to be sent" : "on its way";
            case UNKNOWN -> "not known whether it arrived";
            case ACCEPTED -> "accepted";
            case DELIVERED -> "delivered";
            case FAILED -> "not delivered" + because;
            case OPTED_OUT -> "does not want texts";
            case REHEARSED -> "rehearsed, not sent";
        };
    }

    private static String tone(Message m) {
        return switch (m.state) {
            case FAILED, OPTED_OUT -> "live";
            case UNKNOWN -> "warn";
            case DELIVERED, SHOWN, ACCEPTED -> "good";
            case REHEARSED -> "drill";
            default -> "waiting";
        };
    }

    private void promise(Promise p, List<StoryView.Entry> entries) {
        String text = cipher.open(p.sealedText);
        entries.add(
                new StoryView.Entry(p.madeAt, "PROMISE", Agents.name(p.madeBy), "promised", text, "warn", null, null, null));
        if (p.keptAt != null)
            entries.add(new StoryView.Entry(p.keptAt, "PROMISE", Agents.name(p.keptBy), "kept the promise", text, "good",
                    p.keptAt.isAfter(p.dueAt) ? "late" : null, "warn", null));
    }

    private StoryView.Entry moment(Moment m, Ticket t) {
        String title = switch (m.kind) {
            case OPENED -> "Into the queue. " + Agents.urgency(m.detail);
            case RAISED -> "More urgent now. " + Agents.urgency(m.detail);
            case TAKEN -> "took the story";
            case RELEASED -> "put it back into the queue" + (m.detail == null ? "" : ": " + m.detail);
            case REOPENED -> "Open again: the person wrote";
            case WISHED_HUMAN -> "Asked for a human";
            case WENT_SILENT -> "Went silent in the questionnaire";
            case DECIDED -> verdict(m.detail);
            case SAID_ABOUT -> "Says that it is about: " + m.detail;
            case WISHED_FIRST -> "Wants something else first. " + m.detail;
            case TOOK_WAY -> "Began with: " + m.detail;
            case STEP_DONE -> "Steps done: " + m.detail;
            case BETTER -> "Says that it is better now";
            case TOLD_LATE -> "Told that it takes longer. New time: " + m.detail;
            case NOT_DELIVERED -> "A message could not be delivered (" + m.detail + ")";
            case STOPPED -> "Said STOP: no more texts reach them";
            case STARTED -> "Said START: texts reach them again";
            case CLOSED -> "closed the story";
        };
        String text = m.kind == Moment.Kind.CLOSED && t.state == Ticket.State.CLOSED ? cipher.open(t.sealedOutcome) : null;
        String tone = m.kind == Moment.Kind.NOT_DELIVERED || m.kind == Moment.Kind.STOPPED || m.kind == Moment.Kind.TOLD_LATE
                || m.kind == Moment.Kind.WISHED_HUMAN
                        ? "warn"
                        : null;
        return new StoryView.Entry(m.at, m.kind.name(), Agents.name(m.who), title, text, tone, null, null, null);
    }

    /** As it was kept, "status: what", in the desk's words. */
    private static String verdict(String detail) {
        int colon = detail.indexOf(": ");
        return colon < 0 ? detail : Agents.status(detail.substring(0, colon)) + detail.substring(colon);
    }
}
