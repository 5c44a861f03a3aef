package org.tourniquet.broadcast.door;

import java.util.List;
import java.util.Map;

/** An announcement in the telephone exchange's own language, TwiML: each paragraph said, with a breath after it. */
final class Announcement {
    /** Twilio takes no longer text in one {@code Say}. */
    private static final int MOST = 4_096;

    private Announcement() {
    }

    /** {@code spoken}: by the tag of the voice ("fi-FI") the paragraphs it says, in the order in which they are heard. */
    static String twiml(Map<String, List<String>> spoken) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response>\n");
        spoken.forEach((voice, paragraphs) -> paragraphs.forEach(paragraph -> xml.append("  <Say language=\"").append(voice)
                .append("\">").append(escaped(shortened(paragraph))).append("</Say>\n  <Pause length=\"1\"/>\n")));
        return xml.append("</Response>\n").toString();
    }

    /** At the end of a sentence, never in the middle of a number. */
    private static String shortened(String text) {
        if (text.length() <= MOST)
            return text;
        int end = text.lastIndexOf(". ", MOST - 1);
        return end < 0 ? text.substring(0, MOST) : text.substring(0, end + 1);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
