package org.tourniquet.broadcast.delivery.mailbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tourniquet.broadcast.delivery.Returned;
import org.tourniquet.broadcast.delivery.Returned.Kind;
import org.tourniquet.broadcast.delivery.mailbox.Reports.Report;

/**
 * Bounces that follow no standard, as qmail, Exim, Exchange, Notes and the large providers have written them. A mail of a
 * machine
 * that says of itself that something could not be delivered; from anybody else the same words are words.
 */
final class PlainBounces {
    private static final int FAR = 1_500;
    private static final Pattern SUBJECT = words(
            "undeliver|delivery (status notification|failure|failed|problem|report|incomplete|has (failed|been delayed))",
            "return(ed|ing) (mail|message|to sender)|failure notice|mail (delivery|system) (fail|error|problem)|message (not|delayed)",
            "delivery .{0,20}(delayed|unsuccessful)|nondeliver|non remis|échec de la remise|toimitus epäonnistui|kézbesíthetetlen",
            "warning: (could not send|message)|delivery notification|mail delivery failed|could not be delivered|rejected:");
    private static final Pattern BODY = words(
            "(could|can|was|were|has|have) ?(not|n.t) (be |been |yet been )?(deliver|reach|sent|found)|unable to deliver",
            "undeliver|delivery (to .{1,200})?(has |is )?fail|permanent (fatal )?error|did not reach|returned to (the )?sender",
            "the qmail-send program|failed permanently|delivery error|couldn.t be delivered|delivery .{0,40}delayed|not been delivered",
            "n.a pas pu être|ei voitu toimittaa|nem sikerült kézbesíteni|rejected your message|could not send message");
    private static final Pattern STILL_TRIES = words(
            "still (be(ing)? )?(try|tried|queued)|will (keep|continue) (on )?(to )?tr(y|ying)|has not yet been|no action is required",
            "delayed|warning message only|do not need to resend|delivery attempts will continue");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+=&'/~-]{1,64}@[A-Za-z0-9.-]{1,200}\\.[A-Za-z]{2,24}");

    private PlainBounces() {
    }

    static Optional<Report> of(Letter letter) {
        String text = letter.words();
        String failed = letter.header("X-Failed-Recipients");
        boolean machine = letter.fromMachine() || !failed.isEmpty();
        if (!machine || failed.isEmpty() && !says(letter, text))
            return Optional.empty();
        String ours = ownWords(text);
        Matcher phrase = BODY.matcher(ours);
        int from = phrase.find() ? phrase.start() : 0;
        String recipient = failed.isEmpty() ? recipient(letter, ours, from) : Reports.address(failed.split(",")[0]);
        String reason = reason(ours, recipient, from);
        String status = Optional.ofNullable(Statuses.in(reason)).orElseGet(() -> Statuses.in(ours));
        boolean ended = !STILL_TRIES.matcher(letter.header("Subject") + "\n" + ours).find();
        Kind kind = ended ? Statuses.kind(status, reason) : Kind.SOFT;
        return Optional.of(new Report(kind, ended, recipient, status, Returned.oneLine(reason)));
    }

    private static boolean says(Letter letter, String text) {
        String words = ownWords(text);
        return BODY.matcher(words).find()
                && (SUBJECT.matcher(letter.header("Subject")).find() || Statuses.in(words) != null
                        || ADDRESS.matcher(words).find());
    }

    /** Without the mail of ours that it brings back. */
    private static String ownWords(String text) {
        Matcher copy = Pattern.compile(
                "(?im)^(-+ ?(below this line|this is a copy|original message|the body of|returned message|message header|unsent).*|"
                        + "return-path: .*|received: from .*|-{3,} ?forwarded.*)$")
                .matcher(text);
        return copy.find() ? text.substring(0, copy.start()) : text;
    }

    /** The first address after the sentence that says so, else the first before it, never our own. */
    private static String recipient(Letter letter, String text, int from) {
        for (String where : new String[] { text.substring(from), text }) {
            Matcher address = ADDRESS.matcher(where);
            while (address.find())
                if (!ownAddress(letter, address.group()))
                    return address.group();
        }
        return null;
    }

    private static boolean ownAddress(Letter letter, String address) {
        return letter.header("To").contains(address) || letter.header("From").contains(address)
                || address.matches("(?i)(mailer-daemon|postmaster|abuse)@.*");
    }

    /** What stands with the address: its line if it says something, and the lines below it. */
    private static String reason(String text, String recipient, int from) {
        int at = recipient == null ? from : Math.max(text.indexOf(recipient), 0);
        String near = text.substring(at, Math.min(text.length(), at + FAR));
        near = recipient == null ? near : near.substring(recipient.length());
        String[] paragraphs = near.replace("\r", "").split("\n[ \\t]*\n");
        String said = "";
        for (int i = 0; i < paragraphs.length && i < 4 && said.length() < 20; i++)
            said = (said + " " + paragraphs[i].replaceFirst("^[>:'\"\\]\\s]+", "")).strip();
        return said;
    }

    private static Pattern words(String... alternatives) {
        return Pattern.compile(String.join("|", alternatives),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
