package org.tourniquet.triage.assessment;

import java.util.ArrayList;
import java.util.List;

import org.tourniquet.triage.protocol.Flag;
import org.tourniquet.triage.protocol.Issue;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Urgency;
import org.tourniquet.triage.protocol.Verdict;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A verdict in the reader's language, for the page and the API alike. */
@RegisterForReflection
@TemplateData
@JsonInclude(JsonInclude.Include.ALWAYS)
public record VerdictView(String status, String winner, String runnerUp, boolean tie, String urgency, String reason,
        String route, List<String> flags, Confidence confidence, List<Way> options, List<String> complications,
        String story, List<Link> links, DoorView channel, List<DoorView> otherChannels, List<Line> ledger,
        List<String> immediateSteps, String headline, String why, int asked, int full) {

    @RegisterForReflection
    @TemplateData
    public record Confidence(String level, double support, double margin) {
    }

    @RegisterForReflection
    @TemplateData
    public record Way(String id, String label, List<String> steps, String timeToRelief, String relief) {
    }

    @RegisterForReflection
    @TemplateData
    public record Link(String label, String href) {
    }

    @RegisterForReflection
    @TemplateData
    public record Line(String issue, double points, String text) {
    }

    static VerdictView of(Verdict v, Protocol protocol, List<DoorView> doors, Said said) {
        List<Flag> fired = v.flags().stream().flatMap(id -> protocol.flag(id).stream()).toList();
        return new VerdictView(v.status().name(), v.winner().orElse(null), v.runnerUp().orElse(null), v.tie(),
                v.urgency().name(), said.reason(v.reason(), protocol, said.language()), v.route().name(), v.flags(),
                new Confidence(v.confidence().level().name(), v.confidence().support(), v.confidence().margin()),
                v.options().stream().map(w -> way(w, said)).toList(), said.all(v.complications()), null, links(v, said),
                doors.isEmpty() ? null : doors.getFirst(), doors.isEmpty() ? doors : doors.subList(1, doors.size()),
                v.ledger().stream().map(l -> new Line(l.issue(), l.points(), said.line(l, protocol))).toList(),
                steps(fired, said), headline(v, fired, protocol, said), said.topReason(v, protocol), v.asked(), v.full());
    }

    private static Way way(Issue.Way way, Said said) {
        return new Way(way.id(), way.label().in(said.language()), said.all(way.steps()), way.timeToRelief().name(),
                said.relief(way));
    }

    private static List<Link> links(Verdict v, Said said) {
        return v.links().stream().map(l -> new Link(l.label().in(said.language()), l.url(said.language())))
                .filter(l -> Issue.Link.followed(l.href())).toList();
    }

    private static List<String> steps(List<Flag> fired, Said said) {
        var steps = new ArrayList<String>();
        fired.stream().filter(f -> f.urgency().atLeast(Urgency.ORANGE))
                .forEach(f -> f.immediateSteps().forEach(s -> steps.add(s.in(said.language()))));
        return steps.stream().distinct().toList();
    }

    private static String headline(Verdict v, List<Flag> fired, Protocol protocol, Said said) {
        if (v.status() == Verdict.Status.RED_FLAG)
            return fired.isEmpty() ? said.verdict().red_title() : fired.getFirst().message().in(said.language());
        return v.winner().map(w -> said.verdict().first(said.label(protocol, v.winner())))
                .orElse(said.verdict().undecided_title());
    }

    public boolean red() {
        return "RED_FLAG".equals(status);
    }

    public boolean provisional() {
        return "PROVISIONAL".equals(status);
    }
}
