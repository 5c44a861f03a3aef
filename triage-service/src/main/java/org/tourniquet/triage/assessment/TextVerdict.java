package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.triage.assessment.texting.Segments;
import org.tourniquet.triage.protocol.Flag;
import org.tourniquet.triage.protocol.Issue;
import org.tourniquet.triage.protocol.Urgency;
import org.tourniquet.triage.protocol.Verdict;

/** Says a verdict in one text of at most three parts: the one issue and why, two ways, the link and a person. */
@ApplicationScoped
class TextVerdict {

    static final int PARTS = 3;

    /** As much of a way's name as is left when nothing else helps; the link has the rest. */
    private static final int SHORTEST_WAY = 12;
    private static final int READABLE_WAY = 18;
    private static final int LONG_WAY = 40;

    /** A part of the text; the higher its rank, the sooner it is left out when all of them are too long. */
    private record Piece(int rank, String text) {
    }

    private final Emergency emergency;
    private final Doors doors;
    private final String base;

    TextVerdict(Emergency emergency, Doors doors, @ConfigProperty(name = "tourniquet.urls.triage") String base) {
        this.emergency = emergency;
        this.doors = doors;
        this.base = base;
    }

    String link(Assessment assessment) {
        return base + "/help/" + assessment.token;
    }

    /** Where six digits open it. */
    String codePage() {
        return base + "/help/code";
    }

    String number() {
        return emergency.said(List.of());
    }

    String of(Turn turn, String language) {
        Verdict verdict = turn.shown();
        if (verdict.status() == Verdict.Status.RED_FLAG)
            return red(turn, verdict, language);
        // how to go on stands there too, unless it would cost the names of the ways: the link's page offers it as well
        String all = turn.enough().isPresent() ? shortened(turn, verdict, language, true, READABLE_WAY) : null;
        return all != null && Segments.of(all) <= PARTS ? all : shortened(turn, verdict, language, false, SHORTEST_WAY);
    }

    private String shortened(Turn turn, Verdict verdict, String language, boolean more, int shortest) {
        String text = fitted(calm(turn, verdict, language, more, Integer.MAX_VALUE));
        for (int letters = LONG_WAY; Segments.of(text) > PARTS && letters >= shortest; letters -= 4)
            text = fitted(calm(turn, verdict, language, more, letters));
        return text;
    }

    /** The number and what to do this minute; nothing else counts. */
    private String red(Turn turn, Verdict verdict, String language) {
        var pieces = new ArrayList<Piece>();
        pieces.add(new Piece(0, TextScreens.words(language).emergency(emergency.said(verdict.flags()))));
        if (emergency.text() != null) // whoever writes to us perhaps cannot talk
            pieces.add(new Piece(0, Said.of(language).words().emergency_text(emergency.text())));
        steps(turn, verdict, language).forEach(s -> pieces.add(new Piece(pieces.size(), s)));
        pieces.add(new Piece(0, TextScreens.words(language).red_human()));
        return fitted(pieces);
    }

    private List<Piece> calm(Turn turn, Verdict verdict, String language, boolean more, int letters) {
        TextMessages words = TextScreens.words(language);
        Said said = Said.of(language);
        var protocol = turn.published().protocol();
        var pieces = new ArrayList<Piece>();
        boolean provisional = verdict.status() == Verdict.Status.PROVISIONAL;
        String issue = said.label(protocol, verdict.winner());
        if (verdict.winner().isEmpty())
            pieces.add(new Piece(0, said.verdict().undecided_text()));
        else {
            pieces.add(new Piece(0, provisional ? words.so_far(issue) : said.verdict().first(issue)));
            pieces.add(new Piece(3, said.topReason(verdict, protocol)));
        }
        steps(turn, verdict, language).stream().limit(1).forEach(s -> pieces.add(new Piece(1, s)));
        if (verdict.options().size() == 2) {
            pieces.add(new Piece(2, words.two_ways()));
            for (int i = 0; i < 2; i++)
                pieces.add(new Piece(0, (i + 1) + ") " + way(verdict.options().get(i), said, letters)));
        }
        if (more)
            pieces.add(new Piece(0, words.more()));
        due(turn.assessment(), verdict.urgency(), said).ifPresent(d -> pieces.add(new Piece(4, d)));
        pieces.add(new Piece(0, words.all(link(turn.assessment()))));
        pieces.add(new Piece(0, words.person()));
        return pieces;
    }

    private static String way(Issue.Way way, Said said, int letters) {
        String label = way.label().in(said.language());
        if (label.length() <= letters)
            return label;
        int blank = label.lastIndexOf(' ', letters);
        return label.substring(0, blank < SHORTEST_WAY / 2 ? letters : blank) + "...";
    }

    /** What is to be done at once for the flags that were raised. */
    private static List<String> steps(Turn turn, Verdict verdict, String language) {
        return verdict.flags().stream().flatMap(f -> turn.published().protocol().flag(f).stream())
                .filter(f -> f.urgency().atLeast(Urgency.ORANGE)).map(Flag::immediateSteps).flatMap(List::stream)
                .map(s -> s.in(language)).distinct().toList();
    }

    /** When a human has the story: what the queue is ordered by, so it is tracked. */
    Optional<String> due(Assessment assessment, Urgency urgency, Said said) {
        Instant due = assessment.startedAt.plus(urgency.within());
        When when = doors.when();
        return due.isBefore(when.now()) ? Optional.empty()
                : Optional.of(said.verdict().human_within(when.say(due, said)));
    }

    private static String fitted(List<Piece> pieces) {
        int most = pieces.stream().mapToInt(Piece::rank).max().orElse(0);
        for (int rank = most;; rank--) {
            int keep = rank;
            String text = Segments.thrifty(String.join("\n",
                    pieces.stream().filter(p -> p.rank() <= keep).map(Piece::text).toList()));
            if (rank <= 0 || Segments.of(text) <= PARTS)
                return text;
        }
    }
}
