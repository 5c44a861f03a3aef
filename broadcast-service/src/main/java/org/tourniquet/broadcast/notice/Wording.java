package org.tourniquet.broadcast.notice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A notice's text in one language, one form per medium; a form that is null or blank is not said. */
public record Wording(String subject, String body, String sms, String banner) {

    public Wording {
        subject = blankToNull(subject);
        body = blankToNull(body);
        sms = blankToNull(sms);
        banner = blankToNull(banner);
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

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip().replace("\r\n", "\n");
    }
}
