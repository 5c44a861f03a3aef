package org.tourniquet.broadcast.delivery.mailbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody wrote without our own words below it, which must not be read as theirs. */
final class Quoted {
    private static final Pattern BEGINS = Pattern.compile(
            "(?m)^(-{2,} ?(original message|message d'origine|alkuperäinen viesti|eredeti üzenet).*|_{20,}"
                    + "|[^\\n]{0,200}(wrote|a écrit|kirjoitti|írta|skribis|كتب) ?:\\h*"
                    + "|(from|de|lähettäjä|feladó|من):\\h[^\\n]*@[^\\n]*)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Quoted() {
    }

    /** The words above the quotation; all of them where nothing would be left. */
    static String without(String words) {
        String text = words.replace("\r", "");
        Matcher begins = BEGINS.matcher(text);
        String above = begins.find() ? text.substring(0, begins.start()) : text;
        String own = above.lines().filter(line -> !line.startsWith(">")).reduce("", (all, line) -> all + line + "\n").strip();
        return own.isEmpty() ? text.strip() : own;
    }
}
