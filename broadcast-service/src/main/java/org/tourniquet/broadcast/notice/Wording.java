package org.tourniquet.broadcast.notice;

/** A notice's text in one language, one form per medium; a form that is null or blank is not said. */
public record Wording(String subject, String body, String sms, String banner) {

    public Wording {
        subject = blankToNull(subject);
        body = blankToNull(body);
        sms = blankToNull(sms);
        banner = blankToNull(banner);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip().replace("\r\n", "\n");
    }
}
