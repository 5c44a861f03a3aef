package org.tourniquet.broadcast.notice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * A notice's text in one language: one form per medium, and an update in its parts, of which the forms that are left out are
 * made. What is null or blank is not said.
 *
 * @param opening words without a heading before the parts
 * @param changed what changed
 * @param unknown what we do not know yet
 * @param doing what we are doing
 * @param you what you can do
 * @param values what fills the places of its forms that are declared, or of the day, by name
 */
public record Wording(String subject, String body, String sms, String banner, String opening, String changed, String unknown,
        String doing, String you, Map<String, Fill> values) {

    public Wording {
        subject = blankToNull(subject);
        body = blankToNull(body);
        sms = blankToNull(sms);
        banner = blankToNull(banner);
        opening = blankToNull(opening);
        changed = blankToNull(changed);
        unknown = blankToNull(unknown);
        doing = blankToNull(doing);
        you = blankToNull(you);
        Map<String, Fill> sorted = new TreeMap<>();
        if (values != null)
            values.forEach((name, fill) -> sorted.put(name, fill == null ? Fill.ofTheDay(FieldKind.TEXT) : fill));
        values = java.util.Collections.unmodifiableMap(sorted);
    }

    public Wording(String subject, String body, String sms, String banner) {
        this(subject, body, sms, banner, null, null, null, null, null, Map.of());
    }

    /** Nothing at all. */
    public static Wording none() {
        return new Wording(null, null, null, null);
    }

    /** What is said, by the name of its form or part. */
    public Map<String, String> forms() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("subject", subject);
        forms.put("body", body);
        forms.put("opening", opening);
        forms.put("changed", changed);
        forms.put("unknown", unknown);
        forms.put("doing", doing);
        forms.put("you", you);
        forms.put("sms", sms);
        forms.put("banner", banner);
        forms.values().removeIf(Objects::isNull);
        return forms;
    }

    /** Whether anything is written in the parts of an update. */
    public boolean inParts() {
        return changed != null || unknown != null || doing != null || you != null || opening != null;
    }

    /** The same with what is said to each reader of a medium: what is not written for it is made of the parts. */
    public Wording joined(String language) {
        if (!inParts())
            return this;
        UpdateParts parts = new UpdateParts(this, language);
        return new Wording(subject, body == null ? parts.body() : body, sms == null ? parts.text() : sms,
                banner == null ? parts.line() : banner, opening, changed, unknown, doing, you, values);
    }

    /** Every form and part made anew from its name and its text, null where nothing is said. */
    public Wording each(BinaryOperator<String> made) {
        return new Wording(made.apply("subject", subject), made.apply("body", body), made.apply("sms", sms),
                made.apply("banner", banner), made.apply("opening", opening), made.apply("changed", changed),
                made.apply("unknown", unknown), made.apply("doing", doing), made.apply("you", you), values);
    }

    /** The same words with other fills. */
    Wording filledWith(Map<String, Fill> fills) {
        return new Wording(subject, body, sms, banner, opening, changed, unknown, doing, you, fills);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip().replace("\r\n", "\n");
    }
}
