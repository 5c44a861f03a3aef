package org.tourniquet.triage.assessment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Question;
import org.tourniquet.triage.protocol.Value;
import org.tourniquet.triage.protocol.Verdict;

/** Puts a result together so that somebody else can check it, or decide it again, from nothing but this. */
@ApplicationScoped
public class Results {

    private final Conversation conversation;
    private final Finding finding;
    private final FieldCipher cipher;

    Results(Conversation conversation, Finding finding, FieldCipher cipher) {
        this.conversation = conversation;
        this.finding = finding;
        this.cipher = cipher;
    }

    /** In the person's own language, once there is a verdict. */
    @Transactional
    ResultView ofToken(String token) {
        Turn turn = conversation.now(token);
        if (turn.verdict().isEmpty())
            throw Problem.of(409, "no-verdict-yet", "Nothing is decided yet").detail("The next question has to be answered.");
        return view(turn, Said.of(turn.assessment().language));
    }

    /** As it stands, for a reader of this language; nothing before the first answer. */
    @Transactional
    public Optional<ResultView> of(UUID assessment, String language) {
        Turn turn = conversation.of(assessment);
        return turn.answers().log().isEmpty() ? Optional.empty() : Optional.of(view(turn, Said.of(language)));
    }

    private ResultView view(Turn turn, Said said) {
        Assessment a = turn.assessment();
        Protocol protocol = turn.published().protocol();
        var pinned = new ResultView.Pinned(turn.published().key(), turn.published().version(), turn.published().hash(),
                protocol.situation().in(said.language()));
        return new ResultView(pinned, a.language, a.byText, a.startedAt, a.heardAt, log(turn, said),
                rules(turn.shown(), protocol, said), finding.of(turn, said));
    }

    private List<ResultView.Given> log(Turn turn, Said said) {
        Protocol protocol = turn.published().protocol();
        var lines = new ArrayList<ResultView.Given>();
        var seen = new HashSet<String>();
        for (GivenAnswer line : GivenAnswer.of(turn.assessment().id)) {
            Question q = protocol.question(line.question).orElseThrow();
            Value value = GivenAnswer.read(q.type(), cipher.open(line.sealedValue));
            boolean own = value instanceof Value.Words;
            lines.add(new ResultView.Given(line.seq, line.at, line.question, q.text().in(said.language()), value.raw(),
                    said.answer(q, value, protocol), own, !seen.add(line.question) && !own));
        }
        return List.copyOf(lines);
    }

    private static List<ResultView.Rule> rules(Verdict verdict, Protocol protocol, Said said) {
        return verdict.flags().stream().flatMap(id -> protocol.flag(id).stream())
                .map(f -> new ResultView.Rule(f.id(), f.urgency().name(), f.message().in(said.language()))).toList();
    }
}
