package org.tourniquet.broadcast.delivery.mailbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.mail.internet.InternetHeaders;

import org.tourniquet.broadcast.delivery.Returned;
import org.tourniquet.broadcast.delivery.Returned.Kind;

/** Reports as the standards have them: of a delivery (RFC 3464, 6533) and of a complaint (RFC 5965). */
final class Reports {

    /** What a report says; a kind that is no bounce for one that tells of nothing gone wrong. */
    record Report(Kind kind, boolean ended, String recipient, String status, String reason) {
    }

    private Reports() {
    }

    /** The worst that a delivery report tells; a relay that gave up counts more than one that still tries. */
    static Optional<Report> delivery(Letter letter) {
        List<Report> told = letter.recipients().stream().map(Reports::one).toList();
        for (Kind kind : List.of(Kind.HARD, Kind.SOFT, Kind.AUTOMATIC)) {
            Optional<Report> worst = told.stream().filter(report -> report.kind == kind)
                    .min((a, b) -> Boolean.compare(b.ended, a.ended));
            if (worst.isPresent())
                return worst;
        }
        return Optional.empty();
    }

    private static Report one(InternetHeaders block) {
        String action = first(block, "Action").toLowerCase(Locale.ROOT);
        String said = first(block, "Diagnostic-Code");
        String words = said.substring(said.indexOf(';') + 1).strip();
        String status = Optional.ofNullable(Statuses.in(first(block, "Status"))).orElseGet(() -> Statuses.in(words));
        String original = address(first(block, "Original-Recipient"));
        String recipient = original == null ? address(first(block, "Final-Recipient")) : original;
        // some write 5.0.0 or 5.7.1 above and the true reason below
        String inner = Statuses.in(words);
        if (status != null && status.endsWith(".0.0") && inner != null && inner.charAt(0) == status.charAt(0))
            status = inner;
        boolean well = action.startsWith("delivered") || action.startsWith("relayed") || action.startsWith("expanded")
                || action.isEmpty() && status != null && status.startsWith("2");
        if (well)
            return new Report(Kind.AUTOMATIC, true, recipient, status, "it was " + action);
        boolean delayed = action.startsWith("delayed");
        Kind kind = delayed ? Kind.SOFT : Statuses.kind(status, words);
        return new Report(kind, !delayed, recipient, status,
                words.isEmpty() ? delayed ? "the relay still tries" : "the relay gave no reason" : Returned.oneLine(words));
    }

    /** A complaint; somebody who says that it was no spam does not complain, and a failed check of signatures is none. */
    static Optional<Report> complaint(Letter letter) {
        InternetHeaders block = letter.complaint();
        if (block == null)
            return Optional.empty();
        String type = first(block, "Feedback-Type").toLowerCase(Locale.ROOT);
        String recipient = Optional.ofNullable(address(first(block, "Original-Rcpt-To")))
                .or(() -> Optional.ofNullable(address(first(block, "Removal-Recipient"))))
                .or(() -> letter.originals().stream().findFirst().map(headers -> address(first(headers, "To"))))
                .orElse(null);
        Kind kind = type.equals("not-spam") || type.startsWith("auth-failure") || type.equals("dmarc") ? Kind.AUTOMATIC
                : Kind.COMPLAINT;
        return Optional.of(new Report(kind, true, recipient, null, "a complaint: " + (type.isEmpty() ? "abuse" : type)));
    }

    /** Of "rfc822; elli@example.org", "<elli@example.org>" or "Elli <elli@example.org>"; null where there is none. */
    static String address(String field) {
        String value = field.substring(field.indexOf(';') + 1).strip();
        int open = value.lastIndexOf('<');
        int close = value.indexOf('>', Math.max(open, 0));
        String address = open >= 0 && close > open ? value.substring(open + 1, close) : value;
        address = xtext(address.replaceAll("\\(.*?\\)", "").strip());
        return address.matches("[^\\s@]+@[^\\s@,;]+") && address.length() <= 254 ? address : null;
    }

    /** RFC 3461: "+2B" stands for a plus. */
    private static String xtext(String text) {
        return text.matches(".*\\+[0-9A-F]{2}.*") && text.contains("+2B")
                ? URLDecoder.decode(text.replace("%", "%25").replaceAll("\\+([0-9A-F]{2})", "%$1"), StandardCharsets.UTF_8)
                : text;
    }

    static String first(InternetHeaders headers, String name) {
        String[] all = headers.getHeader(name);
        return all == null || all.length == 0 ? "" : all[0].replaceAll("\\r?\\n[ \\t]+", " ").strip();
    }
}
