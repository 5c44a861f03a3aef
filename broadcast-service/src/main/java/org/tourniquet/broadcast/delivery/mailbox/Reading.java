package org.tourniquet.broadcast.delivery.mailbox;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tourniquet.broadcast.delivery.Returned;
import org.tourniquet.broadcast.delivery.Returned.Kind;
import org.tourniquet.broadcast.delivery.mailbox.Reports.Report;
import org.tourniquet.kit.edge.Sha256;

/**
 * Tells what a mail to us is: a report of the standards first, then the bounces of no standard, then whatever no human sent.
 */
final class Reading {
    private static final Pattern ID = Pattern.compile("<[^<>\\s@]{1,200}@[^<>\\s@]{1,200}>");
    private static final Pattern NAMED = Pattern.compile("(?im)^[> \\t]*message-id:\\s*(<[^<>\\s]{1,400}>)");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"]{1,128}@[^\\s<>,;:\"]{1,255}");
    private static final String[] CAME_TO = { "To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To",
            "X-Delivered-To", "X-Forwarded-To" };

    private Reading() {
    }

    /** What the mail says. */
    static Returned of(byte[] bytes, Letter letter) {
        Optional<Report> report = Reports.complaint(letter).or(() -> Reports.delivery(letter))
                .or(() -> letter.receipt() ? Optional.of(automatic("it was seen")) : Optional.empty())
                .or(() -> PlainBounces.of(letter))
                .or(() -> Automatic.sign(letter).map(Reading::automatic));
        Report said = report.orElse(new Report(Kind.WORDS, true, null, null, "somebody wrote"));
        return new Returned(print(bytes, letter), said.kind(), said.ended(), said.recipient(), said.status(), said.reason(),
                about(letter), cameTo(letter));
    }

    private static Report automatic(String sign) {
        return new Report(Kind.AUTOMATIC, true, null, null, sign);
    }

    /** The Message-IDs of the mail that came back, then those it answers. */
    private static List<String> about(Letter letter) {
        Set<String> ids = new LinkedHashSet<>();
        letter.originals().forEach(headers -> find(ids, Reports.first(headers, "Message-ID")));
        Matcher named = NAMED.matcher(letter.words());
        while (named.find() && ids.size() < 20)
            ids.add(named.group(1));
        find(ids, letter.header("In-Reply-To"));
        find(ids, letter.header("X-MS-Exchange-Parent-Message-Id"));
        find(ids, letter.header("References"));
        return List.copyOf(ids);
    }

    private static void find(Set<String> ids, String field) {
        Matcher id = ID.matcher(field);
        List<String> found = new ArrayList<>();
        while (id.find() && found.size() < 20)
            found.add(id.group());
        ids.addAll(found.reversed());
    }

    private static List<String> cameTo(Letter letter) {
        return Arrays.stream(CAME_TO).flatMap(name -> Arrays.stream(letter.headers(name))).limit(40)
                .flatMap(value -> ADDRESS.matcher(value).results().map(match -> match.group())).limit(100).distinct().toList();
    }

    /** The same mail read again, by whichever door, is the same. */
    private static String print(byte[] bytes, Letter letter) {
        String id = letter.header("Message-ID").toLowerCase(Locale.ROOT);
        MessageDigest digest = Sha256.fresh();
        digest.update((id + "\n" + letter.header("From") + "\n" + letter.header("Date") + "\n").getBytes());
        if (id.isEmpty())
            digest.update(bytes);
        return HexFormat.of().formatHex(digest.digest());
    }
}
