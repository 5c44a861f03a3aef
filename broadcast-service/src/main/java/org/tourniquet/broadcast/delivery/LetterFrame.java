package org.tourniquet.broadcast.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The plain frame around a mail to one person: its own words and nothing else, addresses made into links. */
@ApplicationScoped
class LetterFrame {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

    private final String organisation;

    LetterFrame(@ConfigProperty(name = "tourniquet.organisation") String organisation) {
        this.organisation = organisation;
    }

    String subject(String asked) {
        return asked == null || asked.isBlank() ? organisation : asked;
    }

    String html(String subject, String body, String language) {
        StringBuilder html = new StringBuilder(1024);
        html.append("<!doctype html><html lang=\"").append(escape(language)).append("\" dir=\"")
                .append("ar".equals(language) ? "rtl" : "ltr").append("\"><head><meta charset=\"utf-8\"><title>")
                .append(escape(subject)).append("</title></head><body style=\"margin:0;padding:24px 12px;background:#fbfaf7;")
                .append("color:#1b1f24;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;")
                .append("font-size:17px;line-height:1.5\"><div style=\"max-width:600px;margin:0 auto\">")
                .append("<p style=\"margin:0 0 16px;font-size:15px;color:#4a5058\">").append(escape(organisation))
                .append("</p>");
        for (String paragraph : body.strip().split("\\n\\s*\\n"))
            html.append("<p style=\"margin:0 0 12px\">").append(linked(paragraph).replace("\n", "<br>")).append("</p>");
        return html.append("</div></body></html>").toString();
    }

    private static String linked(String text) {
        StringBuilder html = new StringBuilder();
        Matcher link = LINK.matcher(text);
        int from = 0;
        for (; link.find(); from = link.end())
            html.append(escape(text.substring(from, link.start()))).append("<a style=\"color:#0b6e6e\" href=\"")
                    .append(escape(link.group())).append("\">").append(escape(link.group())).append("</a>");
        return html.append(escape(text.substring(from))).toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
