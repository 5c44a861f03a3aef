package org.tourniquet.broadcast.notice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail's two bodies from one plain wording: paragraphs by blank lines, lists by "- ", headings by a line that ends in a
 * colon, links made of addresses. The HTML is one table with inline styles, which old clients draw as new ones do.
 */
record MailBody(String organisation, String language, boolean drill, String body, HouseWords words, Rendering.Links links) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");
    private static final String FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";

    String text() {
        StringBuilder text = new StringBuilder();
        if (drill)
            text.append(words.drillLong()).append("\n\n");
        text.append(body).append("\n\n-- \n");
        if (!body.contains(links.help()))
            text.append(words.help()).append(":\n").append(links.help()).append('\n');
        if (!body.contains(links.contact()))
            text.append(words.doors()).append(":\n").append(links.contact()).append('\n');
        if (!links.code().isEmpty())
            text.append(words.check().formatted(links.code(), links.check())).append('\n');
        text.append(words.why().formatted(organisation)).append('\n');
        if (!links.unsubscribe().isBlank())
            text.append(words.unsubscribe()).append(": ").append(links.unsubscribe()).append('\n');
        return text.toString();
    }

    String html(String subject) {
        String direction = language.equals("ar") ? "rtl" : "ltr";
        String start = language.equals("ar") ? "right" : "left";
        StringBuilder html = new StringBuilder(4096);
        html.append("<!doctype html><html lang=\"").append(language).append("\" dir=\"").append(direction)
                .append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
                .append("<meta name=\"color-scheme\" content=\"light dark\"><title>").append(escape(subject))
                .append("</title></head><body style=\"margin:0;padding:0;background:#fbfaf7;color:#1b1f24\">")
                .append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"background:#fbfaf7\"><tr>")
                .append("<td align=\"center\" style=\"padding:24px 12px\"><table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" dir=\"")
                .append(direction).append("\" style=\"max-width:600px;text-align:").append(start).append(";").append(FONT)
                .append(";font-size:17px;line-height:1.5\">");
        if (drill)
            html.append("<tr><td style=\"padding:12px 16px;background:#5b3fa8;color:#ffffff;font-weight:700\">")
                    .append(escape(words.drillLong())).append("</td></tr>");
        html.append("<tr><td style=\"padding:0 0 16px;font-size:15px;color:#4a5058\">").append(escape(organisation))
                .append("</td></tr><tr><td><h1 style=\"margin:0 0 16px;font-size:24px;line-height:1.25\">")
                .append(escape(subject)).append("</h1>").append(paragraphs()).append("</td></tr>");
        html.append("<tr><td style=\"padding:8px 0 24px\"><a href=\"").append(escape(links.help()))
                .append("\" style=\"display:inline-block;background:#0b6e6e;color:#ffffff;text-decoration:none;font-weight:700;padding:14px 20px;border-radius:6px\">")
                .append(escape(words.help())).append("</a></td></tr>");
        html.append("<tr><td style=\"border-top:1px solid #dcd9d2;padding:16px 0;font-size:14px;color:#4a5058\">")
                .append(anchor(links.contact(), words.doors())).append("<br>");
        if (!links.code().isEmpty())
            html.append(linked(words.check().formatted(links.code(), links.check()))).append("<br>");
        html.append(escape(words.why().formatted(organisation)));
        if (!links.unsubscribe().isBlank())
            html.append("<br>").append(anchor(links.unsubscribe(), words.unsubscribe()));
        return html.append("</td></tr></table></td></tr></table></body></html>").toString();
    }

    private String paragraphs() {
        StringBuilder html = new StringBuilder();
        for (String block : body.split("\\n\\s*\\n")) {
            boolean list = false;
            for (String line : block.strip().split("\\n")) {
                boolean item = line.startsWith("- ");
                if (item != list)
                    html.append(item ? "<ul style=\"margin:0 0 16px;padding-inline-start:20px\">" : "</ul>");
                list = item;
                html.append(item ? "<li style=\"margin:0 0 6px\">" + linked(line.substring(2)) + "</li>"
                        : line.endsWith(":") ? "<p style=\"margin:0 0 4px;font-weight:700\">" + linked(line) + "</p>"
                                : "<p style=\"margin:0 0 12px\">" + linked(line) + "</p>");
            }
            if (list)
                html.append("</ul>");
        }
        return html.toString();
    }

    private static String linked(String line) {
        StringBuilder html = new StringBuilder();
        Matcher link = LINK.matcher(line);
        int from = 0;
        for (; link.find(); from = link.end())
            html.append(escape(line.substring(from, link.start()))).append(anchor(link.group(), link.group()));
        return html.append(escape(line.substring(from))).toString();
    }

    private static String anchor(String address, String text) {
        return "<a href=\"" + escape(address) + "\" style=\"color:#0b6e6e\">" + escape(text) + "</a>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
