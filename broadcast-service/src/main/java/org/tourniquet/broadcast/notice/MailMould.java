package org.tourniquet.broadcast.notice;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A notice's mail in one language, laid out once; for each person only what is theirs is put in. */
record MailMould(Mould subject, Mould text, Mould html) {

    static MailMould of(MailBody body, String subject) {
        return new MailMould(Mould.of(subject), Mould.of(body.text()), Mould.of(body.html(subject)));
    }

    Rendering.Mail fill(Function<String, String> values, NextBest.Choice choice) {
        return new Rendering.Mail(subject.fill(values, UnaryOperator.identity()), text.fill(values, UnaryOperator.identity()),
                html.fill(values, MailBody::escape), choice.gets(), !choice.own());
    }
}
