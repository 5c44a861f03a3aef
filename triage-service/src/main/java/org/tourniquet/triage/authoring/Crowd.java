package org.tourniquet.triage.authoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Simulation;
import org.tourniquet.triage.protocol.Verdict;

import io.quarkus.qute.TemplateData;

/** What a made-up crowd did with a protocol, in figures and bars. */
@TemplateData
record Crowd(int people, String mean, int median, int p95, int most, String full, String share, int equal,
        List<Bar> winners, List<Bar> levels) {

    /** A name, how many, the share in whole per cent, and the length of its bar. */
    @TemplateData
    record Bar(String name, int people, String percent, int length) {
    }

    static Crowd of(Protocol protocol, String language, Simulation s) {
        var winners = new ArrayList<Bar>();
        int longest = Math.max(s.undetermined(), s.winners().values().stream().mapToInt(n -> n).max().orElse(1));
        protocol.issues().forEach(i -> winners.add(bar(i.label().in(language), s.winners().getOrDefault(i.id(), 0),
                s.sessions(), longest)));
        winners.sort(Comparator.comparingInt(Bar::people).reversed());
        if (s.undetermined() > 0)
            winners.add(bar("No issue could be named", s.undetermined(), s.sessions(), longest));
        var levels = Stream.of(Verdict.Confidence.Level.values())
                .map(l -> new Bar(l.name().toLowerCase(Locale.ROOT), s.confidence(l).sessions(),
                        percent(s.confidence(l).share()), (int) Math.round(100 * s.confidence(l).share())))
                .toList();
        return new Crowd(s.sessions(), decimal(s.mean()), s.quantile(.5), s.quantile(.95), s.max(), decimal(s.full()),
                percent(s.share()), s.equal(), List.copyOf(winners), levels);
    }

    private static Bar bar(String name, int people, int of, int longest) {
        return new Bar(name, people, percent((double) people / Math.max(1, of)), 100 * people / Math.max(1, longest));
    }

    private static String decimal(double figure) {
        return String.format(Locale.ROOT, "%.1f", figure);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
