package org.tourniquet.broadcast.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeState;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.look.Chart;

import io.quarkus.qute.TemplateData;

/** What the progress page shows at one moment. */
@TemplateData
public record ProgressPage(Notice about, Incident of, Progress progress, List<Counters.Sample> samples,
        List<Ledger.Line> missed,
        boolean moreMissed, List<Note> notes, Beside beside, String said, Instant now) {
    /** What is told beside the numbers: when it will be through, how far each language is, why it failed, who had it. */
    public record Beside(Estimate estimate, Later later, Map<String, Map<DeliveryState, Long>> languages,
            Map<FailureKind, Long> failures,
            Reckoning.Told told, Storytellers.Told stories) {
    }

    /** So many wait for their wave or for the end of a night, the first until then, the last until then. */
    @TemplateData
    public record Waiting(long messages, Instant next, Instant last) {
        public boolean together() {
            return next.equals(last);
        }
    }

    /** Why some did not get it, and how many. */
    @TemplateData
    public record Reason(FailureKind kind, long n) {
        public String label() {
            return kind.label();
        }

        public boolean worthIt() {
            return kind.worthIt();
        }
    }

    /** The numbers of one language. */
    @TemplateData
    public record LanguageRow(String label, long arrived, long open, long missed) {
    }

    /** Something that stands in the way, and what is safe. */
    @TemplateData
    public record Note(String kind, String text) {
    }

    /** The numbers of one medium. */
    @TemplateData
    public record Row(Medium medium, List<Cell> cells) {
        public String label() {
            return medium.label();
        }
    }

    /** One of them. */
    @TemplateData
    public record Cell(DeliveryState state, long n) {
        public String label() {
            return state.label();
        }
    }

    public UUID notice() {
        return about.id();
    }

    public String purpose() {
        return about.purpose().label();
    }

    public String incident() {
        return of.title();
    }

    public boolean drill() {
        return !about.live();
    }

    public String state() {
        return about.state().name();
    }

    public String stateLabel() {
        return about.state().label();
    }

    /** Whether anything may still change by itself. */
    public boolean moving() {
        return about.state() == NoticeState.APPROVED || sending() || paused()
                || about.state() == NoticeState.STOPPED && open() > 0;
    }

    public boolean sending() {
        return about.state() == NoticeState.SENDING;
    }

    public boolean paused() {
        return about.state() == NoticeState.PAUSED;
    }

    public boolean stoppable() {
        return sending() || paused() || about.state() == NoticeState.APPROVED;
    }

    public boolean resendable() {
        return !reasons().isEmpty() && (sending() || paused() || about.state() == NoticeState.COMPLETE);
    }

    /** Whether it could have said something wrong to somebody. */
    public boolean correctable() {
        return of.open() && about.startedAt() != null;
    }

    public String stopAction() {
        return "/notices/" + notice() + "/progress/stop";
    }

    public String pill() {
        return switch (about.state()) {
            case COMPLETE -> "good";
            case SENDING, APPROVED -> drill() ? "drill" : "waiting";
            case PAUSED -> "warn";
            default -> "neutral";
        };
    }

    public long open() {
        return progress.open();
    }

    public long failed() {
        return progress.of(DeliveryState.FAILED);
    }

    public String rate() {
        return String.format(Locale.ROOT, progress.ratePerSecond() < 10 ? "%.1f" : "%,.0f", progress.ratePerSecond());
    }

    /** When it will be through, and what it waits for. */
    public String estimate() {
        return beside.estimate() == null ? null : beside.estimate().said();
    }

    /** What is not to leave yet; null when everything may. */
    public Waiting later() {
        Later later = beside.later();
        return later.last() == null ? null : new Waiting(later.all(), later.next(), later.last());
    }

    public boolean stopped() {
        return about.state() == NoticeState.STOPPED;
    }

    /** Who was told beside its people, having told us their story; null where none was. */
    public Storytellers.Told stories() {
        return beside.stories();
    }

    /** People who got it, may have it, did not; null as long as they are being counted. */
    public Reckoning.Told told() {
        return beside.told();
    }

    public String correction() {
        return "/notices/" + notice() + "/correct";
    }

    /** Why some did not get it, where sending again makes sense. */
    public List<Reason> reasons() {
        return FailureKind.choices().stream().filter(kind -> beside.failures().getOrDefault(kind, 0L) > 0)
                .map(kind -> new Reason(kind, beside.failures().get(kind))).toList();
    }

    /** Language by language, once there is more than one. */
    public List<LanguageRow> languages() {
        return beside.languages().size() < 2 ? List.of()
                : beside.languages().entrySet().stream()
                        .map(one -> new LanguageRow(one.getKey().isEmpty() ? "Not known" : Languages.nameOf(one.getKey()),
                                of(one.getValue(), DeliveryState.ACCEPTED, DeliveryState.DELIVERED, DeliveryState.REHEARSED),
                                of(one.getValue(), DeliveryState.QUEUED, DeliveryState.SENDING),
                                of(one.getValue(), DeliveryState.FAILED, DeliveryState.SUPPRESSED, DeliveryState.UNKNOWN)))
                        .toList();
    }

    private static long of(Map<DeliveryState, Long> counts, DeliveryState... states) {
        return Arrays.stream(states).mapToLong(state -> counts.getOrDefault(state, 0L)).sum();
    }

    public String took() {
        return progress.startedAt() == null ? null : said(Duration.between(progress.startedAt(), progress.lastAt()));
    }

    public List<DeliveryState> states() {
        List<DeliveryState> shown = new ArrayList<>(List.of(DeliveryState.values()));
        shown.removeIf(state -> drill() ? List.of(DeliveryState.SENDING, DeliveryState.ACCEPTED, DeliveryState.DELIVERED,
                DeliveryState.UNKNOWN).contains(state) : state == DeliveryState.REHEARSED);
        return shown;
    }

    public List<Row> media() {
        return about.media().stream().filter(Medium::personal)
                .map(medium -> new Row(medium,
                        states().stream().map(state -> new Cell(state, progress.of(medium, state))).toList()))
                .toList();
    }

    public Chart accepted() {
        return Chart.areas(drill() ? "Rehearsed a second" : "Accepted a second",
                new Chart.Series(drill() ? "rehearsed" : "accepted",
                        drill() ? "drill" : "good",
                        samples.stream().map(sample -> new Chart.Point(sample.second(), sample.accepted())).toList()));
    }

    /** Told backwards from what is left now. */
    public Chart left() {
        List<Chart.Point> points = new ArrayList<>();
        double left = open();
        for (Counters.Sample sample : samples.reversed()) {
            points.addFirst(new Chart.Point(sample.second().plusSeconds(1), left));
            left += sample.accepted();
        }
        if (!samples.isEmpty())
            points.addFirst(new Chart.Point(samples.getFirst().second(), left));
        return Chart.areas("Deliveries to go", new Chart.Series("to go", "waiting", points));
    }

    private static String said(Duration time) {
        return time.compareTo(Duration.ofMinutes(2)) < 0 ? time.toSeconds() + " s"
                : time.compareTo(Duration.ofHours(2)) < 0 ? time.toMinutes() + " min"
                        : time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
