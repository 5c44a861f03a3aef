package org.tourniquet.broadcast.notice;

import java.util.List;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;

/** What templates ask about words: {@code {wording:left(notice)}}. */
@TemplateExtension(namespace = "wording")
class WordingNames {

    private WordingNames() {
    }

    /** The advice that was left, by language. */
    static List<WordingHelp.Beside> left(Notice notice) {
        return Arc.container().instance(WordingHelp.class).get().left(notice);
    }

    /** A form as the console calls it. */
    static String form(String form) {
        return Advice.formName(form);
    }
}
