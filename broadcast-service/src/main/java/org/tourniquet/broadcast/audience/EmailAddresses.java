package org.tourniquet.broadcast.audience;

import java.net.IDN;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which mail addresses are written to: one plain address, deliverable in the open net, that belongs to a person. */
public final class EmailAddresses {
    private static final Pattern LOCAL = Pattern
            .compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern
            .compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(xn--[a-z0-9-]{2,59}|[a-z]{2,63})");
    private static final Set<String> OFFICES = Set.of("postmaster", "abuse", "mailer-daemon", "hostmaster");

    /** An address as it is stored, or the reason why it is not. */
    public record Checked(String address, String reason) {
        public boolean ok() {
            return reason == null;
        }
    }

    private EmailAddresses() {
    }

    /** Reads one address; the domain is written in lower case and in its ASCII form, the part before @ stays. */
    public static Checked check(String raw) {
        String text = raw.strip();
        if (text.chars().anyMatch(unit -> Character.isISOControl(unit) || Character.isWhitespace(unit)))
            return wrong("has blanks or control characters");
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1)
            return wrong("is not a mail address");
        if (text.contains(",") || text.contains(";") || text.indexOf('@') != at)
            return wrong("holds more than one address");
        String local = text.substring(0, at);
        if (local.chars().anyMatch(unit -> unit > 127))
            return wrong("has letters before the @ that mail servers refuse");
        if (!LOCAL.matcher(local).matches())
            return wrong("has a form before the @ that cannot be sent to");
        if (OFFICES.contains(local.toLowerCase(Locale.ROOT)))
            return wrong("belongs to an office of the mail system, not to a person");
        String domain = ascii(text.substring(at + 1));
        if (domain == null || !DOMAIN.matcher(domain).matches())
            return wrong("has no domain of the open net");
        if (local.length() > 64 || local.length() + 1 + domain.length() > 254)
            return wrong("is too long");
        return new Checked(local + "@" + domain, null);
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            return null;
        }
    }

    private static Checked wrong(String reason) {
        return new Checked(null, reason);
    }
}
