package org.tourniquet.triage.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;

/** Composes what programs are told after each deed: what comes next, and what was wished. */
@ApplicationScoped
class Replies {

    private final Finding finding;
    private final VerdictScreens screens;
    private final Protocols protocols;
    private final Humans humans;
    private final FieldCipher cipher;

    Replies(Finding finding, VerdictScreens screens, Protocols protocols, Humans humans, FieldCipher cipher) {
        this.finding = finding;
        this.screens = screens;
        this.protocols = protocols;
        this.humans = humans;
        this.cipher = cipher;
    }

    @Transactional
    NextView next(Turn turn) {
        Said said = Said.of(turn.assessment().language);
        if (turn.situationFirst())
            return NextView.ofSituations(protocols.current().stream()
                    .map(p -> new NextView.Option(p.key(), p.protocol().situation().in(said.language()))).toList());
        String words = turn.verdict().isPresent() ? screens.wordsQuestion(turn).orElse(null) : null;
        return NextView.of(turn, finding, said).withWords(words);
    }

    @Transactional
    WishesView wishes(Turn turn) {
        Assessment a = turn.assessment();
        Said said = Said.of(a.language);
        HelpPage.First first = turn.verdict().isEmpty() ? null : VerdictScreens.whichFirst(turn, said, false);
        return new WishesView(a.humanWishedAt != null, a.enoughAt != null, first == null ? null : first(a, first),
                turn.way().map(w -> new WishesView.Taken(w.id(), a.stepsDone, w.steps().size())).orElse(null),
                a.betterAt != null, a.reachable() ? Masked.of(a, cipher) : null, standing(a), next(turn));
    }

    private static WishesView.First first(Assessment a, HelpPage.First f) {
        return new WishesView.First(a.wishedIssue, f.foundId().isEmpty() ? null : f.foundId(),
                f.wantedId() == null ? null : new NextView.Option(f.wantedId(), f.wanted()), f.relief(),
                f.others().stream().map(o -> new NextView.Option(o.id(), o.label())).toList());
    }

    private WishesView.Standing standing(Assessment a) {
        return humans.standing(a.id).filter(s -> !s.closed())
                .map(s -> new WishesView.Standing(s.agent(), s.before(), s.due(), s.likelyMinutes())).orElse(null);
    }
}
