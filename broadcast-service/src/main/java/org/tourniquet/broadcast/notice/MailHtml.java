package org.tourniquet.broadcast.notice;

import static org.tourniquet.broadcast.notice.MailBody.escape;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tourniquet.kit.edge.Languages;

/**
 * The designed half of a mail: tables and inline styles, which clients of twenty years draw alike; 600 pixels wide, or as
 * narrow as the screen. Nothing is loaded from anywhere. Where a client knows no dark colours it keeps the light ones, both
 * readable.
 */
final class MailHtml {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"\uE000\uE001]+[^\\s<>\"\uE000\uE001.,;:!?)]"
            + "|\uE000(?:help|unsubscribe)[^\uE001]*\uE001");
    private static final String FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
    private static final int PREHEADER = 110;
    /** What a client would show after the preheader, were it not for these. */
    private static final String NOTHING = "&#847;&zwnj;&nbsp;".repeat(40);
    private static final String DARK = "@media (prefers-color-scheme:dark){.paper{background:#16191d!important}"
            + ".ink,.ink h1,.ink h2{color:#eceae4!important}.quiet{color:#b9bcc1!important}.ink a,.quiet a{color:#7fd1cf!important}"
            + ".go,.go a{background:#7fd1cf!important;color:#0d1114!important}}";

    private final MailBody mail;
    private final String direction;
    private final String start;
    private final StringBuilder html = new StringBuilder(6144);

    MailHtml(MailBody mail, String subject) {
        this.mail = mail;
        this.direction = Languages.direction(mail.language());
        this.start = direction.equals("rtl") ? "right" : "left";
        head(subject);
        drill();
        said(subject);
        go();
        foot();
        html.append("</table><!--[if mso]></td></tr></table><![endif]--></td></tr></table></body></html>");
    }

    private void head(String subject) {
        html.append("<!doctype html><html lang=\"").append(mail.language()).append("\" dir=\"").append(direction)
                .append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .append("<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\">")
                .append("<title>").append(escape(subject)).append("</title><style>").append(DARK)
                .append("</style></head><body class=\"paper\" bgcolor=\"#fbfaf7\" style=\"margin:0;padding:0;background:#fbfaf7;color:#1b1f24\">")
                .append("<div style=\"display:none;max-height:0;overflow:hidden;mso-hide:all\">").append(escape(preheader()))
                .append(NOTHING).append("</div>")
                .append("<table role=\"presentation\" class=\"paper\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" bgcolor=\"#fbfaf7\" style=\"background:#fbfaf7\"><tr>")
                .append("<td align=\"center\" style=\"padding:24px 12px\">")
                // Word, which draws mail in old Outlooks, knows no max-width
                .append("<!--[if mso]><table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td><![endif]-->")
                .append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" dir=\"")
                .append(direction)
                .append("\" style=\"max-width:600px;text-align:").append(start).append(';').append(FONT)
                .append(";font-size:17px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word\">");
    }

    /** The first thing said, as lists of mails show it beside the subject. */
    private String preheader() {
        String said = mail.body().replaceAll(Mould.MARK, "").replaceAll("\\s+", " ").strip();
        if (said.length() <= PREHEADER)
            return said;
        int end = said.lastIndexOf(' ', PREHEADER);
        return said.substring(0, end < PREHEADER / 2 ? PREHEADER : end) + "…";
    }

    private void drill() {
        if (mail.drill())
            html.append(
                    "<tr><td bgcolor=\"#5b3fa8\" style=\"padding:12px 16px;background:#5b3fa8;color:#ffffff;font-weight:700\">")
                    .append(escape(mail.words().drillLong())).append("</td></tr>");
    }

    private void said(String subject) {
        html.append("<tr><td class=\"quiet\" align=\"").append(start)
                .append("\" style=\"padding:12px 0 16px;font-size:15px;color:#4a5058\">").append(escape(mail.organisation()))
                .append("</td></tr><tr><td class=\"ink\" align=\"").append(start)
                .append("\" style=\"color:#1b1f24\"><h1 style=\"margin:0 0 16px;font-size:24px;line-height:1.25;font-weight:700\">")
                .append(escape(subject)).append("</h1>");
        paragraphs();
        html.append("</td></tr>");
    }

    private void paragraphs() {
        String list = "<ul style=\"margin:0 0 16px;padding:" + (start.equals("left") ? "0 0 0 20px" : "0 20px 0 0") + "\">";
        for (String block : mail.body().split("\\n\\s*\\n")) {
            boolean within = false;
            for (String line : block.strip().split("\\n")) {
                boolean item = line.startsWith("- ");
                if (item != within)
                    html.append(item ? list : "</ul>");
                within = item;
                html.append(item ? "<li style=\"margin:0 0 6px\">" + linked(line.substring(2)) + "</li>"
                        : line.endsWith(":") ? "<h2 style=\"margin:0 0 4px;font-size:17px;line-height:1.5;font-weight:700\">"
                                + linked(line) + "</h2>"
                                : "<p style=\"margin:0 0 12px\">" + linked(line) + "</p>");
            }
            if (within)
                html.append("</ul>");
        }
    }

    /** A button that is a table cell: it has its colour also where links have no padding. */
    private void go() {
        html.append("<tr><td align=\"").append(start).append("\" style=\"padding:12px 0 24px\">")
                .append("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr>")
                .append("<td class=\"go\" bgcolor=\"#0b6e6e\" style=\"background:#0b6e6e;border-radius:6px;padding:14px 20px\"><a href=\"")
                .append(escape(mail.links().help()))
                .append("\" style=\"color:#ffffff;text-decoration:none;font-weight:700;display:inline-block\">")
                .append(escape(mail.words().help())).append("</a></td></tr></table></td></tr>");
    }

    private void foot() {
        Rendering.Links links = mail.links();
        html.append("<tr><td class=\"quiet\" align=\"").append(start)
                .append("\" style=\"border-top:1px solid #dcd9d2;padding:16px 0;font-size:14px;color:#4a5058\">")
                .append(anchor(links.contact(), mail.words().doors())).append("<br>")
                .append(anchor(links.help(), WrongWords.in(mail.language()))).append("<br>");
        if (!links.code().isEmpty())
            html.append(linked(mail.words().check().formatted(links.code(), links.check()))).append("<br>");
        html.append(escape(mail.words().why().formatted(mail.organisation())));
        if (!links.unsubscribe().isBlank())
            html.append("<br>").append(anchor(links.unsubscribe(), mail.words().unsubscribe()));
        html.append("</td></tr>");
    }

    private static String linked(String line) {
        StringBuilder linked = new StringBuilder();
        Matcher link = LINK.matcher(line);
        int from = 0;
        for (; link.find(); from = link.end())
            linked.append(escape(line.substring(from, link.start()))).append(anchor(link.group(), link.group()));
        return linked.append(escape(line.substring(from))).toString();
    }

    private static String anchor(String address, String text) {
        return "<a href=\"" + escape(address) + "\" style=\"color:#0b6e6e\">" + escape(text) + "</a>";
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
