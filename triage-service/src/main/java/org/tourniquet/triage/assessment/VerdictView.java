package org.tourniquet.triage.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.tourniquet.triage.library.Library;
import org.tourniquet.triage.protocol.Flag;
import org.tourniquet.triage.protocol.Issue;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Urgency;
import org.tourniquet.triage.protocol.Verdict;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A verdict in the reader's language, for the page and the API alike. The winner is what the questions found; chosen is
 * what the person wants first instead, and then headline, options, complications, story and links are those of it.
 */
@RegisterForReflection
@TemplateData
@JsonInclude(JsonInclude.Include.ALWAYS)
public record VerdictView(String status, String winner, String chosen, String runnerUp, boolean tie, String urgency,
        String reason, String route, List<String> flags, Confidence confidence, List<Way> options,
        List<String> complications, Library.Shown story, Long helped, List<Link> links, DoorView channel,
        List<DoorView> otherChannels, List<Line> ledger, List<String> immediateSteps, String headline, String understood,
        String why, String found, int asked, int full) {

    private static final int MOST_LINKS = 5;

    @RegisterForReflection
    @TemplateData
    public record Confidence(String level, double support, double margin, int pointing, int telling) {
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

        /** As people write it: 16, 4.5. */
        public String plain() {
            return points == Math.rint(points) ? Long.toString((long) points) : Double.toString(points);
        }
    }

    /** What is known beside the verdict itself: doors, story, people helped, and which links answer. */
    record Beside(List<DoorView> doors, Library.Shown story, Long helped, Predicate<String> alive) {
    }

    static VerdictView of(Turn turn, Beside beside, Said said) {
        Verdict found = turn.found();
        Verdict v = turn.shown();
        Protocol protocol = turn.published().protocol();
        List<Flag> fired = v.flags().stream().flatMap(id -> protocol.flag(id).stream()).toList();
        boolean wished = !v.winner().equals(found.winner());
        return new VerdictView(v.status().name(), found.winner().orElse(null), wished ? v.winner().orElse(null) : null,
                found.runnerUp().orElse(null), found.tie(), v.urgency().name(),
                said.reason(v.reason(), protocol, said.language()), v.route().name(), v.flags(), confidence(v),
                v.options().stream().map(w -> way(w, said)).toList(), said.all(v.complications()).stream().limit(2).toList(),
                beside.story(), beside.helped(), links(v, beside.alive(), said),
                beside.doors().isEmpty() ? null : beside.doors().getFirst(),
                beside.doors().isEmpty() ? beside.doors() : beside.doors().subList(1, beside.doors().size()),
                v.ledger().stream().map(l -> new Line(l.issue(), l.points(), said.line(l, protocol))).toList(),
                steps(fired, said), headline(v, fired, protocol, said, wished), said.understood(turn.answers(), protocol),
                said.topReason(v, protocol), wished ? said.label(protocol, found.winner()) : null, v.asked(), v.full());
    }

    private static Confidence confidence(Verdict v) {
        var c = v.confidence();
        return new Confidence(c.level().name(), c.support(), c.margin(), c.pointing(), c.telling());
    }

    private static Way way(Issue.Way way, Said said) {
        return new Way(way.id(), way.label().in(said.language()), said.all(way.steps()), way.timeToRelief().name(),
                said.relief(way));
    }

    // only addresses a browser may follow, and of those only the ones that answer; a protocol is written by people
    private static List<Link> links(Verdict v, Predicate<String> alive, Said said) {
        return v.links().stream().map(l -> new Link(l.label().in(said.language()), l.url(said.language())))
                .filter(l -> Issue.Link.followed(l.href())).filter(l -> alive.test(l.href())).limit(MOST_LINKS).toList();
    }

    private static List<String> steps(List<Flag> fired, Said said) {
        var steps = new ArrayList<String>();
        fired.stream().filter(f -> f.urgency().atLeast(Urgency.ORANGE))
                .forEach(f -> f.immediateSteps().forEach(s -> steps.add(s.in(said.language()))));
        return steps.stream().distinct().toList();
    }

    private static String headline(Verdict v, List<Flag> fired, Protocol protocol, Said said, boolean wished) {
        if (v.status() == Verdict.Status.RED_FLAG)
            return fired.isEmpty() ? said.verdict().red_title() : fired.getFirst().message().in(said.language());
        return v.winner().map(w -> said.label(protocol, v.winner()))
                .map(label -> wished ? said.verdict().first_wish(label) : said.verdict().first(label))
                .orElse(said.verdict().undecided_title());
    }

    public boolean red() {
        return "RED_FLAG".equals(status);
    }

    public boolean provisional() {
        return "PROVISIONAL".equals(status);
    }

    /** The issue that stands first on the page. */
    String first() {
        return chosen != null ? chosen : winner;
    }

    /** How the points of the first issue came about, the weightiest first. */
    public List<Line> lines() {
        return ledger.stream().filter(l -> l.issue().equals(first())).toList();
    }
}
