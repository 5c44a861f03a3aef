package org.tourniquet.triage.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.triage.assessment.Measures;
import org.tourniquet.triage.assessment.Share;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Brings the measures of quality together, for people, programs and the metrics. */
@ApplicationScoped
class Quality {

    private static final int FEWEST = 10;

    /** As of the last minute, for pages that look every few seconds. */
    private volatile List<QualityView.Way> lately = List.of();

    private final Measures measures;
    private final AnswerTimes times;
    private final LinkedHashMap<String, MultiGauge> gauges = new LinkedHashMap<>();

    Quality(Measures measures, AnswerTimes times, MeterRegistry registry) {
        this.measures = measures;
        this.times = times;
        gauge(registry, "tourniquet.triage.verdicts", "People who were told one issue that comes first, red flags left out");
        gauge(registry, "tourniquet.triage.overrides", "Of those, who wanted another first");
        gauge(registry, "tourniquet.triage.assessments.ended", "Came to a verdict, asked for a human, or went silent");
        gauge(registry, "tourniquet.triage.assessments.abandoned", "Went silent on the way");
        gauge(registry, "tourniquet.triage.answers", "People who had a first human");
        gauge(registry, "tourniquet.triage.answers.in.time", "Of those, within the promise");
        gauge(registry, "tourniquet.triage.answers.seconds", "Their waiting from first contact to first human, together");
    }

    private void gauge(MeterRegistry registry, String name, String says) {
        gauges.put(name, MultiGauge.builder(name).description(says).register(registry));
    }

    QualityView now() {
        List<Measures.Counted> assessments = measures.all();
        var definitions = new LinkedHashMap<String, QualityView.Definition>();
        assessments
                .forEach(c -> definitions.computeIfAbsent(c.protocol() + " " + c.version(), k -> definition(c, assessments)));
        return new QualityView(List.copyOf(definitions.values()), media(assessments, times.all()));
    }

    private static QualityView.Definition definition(Measures.Counted one, List<Measures.Counted> all) {
        var same = all.stream().filter(c -> c.protocol().equals(one.protocol()) && c.version() == one.version()).toList();
        return new QualityView.Definition(one.protocol(), one.version(),
                same.stream().mapToLong(Measures.Counted::begun).sum(),
                Share.of(same.stream().mapToLong(Measures.Counted::overridden).sum(),
                        same.stream().mapToLong(Measures.Counted::named).sum()));
    }

    private static List<QualityView.Way> media(List<Measures.Counted> assessments, List<AnswerTimes.Counted> answers) {
        var media = new TreeSet<String>();
        assessments.forEach(c -> media.add(c.medium()));
        answers.forEach(c -> media.add(c.medium()));
        return media.stream().map(m -> way(m, assessments.stream().filter(c -> c.medium().equals(m)).toList(),
                answers.stream().filter(c -> c.medium().equals(m)).findFirst()
                        .orElse(new AnswerTimes.Counted(m, 0, 0, 0))))
                .toList();
    }

    private static QualityView.Way way(String medium, List<Measures.Counted> begun, AnswerTimes.Counted answers) {
        Share abandoned = Share.of(begun.stream().mapToLong(Measures.Counted::abandoned).sum(),
                begun.stream().mapToLong(Measures.Counted::ended).sum());
        return new QualityView.Way(medium, abandoned, answers.taken(),
                answers.taken() < FEWEST ? null : answers.seconds() / answers.taken(),
                Share.of(answers.inTime(), answers.taken()));
    }

    List<QualityView.Way> lately() {
        return lately;
    }

    /** Counts only: whoever draws them divides, over the time they choose. */
    @Scheduled(every = "60s", delayed = "10s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void measure() {
        var rows = new LinkedHashMap<String, List<MultiGauge.Row<?>>>();
        gauges.keySet().forEach(name -> rows.put(name, new ArrayList<>()));
        QualityView now = now();
        lately = now.media();
        now.definitions().forEach(d -> {
            Tags tags = Tags.of("protocol", d.protocol(), "version", Integer.toString(d.version()));
            rows.get("tourniquet.triage.verdicts").add(MultiGauge.Row.of(tags, d.overridden().of()));
            rows.get("tourniquet.triage.overrides").add(MultiGauge.Row.of(tags, d.overridden().count()));
        });
        now.media().forEach(w -> {
            Tags tags = Tags.of("medium", w.medium());
            rows.get("tourniquet.triage.assessments.ended").add(MultiGauge.Row.of(tags, w.abandoned().of()));
            rows.get("tourniquet.triage.assessments.abandoned").add(MultiGauge.Row.of(tags, w.abandoned().count()));
            rows.get("tourniquet.triage.answers").add(MultiGauge.Row.of(tags, w.answered()));
            rows.get("tourniquet.triage.answers.in.time").add(MultiGauge.Row.of(tags, w.inTime().count()));
        });
        times.all().forEach(c -> rows.get("tourniquet.triage.answers.seconds")
                .add(MultiGauge.Row.of(Tags.of("medium", c.medium()), c.seconds())));
        gauges.forEach((name, gauge) -> gauge.register(rows.get(name), true));
    }
}
