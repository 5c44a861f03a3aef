package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Somebody who answers at random, but always the same to the same question. */
final class Person {

    private final Protocol protocol;
    private final long seed;
    Answers answers = Answers.NONE;

    Person(Protocol protocol, long seed) {
        this.protocol = protocol;
        this.seed = seed;
    }

    Verdict through(Engine engine, Mode mode) {
        answers = Answers.NONE;
        while (true) {
            switch (engine.next(answers, mode)) {
                case Step.Done done -> {
                    return done.verdict();
                }
                case Step.Ask ask -> {
                    var answer = new Answer(ask.question().id(), answer(ask));
                    assertEquals(List.of(), engine.check(answer, answers));
                    answers = answers.with(answer);
                }
            }
        }
    }

    Value answer(Step.Ask ask) {
        return answer(ask.question(), ask.choices().stream().map(Question.Option::id).toList());
    }

    Value answer(Question question, List<String> choices) {
        var random = new Random(seed * 31 + question.id().hashCode());
        random.nextInt();
        if (random.nextInt(8) == 0)
            return new Value.Unknown();
        if (question.type() != QuestionType.MULTI) {
            int n = random.nextInt(choices.size() + (question.type() == QuestionType.PICK ? 1 : 0));
            return new Value.Choice(n < choices.size() ? choices.get(n) : Value.NONE);
        }
        var yes = new HashSet<String>();
        var open = new HashSet<String>();
        int of = question.phase() == Phase.SAFETY ? 10 : 2;
        for (var choice : choices) {
            if (random.nextInt(of) == 0)
                yes.add(choice);
            else if (random.nextInt(12) == 0)
                open.add(choice);
        }
        return new Value.Several(Set.copyOf(yes), Set.copyOf(open));
    }

    @Override
    public String toString() {
        return protocol.key() + "/" + seed;
    }
}
