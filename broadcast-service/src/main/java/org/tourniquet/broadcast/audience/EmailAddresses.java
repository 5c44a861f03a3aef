package org.tourniquet.broadcast.audience;

import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which mail addresses are written to: one plain address, deliverable in the open net, that belongs to a person. */
public final class EmailAddresses {
    private static final Pattern LOCAL = Pattern
            .compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern
            .compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(xn--[a-z0-9-]{2,59}|[a-z]{2,63})");
    private static final Pattern NAMED = Pattern.compile("[^<>\\p{Cntrl}@,;]*<\\s*([^<>\\s]+@[^<>\\s]+)\\s*>");
    private static final Set<String> OFFICES = Set.of("postmaster", "abuse", "mailer-daemon", "hostmaster");
    /** Scripts that are written together in one word of Chinese, Japanese or Korean. */
    private static final Set<UnicodeScript> EAST = EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA, UnicodeScript.HANGUL, UnicodeScript.BOPOMOFO, UnicodeScript.LATIN);

    /** An address as it is stored, or the reason why it is not; {@code remark} says what was mended or looks odd. */
    public record Checked(String address, String reason, String remark) {
        public boolean ok() {
            return reason == null;
        }
    }

    private EmailAddresses() {
    }

    /** Reads one address; the domain is written in lower case and in its ASCII form, the part before @ stays. */
    public static Checked check(String raw) {
        if (raw.strip().chars().anyMatch(Character::isISOControl))
            return wrong("has blanks or control characters");
        String text = PlainText.of(raw.strip());
        String remark = PlainText.invisible(raw) ? "invisible characters were taken out"
                : text.equals(raw.strip()) ? null : "wide letters or blanks were written plainly";
        Matcher named = NAMED.matcher(text);
        if (named.matches()) {
            text = named.group(1);
            remark = "the name beside the address was left out";
        } else if (text.regionMatches(true, 0, "mailto:", 0, 7)) {
            text = text.substring(7);
            remark = "mailto: was taken off";
        }
        return checked(text, remark);
    }

    private static Checked checked(String text, String remark) {
        int at = text.lastIndexOf('@');
        if (text.contains(",") || text.contains(";") || at >= 0 && text.indexOf('@') != at)
            return wrong("holds more than one address");
        if (text.chars().anyMatch(Character::isWhitespace))
            return wrong("has blanks or control characters");
        if (at < 1 || at == text.length() - 1)
            return wrong("is not a mail address");
        String local = text.substring(0, at);
        if (local.chars().anyMatch(unit -> unit > 127))
            return wrong("has letters before the @ that most mail servers refuse: it cannot be delivered to");
        if (!LOCAL.matcher(local).matches())
            return wrong("has a form before the @ that cannot be sent to");
        if (OFFICES.contains(local.toLowerCase(Locale.ROOT)))
            return wrong("belongs to an office of the mail system, not to a person");
        String domain = ascii(text.substring(at + 1));
        if (domain == null || !DOMAIN.matcher(domain).matches())
            return wrong("has no domain of the open net");
        if (local.length() > 64 || local.length() + 1 + domain.length() > 254)
            return wrong("is too long");
        return new Checked(local + "@" + domain, null, domain.contains("xn--") && mixed(domain)
                ? "the domain mixes alphabets and may imitate another one: look at it"
                : remark);
    }

    private static String ascii(String domain) {
        try {
            String small = domain.toLowerCase(Locale.ROOT);
            return domain.chars().allMatch(unit -> unit < 0x80) ? small
                    : IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            return null;
        }
    }

    /** Whether one label of a domain takes its letters from alphabets that no language mixes. */
    private static boolean mixed(String domain) {
        for (String label : domain.split("\\.")) {
            Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
            IDN.toUnicode(label).codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
            scripts.remove(UnicodeScript.COMMON);
            scripts.remove(UnicodeScript.INHERITED);
            if (scripts.size() > 1 && !EAST.containsAll(scripts))
                return true;
        }
        return false;
    }

    private static Checked wrong(String reason) {
        return new Checked(null, reason, null);
    }
}
