package org.tourniquet.broadcast.notice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A notice's text in one language, one form per medium; a form that is null or blank is not said.
 *
 * @param values what fills the places of its forms that are declared, or of the day, by name
 */
public record Wording(String subject, String body, String sms, String banner, Map<String, Fill> values) {

    public Wording {
        subject = blankToNull(subject);
        body = blankToNull(body);
        sms = blankToNull(sms);
        banner = blankToNull(banner);
        Map<String, Fill> sorted = new TreeMap<>();
        if (values != null)
            values.forEach((name, fill) -> sorted.put(name, fill == null ? Fill.ofTheDay(FieldKind.TEXT) : fill));
        values = java.util.Collections.unmodifiableMap(sorted);
    }

    public Wording(String subject, String body, String sms, String banner) {
        this(subject, body, sms, banner, Map.of());
    }

    /** What is said, by the name of its form. */
    Map<String, String> forms() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("subject", subject);
        forms.put("body", body);
        forms.put("sms", sms);
        forms.put("banner", banner);
        forms.values().removeIf(Objects::isNull);
        return forms;
    }

    /** The same words with other fills. */
    Wording filledWith(Map<String, Fill> fills) {
        return new Wording(subject, body, sms, banner, fills);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip().replace("\r\n", "\n");
    }
}
