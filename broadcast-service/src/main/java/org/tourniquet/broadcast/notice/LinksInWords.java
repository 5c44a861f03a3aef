package org.tourniquet.broadcast.notice;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The links that stand in a notice's words, as phones and mail programs would make them: with or without a scheme. Where they
 * lead is read as a browser reads it, so that {@code https://ours.example@theirs.example} is theirs.
 */
final class LinksInWords {
    /** A scheme, or www, or a name with a path: what is tapped, also where nobody meant a link. */
    private static final Pattern LINK = Pattern
            .compile("(?iu)\\b(?:(?:https?|ftp):[/\\\\]{0,2}[^\\s<>\"{}]+|www\\.[^\\s<>\"{}]+"
                    + "|(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,}/[^\\s<>\"{}]*)");
    /** Where an address hides behind another; nobody can see whose it is. */
    private static final Set<String> SHORTENERS = Set.of("bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "buff.ly",
            "rebrand.ly", "cutt.ly", "s.id", "t.ly", "lnkd.in", "rb.gy", "shorturl.at", "tiny.cc", "bl.ink", "v.gd", "short.io",
            "shorte.st", "adf.ly", "t.me", "wa.me", "youtu.be", "qr.ae", "db.tt", "x.gd", "u.to", "clck.ru", "l.ead.me");

    /** One link: in which wording and form it stands, in full, and whose it is. */
    public record Link(String language, String form, String address, String host) {
        /** A host with letters that imitate others shows what it really is. */
        public String spelled() {
            try {
                return IDN.toASCII(host);
            } catch (IllegalArgumentException noName) {
                return host;
            }
        }
    }

    /** A piece of running text; {@code href} is null where it is not a link. */
    public record Piece(String text, String href) {
    }

    private LinksInWords() {
    }

    /** A text cut where its full links begin and end; the pieces together are the text. */
    static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (MatchResult found : LINK.matcher(text).results().toList()) {
            String link = bare(found.group());
            if (!link.matches("(?i)https?://.*"))
                continue;
            if (found.start() > from)
                pieces.add(new Piece(text.substring(from, found.start()), null));
            pieces.add(new Piece(link, link));
            from = found.start() + link.length();
        }
        if (from < text.length())
            pieces.add(new Piece(text.substring(from), null));
        return List.copyOf(pieces);
    }

    /** Without the sign that ends the sentence around it. */
    private static String bare(String link) {
        return link.replaceFirst("[.,;:!?)\\]’”]+$", "");
    }

    /** All links that lead elsewhere than to these domains and what is below them. */
    static List<Link> elsewhere(Map<String, Wording> wordings, Set<String> own) {
        List<Link> found = new ArrayList<>();
        wordings.forEach((language, words) -> words.forms().forEach((form, text) -> in(text).stream()
                .filter(address -> own.stream().noneMatch(domain -> within(host(address), domain)))
                .forEach(address -> found.add(new Link(language, form, address, host(address))))));
        return List.copyOf(found);
    }

    /** The first link of a text that goes through a shortener. */
    static Optional<String> shortened(String text) {
        return in(text).stream().filter(address -> SHORTENERS.stream().anyMatch(domain -> within(host(address), domain)))
                .findFirst();
    }

    private static List<String> in(String text) {
        return text == null ? List.of()
                : LINK.matcher(text).results().map(MatchResult::group).map(LinksInWords::bare)
                        .distinct().toList();
    }

    /** The name after the last @ and before the first slash, backslash, question mark, hash or colon. */
    static String host(String address) {
        String rest = address.replaceFirst("(?i)^(https?|ftp):[/\\\\]*", "");
        String authority = rest.split("[/\\\\?#]", 2)[0];
        String host = authority.substring(authority.lastIndexOf('@') + 1).split(":", 2)[0].toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static boolean within(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
