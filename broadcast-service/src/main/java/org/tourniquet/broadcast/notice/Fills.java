package org.tourniquet.broadcast.notice;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.tourniquet.kit.edge.Problem;

/** Settles when a wording is saved what fills its places, so that nothing is unknown when it is sent. */
final class Fills {
    private static final int MOST = 40;

    private Fills() {
    }

    /** The places of a wording that are not ours to fill. */
    static Set<String> asked(Wording words) {
        Set<String> asked = new LinkedHashSet<>();
        words.forms().values().forEach(text -> asked.addAll(Placeholders.unknown(text)));
        return asked;
    }

    /**
     * With the organisation's values of this moment; what the day says is checked by its kind, and what is not asked is left.
     */
    static Wording settled(Wording words, Map<String, WordingField> declared, Problem problem, String at) {
        Map<String, Fill> fills = new TreeMap<>();
        for (String name : asked(words)) {
            WordingField field = declared.get(name);
            Fill given = words.values().get(name);
            if (field == null && given == null)
                continue;
            Fill fill = field == null ? new Fill(given.kind(), given.text(), false)
                    : field.source() == WordingField.Source.NOTICE
                            ? Fill.ofTheDay(field.kind()).with(given == null ? "" : given.text())
                            : field.fill();
            check(field, fill, problem, at + "/values/" + name);
            fills.put(name, fill);
        }
        if (fills.size() > MOST)
            problem.at(at + "/values", "too-many", "leaves more than " + MOST + " places open");
        return words.filledWith(fills);
    }

    /** Words from a plan or a template, in which whatever is not declared waits for the day. */
    static Map<String, Wording> opened(Map<String, Wording> wordings, Map<String, WordingField> declared) {
        Map<String, Wording> opened = new TreeMap<>();
        wordings.forEach((language, words) -> {
            Map<String, Fill> fills = new TreeMap<>();
            asked(words).forEach(name -> fills.put(name, words.values().containsKey(name) ? words.values().get(name)
                    : declared.containsKey(name) ? opened(declared.get(name)) : Fill.ofTheDay(FieldKind.TEXT)));
            opened.put(language, words.filledWith(fills));
        });
        return opened;
    }

    private static Fill opened(WordingField field) {
        return field.source() == WordingField.Source.NOTICE ? Fill.ofTheDay(field.kind()) : field.fill();
    }

    private static void check(WordingField field, Fill fill, Problem problem, String at) {
        if (fill.text().isBlank())
            return;
        fill.kind().wrong(fill.text()).ifPresent(why -> problem.at(at, "value", why));
        if (StrangeText.in(fill.text()))
            problem.at(at, "characters", "has characters that are not text");
        if (field != null && !field.choices().isEmpty() && !field.choices().contains(fill.text()))
            problem.at(at, "choice", "must be one of " + String.join(", ", field.choices()));
    }
}
