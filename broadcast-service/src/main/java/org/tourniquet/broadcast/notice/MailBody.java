package org.tourniquet.broadcast.notice;

/**
 * A mail's two bodies from one plain wording: paragraphs by blank lines, lists by "- ", headings by a line that ends in a
 * colon, links made of addresses. Both say the same.
 */
record MailBody(String organisation, String language, boolean drill, String body, HouseWords words, Rendering.Links links) {

    String text() {
        StringBuilder text = new StringBuilder();
        if (drill)
            text.append(words.drillLong()).append("\n\n");
        text.append(body).append("\n\n-- \n");
        if (!body.contains(links.help()))
            text.append(words.help()).append(":\n").append(links.help()).append('\n');
        text.append(WrongWords.in(language)).append(":\n").append(links.help()).append('\n');
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
        return new MailHtml(this, subject).toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
