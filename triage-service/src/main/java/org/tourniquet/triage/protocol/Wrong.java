package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Why an answer cannot be taken. */
public record Wrong(Code code, String subject) {

    public enum Code {
        NO_SUCH_QUESTION,
        NOT_ASKED,
        NO_SUCH_OPTION,
        DONT_KNOW_NOT_ALLOWED,
        EMPTY,
        WRONG_FORM,
        TOO_LONG
    }

    private static final int LONGEST = 4000;

    static List<Wrong> in(Protocol protocol, Answer answer, Answers before) {
        var question = protocol.question(answer.question());
        if (question.isEmpty())
            return List.of(new Wrong(Code.NO_SUCH_QUESTION, answer.question()));
        var now = new Current(protocol, before);
        if (now.shown(question.get()) != Truth.YES || question.get().phase() == Phase.SCORE && !now.gatePassed())
            return List.of(new Wrong(Code.NOT_ASKED, answer.question()));
        return of(question.get(), answer.value(), now);
    }

    private static List<Wrong> of(Question question, Value value, Current now) {
        var choices = now.choices(question).stream().map(Question.Option::id).collect(Collectors.toSet());
        return switch (value) {
            case Value.Unknown u -> question.unknown().allowed() ? List.of()
                    : List.of(new Wrong(Code.DONT_KNOW_NOT_ALLOWED, question.id()));
            case Value.Words w -> words(question, w);
            case Value.Choice c -> choice(question, c, choices);
            case Value.Several s -> several(question, s, choices);
        };
    }

    private static List<Wrong> words(Question question, Value.Words words) {
        if (question.type() != QuestionType.TEXT)
            return List.of(new Wrong(Code.WRONG_FORM, question.id()));
        if (words.text().length() > LONGEST)
            return List.of(new Wrong(Code.TOO_LONG, question.id()));
        return words.text().isBlank() ? List.of(new Wrong(Code.EMPTY, question.id())) : List.of();
    }

    private static List<Wrong> choice(Question question, Value.Choice choice, Set<String> choices) {
        if (question.type() == QuestionType.MULTI || question.type() == QuestionType.TEXT)
            return List.of(new Wrong(Code.WRONG_FORM, question.id()));
        if (choice.id().isBlank())
            return List.of(new Wrong(Code.EMPTY, question.id()));
        boolean none = question.type() == QuestionType.PICK && choice.id().equals(Value.NONE);
        return none || choices.contains(choice.id()) ? List.of()
                : List.of(new Wrong(Code.NO_SUCH_OPTION, choice.id()));
    }

    private static List<Wrong> several(Question question, Value.Several several, Set<String> choices) {
        if (question.type() != QuestionType.MULTI)
            return List.of(new Wrong(Code.WRONG_FORM, question.id()));
        var wrong = new ArrayList<Wrong>();
        var named = new HashSet<>(several.yes());
        named.addAll(several.open());
        named.stream().sorted().filter(id -> !choices.contains(id))
                .forEach(id -> wrong.add(new Wrong(Code.NO_SUCH_OPTION, id)));
        if (!several.open().isEmpty() && !question.unknown().allowed())
            wrong.add(new Wrong(Code.DONT_KNOW_NOT_ALLOWED, question.id()));
        return wrong;
    }
}
