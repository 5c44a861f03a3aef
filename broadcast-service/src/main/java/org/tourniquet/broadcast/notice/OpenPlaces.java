package org.tourniquet.broadcast.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tourniquet.kit.edge.Languages;

/** The form's questions for what the day has to say. */
final class OpenPlaces {

    private OpenPlaces() {
    }

    static List<NoticeShown.Open> of(Notice notice, Map<String, WordingField> declared) {
        Map<String, NoticeShown.Open> open = new LinkedHashMap<>();
        notice.wordings().forEach((language, words) -> words.values().forEach((name, fill) -> {
            WordingField field = declared.get(name);
            if (fill.person() || field != null && field.source() != WordingField.Source.NOTICE)
                return;
            boolean each = fill.kind().words();
            String place = "fill." + name + (each ? "." + language : "");
            open.putIfAbsent(place, new NoticeShown.Open(name,
                    name + (each && notice.wordings().size() > 1 ? ", " + Languages.nameOf(language) : ""), place,
                    fill.kind().input(), each ? language : null, fill.text(), field == null ? List.of() : field.choices()));
        }));
        return List.copyOf(open.values());
    }
}
